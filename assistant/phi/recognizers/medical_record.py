"""Find medical record numbers."""

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.announced import announced
from assistant.phi.recognizers.rule_recognizer import Rule, RuleRecognizer

_WORDS = (
    r"mrn|uhid|(?:uhid|ip|op|opd|ipd|cr|reg(?:istration)?|hosp|hn)\s?(?:no\.?|#|num(?:ber)?)|m\.r\.n\.?|mr\s?#|mrno|emrn?|epi(?:c)?\s+(?:id|mrn|number)|urn?\s?(?:#|no|number)|"
    r"med(?:ical)?\.?\s+rec(?:ord)?s?\.?(?:\s*(?:#|no\.?|nr|num(?:ber)?|id))?|"
    r"(?:hospital|clinic|clinical|patient|pt|chart|record|unit|health\s+record|file)"
    r"\s*(?:#|no\.?|nr\.?|num(?:ber)?|id(?:entifier)?)|chart(?=\s*(?:is\s*)?#?\s*\d{4,})"
)
_TRIGGERS = (
    "uhid ip op opd ipd cr reg registration hosp hn mrn m emrn em mr mrno epic epi ur urn unit med medical hospital clinic clinical patient pt chart "
    "record health file"
)


class MedicalRecordRecognizer(RuleRecognizer):
    """Numbers under which a hospital keeps somebody's chart."""

    kind = IdentifierKind.MRN
    fewest_digits = 3
    rules = (Rule(pattern=announced(_WORDS), words=_TRIGGERS),)
