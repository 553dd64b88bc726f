"""Find named hospitals, clinics, pharmacies, laboratories and hospices."""

from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.rule_recognizer import LIKELY, SHAPED, Rule, RuleRecognizer
from assistant.phi.vocabulary import word_ranks

_TYPE = (
    r"(?:(?:[Cc]omprehensive\s|[Rr]egional\s|[Cc]ommunity\s|[Mm]emorial\s|[Gg]eneral\s|[Uu]niversity\s|[Cc]hildren's\s|[Cc]ounty\s|"
    r"[Cc]ancer\s|[Mm]edical\s|[Hh]ealth\s|[Ss]urgery\s|[Ss]urgical\s|[Oo]ncology\s|[Ii]maging\s|[Bb]reast\s|[Ww]omen's\s){0,3}"
    r"(?:[Hh]ospitals?|[Cc]linics?|[Mm]edical [Cc]ent(?:er|re)|[Cc]ancer [Cc]ent(?:er|re)|[Cc]ancer [Ii]nstitute|[Cc]are [Cc]ent(?:er|re)|"
    r"[Hh]ealth [Cc]ent(?:er|re)|[Hh]ealth [Ss]ystem|[Hh]ealthcare|[Mm]edical [Gg]roup|[Ii]nfirmary|[Pp]harmacy|[Hh]ospice|[Oo]ncology|"
    r"[Rr]adiology|[Dd]iagnostics|[Ll]aborator(?:y|ies)|[Ss]urgery [Cc]ent(?:er|re)|[Uu]rgent [Cc]are|[Ii]maging [Cc]ent(?:er|re)|"
    r"[Pp]resbyterian|[Mm]ethodist|[Mm]edicine|Health|VA|VAMC|[Nn]ursing [Hh]ome|[Rr]ehab|[Aa]ssisted [Ll]iving|Memorial|Labs?))"
)
_NO_NAME = (
    r"(?!(?:The|My|Our|This|That|A|An|At|In|His|Her|Is|Does|Can|Which|Your|Patient|Medical|Radiation|Cancer|Infusion|"
    r"Breast|Palliative|Emergency|National|American|See|Home|Free|Any|No|Some|What|Best)\s)"
)
_TYPE_WORDS = (
    "hospital hospitals clinic clinics center centre institute system healthcare group infirmary pharmacy hospice "
    "oncology radiology diagnostics laboratory laboratories care presbyterian methodist medicine health va vamc home "
    "rehab living memorial lab labs"
)
_RARE = 20_000
_KNOWN = 0.99
_NAME = r"(?:(?:St|Mt|Ft)\.?\s)?[A-Z][\w.'&-]+"


class FacilityRecognizer(RuleRecognizer):
    """Capitalised words before a type of facility; short names of known ones."""

    kind = IdentifierKind.HOSPITAL
    rules = (
        Rule(
            pattern=rf"\b(?P<id>{_NO_NAME}{_NAME}(?:\s(?:of|and|&|the|de)\s{_NAME}|\s{_NAME}){{0,4}}?\s{_TYPE})\b",
            certainty=SHAPED,
            ignore_case=False,
            number=False,
            words=_TYPE_WORDS,
        ),
        Rule(
            pattern=r"\b(?P<id>(?:saint|st\.?|mount|mt\.?)\s(?!(?:and|is|in|at|the|to|for|on|or|but|was|i|my|we|st|apt|unit|near|from|louis|paul|petersburg|george|cloud|thomas|lucia|kitts|croix)\b)"
            r"[a-z]+(?:'s)?)\b(?!\s\d)",
            certainty=LIKELY,
            number=False,
            words="saint st mount mt",
        ),
        Rule(
            pattern=r"\b(?:the|at|from|through|local|our|my)\s(?P<id>(?-i:VA))\b",
            number=False,
            words="va",
        ),
        Rule(
            pattern=r"\b(?P<id>(?!(?:the|a|my|our|at|to|in|from|any|local|community|big|this)\s)[a-z]+(?:\s[a-z]+)?\s"
            r"(?:general|memorial|presbyterian|county|regional|methodist|baptist)\s(?:hospital|medical\scenter|clinic))\b",
            certainty=LIKELY,
            number=False,
            words="hospital center clinic",
        ),
    )

    @override
    def load(self) -> None:
        """Index the known facilities by their first word."""
        super().load()
        self._known = PhraseList(name for name in words("facilities") if _is_telling(name))

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the rules' matches and the known facilities."""
        yield from super().find(text)
        for start, end, _ in self._known.find(text):
            yield start, end, _KNOWN if " " in text[start:end] else LIKELY


def _is_telling(name: str) -> bool:
    return " " in name or word_ranks().get(name, _RARE) >= _RARE
