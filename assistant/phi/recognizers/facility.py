"""Find named hospitals, clinics, pharmacies, laboratories and hospices."""

import re
from collections.abc import Sequence

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.recognizers.rule_recognizer import LIKELY, SHAPED, Rule, RuleRecognizer

_TYPE = (
    r"(?:(?:[Cc]omprehensive\s|[Rr]egional\s|[Cc]ommunity\s|[Mm]emorial\s|[Gg]eneral\s|[Uu]niversity\s|[Cc]hildren's\s|[Cc]ounty\s|"
    r"[Cc]ancer\s|[Mm]edical\s|[Hh]ealth\s|[Ss]urgery\s|[Ss]urgical\s|[Oo]ncology\s|[Ii]maging\s|[Bb]reast\s|[Ww]omen's\s){0,3}"
    r"(?:[Hh]ospitals?|[Cc]linics?|[Mm]edical [Cc]ent(?:er|re)|[Cc]ancer [Cc]ent(?:er|re)|[Cc]ancer [Ii]nstitute|[Cc]are [Cc]ent(?:er|re)|"
    r"[Hh]ealth [Cc]ent(?:er|re)|[Hh]ealth [Ss]ystem|[Hh]ealthcare|[Mm]edical [Gg]roup|[Ii]nfirmary|[Pp]harmacy|[Hh]ospice|[Oo]ncology|"
    r"[Rr]adiology|[Dd]iagnostics|[Ll]aborator(?:y|ies)|[Ss]urgery [Cc]ent(?:er|re)|[Uu]rgent [Cc]are|[Ii]maging [Cc]ent(?:er|re)|"
    r"[Pp]resbyterian|[Mm]ethodist|[Mm]edicine|Health|VA|VAMC|[Nn]ursing [Hh]ome|[Rr]ehab|[Aa]ssisted [Ll]iving|Memorial|Labs?))"
)
_NAME = r"(?:(?:St|Mt|Ft)\.?\s)?[A-Z][\w.'&-]+"


class FacilityRecognizer(RuleRecognizer):
    """Capitalised words before a type of facility; short names of known ones."""

    kind = IdentifierKind.HOSPITAL
    needs_digit = False

    def make_rules(self) -> Sequence[Rule]:
        """Names are read from a file."""
        known = "|".join(
            re.escape(name) for name in sorted(words("facilities"), key=len, reverse=True)
        )
        return (
            Rule(
                pattern=rf"\b(?P<id>(?!(?:The|My|Our|This|That|A|An|At|In|His|Her|Is|Does|Can|Which|Your)\s){_NAME}(?:\s(?:of|and|&|the|de)\s{_NAME}|\s{_NAME}){{0,4}}?\s{_TYPE})\b",
                certainty=SHAPED,
                ignore_case=False,
            ),
            Rule(
                pattern=rf"(?<![\w-])(?P<id>(?:{known})(?:\s{_TYPE})?)(?![\w-])", certainty=LIKELY
            ),
            Rule(
                pattern=r"\b(?P<id>(?:saint|st\.?|mount|mt\.?)\s(?!(?:louis|paul|petersburg|george|cloud)\b)[a-z]+'?s?)\b(?!\s\d)",
                certainty=LIKELY,
            ),
            Rule(
                pattern=r"\b(?P<id>[a-z]+(?:\s[a-z]+)?\s(?:general|memorial|presbyterian|county|regional|methodist|baptist)\s(?:hospital|medical\scenter|clinic))\b",
                certainty=LIKELY,
            ),
        )
