"""Find named hospitals, clinics, pharmacies, laboratories and hospices."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import words
from assistant.phi.phrases import PhraseList
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.organization import find_organizations, organization_words
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.vocabulary import bare, is_clinical, is_function_word, word_ranks

_TYPE = (
    r"(?:(?:[Cc]omprehensive\s|[Rr]egional\s|[Cc]ommunity\s|[Mm]emorial\s|[Gg]eneral\s|[Uu]niversity\s|[Cc]hildren's\s|[Cc]ounty\s|"
    r"[Cc]ancer\s|[Mm]edical\s|[Hh]ealth\s|[Ss]urgery\s|[Ss]urgical\s|[Oo]ncology\s|[Ii]maging\s|[Bb]reast\s|[Ww]omen's\s){0,3}"
    r"(?:[Hh]ospitals?|[Cc]linics?|[Mm]edical [Cc]ent(?:er|re)|[Cc]ancer [Cc]ent(?:er|re)|[Cc]ancer [Ii]nstitute|[Cc]are [Cc]ent(?:er|re)|"
    r"[Hh]ealth [Cc]ent(?:er|re)|[Hh]ealth [Ss]ystem|[Hh]ealthcare|[Mm]edical [Gg]roup|[Ii]nfirmary|[Ii]nstitute|[Pp]olyclinic|[Pp]avilion|[Ss]pecialty|[Pp]harmacy|[Hh]ospice|[Oo]ncology|"
    r"[Rr]adiology|[Dd]iagnostics|[Ll]aborator(?:y|ies)|[Ss]urgery [Cc]ent(?:er|re)|[Uu]rgent [Cc]are|[Ii]maging [Cc]ent(?:er|re)|"
    r"[Pp]resbyterian|[Mm]ethodist|[Mm]edicine|Health|VA|VAMC|[Nn]ursing [Hh]ome|[Rr]ehab|[Aa]ssisted [Ll]iving|Memorial|Labs?))"
)
_NO_NAME = (
    r"(?!(?:The|My|Our|This|That|A|An|At|In|His|Her|Is|Does|Can|Which|Your|Patient|Medical|Radiation|Cancer|Infusion|"
    r"Breast|Palliative|Emergency|National|American|See|Home|Free|Any|No|Some|What|Best|Did|Do|When|Will|Should|Would|Could|Next|Last|Every|Each|Another|Local|And|But|If|So|Then|Now|"
    r"Has|Had|Was|Were|Are|On|For|From|To|With|Without|After|Before|Since|Because|How|Why|Who|Where|Today|Tomorrow|Yesterday|Ask|Call|Tell|Saw|Get|Got|Sent|Went)\s)"
)
_TYPE_WORDS = (
    "hospital hospitals clinic clinics center centre institute system healthcare group infirmary pharmacy hospice "
    "oncology radiology diagnostics laboratory laboratories care presbyterian methodist medicine health va vamc home "
    "rehab living memorial lab labs"
)
_RARE = 20_000
_KNOWN = 0.99
_SMALL_NAME = (
    r"\b(?:at|from|to|in|through|with|by|near|for|via|into)\s(?P<id>[a-z][a-z'.-]+(?:\s[a-z][a-z'.-]+){0,2}?\s"
    r"(?:hospital|hospitals|medical cent(?:er|re)|cancer cent(?:er|re)|cancer institute|clinic|hospice|pharmacy|infirmary|"
    r"oncology|hematology|radiology|imaging|regional|memorial|general hospital|health cent(?:er|re)|healthcare|medical group|"
    r"urology|rehab|nursing home|urgent care|labs|diagnostics|presbyterian|methodist|apothecary|chemist))\b"
)
_SACRED = (
    r"(?:our lady of(?: the)?(?: [^\W\d_]+){1,2}|sacred heart|holy (?:cross|family|name|spirit)|good (?:samaritan|shepherd)|"
    r"immaculate heart|mother teresa|little company of mary|divine (?:mercy|savior)|blessed sacrament|bon secours)"
)
_NAME = r"(?:(?:St|Mt|Ft)\.?[ ])?[A-Z][\w'&-]+"


class FacilityRecognizer(RuleRecognizer):
    """Capitalised words before a type of facility; short names of known ones."""

    kind = IdentifierKind.HOSPITAL
    rules = (
        Rule(
            pattern=rf"\b(?P<id>{_NO_NAME}{_NAME}(?:[ ](?:of|and|&|the|de)[ ]{_NAME}|[ ]{_NAME}){{0,4}}?[ ]{_TYPE})\b",
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
            pattern=rf"\b(?P<id>{_SACRED})\b(?!\s(?:church|parish|school|of\sjesus))",
            certainty=SHAPED,
            number=False,
            words="our sacred holy good immaculate mother little divine blessed bon",
        ),
        Rule(
            pattern=r"\b(?P<id>(?-i:[Cc])hildren'?s\s(?:of|at|in)\s(?:the\s)?(?-i:[A-Z])[\w'-]+(?:\s(?-i:[A-Z])[\w'-]+)?)\b",
            certainty=SHAPED,
            number=False,
            words="children childrens",
        ),
        Rule(
            pattern=r"\b(?P<id>(?-i:[Cc])hildren'?s\s(?:tower|wing|pavilion|unit|center)\sat\s(?:the\s)?(?-i:[A-Z])[\w'-]+)\b",
            certainty=SHAPED,
            number=False,
            words="children childrens",
        ),
        Rule(
            pattern=r"\b(?P<id>(?-i:Cent(?:er|re)|Institute|Clinic|Hospital)\s(?:for|of)\s(?:the\s)?(?-i:[A-Z])[\w'-]+(?:\s(?:and|&|of)?\s?(?-i:[A-Z])[\w'-]+){0,3}\sat\s(?-i:[A-Z])[\w'-]+(?:\s(?-i:[A-Z])[\w'-]+)?)\b",
            certainty=SHAPED,
            number=False,
            words="center centre institute clinic hospital",
        ),
        Rule(
            pattern=r"\b(?:the|at|from|through|local|our|my)\s(?P<id>(?-i:VA))\b",
            certainty=_KNOWN,
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
        self._small = re.compile(_SMALL_NAME)
        self._known = PhraseList(name for name in words("facilities") if _is_telling(name))

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the rules' matches and the known facilities."""
        yield from super().find(text)
        for start, end in find_organizations(text, "facility head", "facility pair"):
            yield start, end, SHAPED
        yield from self._find_in_small_letters(text)
        for start, end, _ in self._known.find(text):
            yield start, end, _KNOWN if " " in text[start:end] else LIKELY

    def _find_in_small_letters(self, text: str) -> Iterator[Find]:
        """Yield "at sunrise pharmacy", where no article stands before the name."""
        for match in self._small.finditer(text):
            start, words_before = match.start(IDENTIFIER), match.group(IDENTIFIER).split()[:-1]
            if words_before and not any(_is_common(word) for word in words_before):
                yield start, match.end(IDENTIFIER), LIKELY


def _is_common(word: str) -> bool:
    plain = bare(word)
    known = organization_words()
    if (
        plain in known["facility word"]
        or plain in known["facility head"]
        or word in known["facility word"]
    ):
        return True
    return is_function_word(plain) or is_clinical(plain)


def _is_telling(name: str) -> bool:
    return " " in name or word_ranks().get(name, _RARE) >= _RARE
