"""Stretches that look like identifiers and are medicine: trials, codes, doses, laboratory values."""

import re

_UNIT = (
    r"(?:mg|mcg|µg|ug|g|kg|ml|l|dl|iu|units?|mmol|meq|mm|cm|gy|cgy|fractions?|cells?|copies|/?ul|k/ul|ng|pg|u/ml|ng/ml|"
    r"%|percent|mmhg|bpm|steps|calories|kcal|miles|km|dollars|usd|lbs?|pounds|points)"
)
_VALUES = (
    r"\b(?:wbc|anc|platelets?|plts?|neutrophils?|hemoglobin|hgb|hct|rbc|psa|cea|ca\s?-?(?:125|19-9|15-3|27\.29)|afp|ldh|alt|ast|alp|bun|"
    r"creatinine|tsh|ferritin|hcg|count|counts|copies|level|levels|viral load|glucose|calcium|bilirubin|bnp|troponin|score|dose)"
    r"\b[\s:=]{0,3}(?:(?:is|was|are|were|at|of|now|up|down|to|only|about|went|from|dropped|rose|came back|back)\s){0,4}\d[\d,.]*(?:\s?(?:-|to)\s?\d[\d,.]*)?"
)
_DIGIT = re.compile(r"\d")
_PATTERNS = (
    r"\bNCT\s?\d{8}\b",
    r"\b(?:ISRCTN|ACTRN|ChiCTR|UMIN|jRCT|CTRI|DRKS)[\w/-]*\d+\b",
    r"\b20\d\d-\d{6}-\d\d(?:-\d\d)?\b",
    r"\b(?:ndc|ndcs)[\s:#]{0,3}(?:is\s|code\s|number\s)?\d{4,5}-\d{3,4}(?:-\d{1,2})?\b",
    r"(?<!\d)\d{5}-\d{3,4}-\d{2}(?!\d)",
    r"\b(?:cpt|hcpcs|icd(?:-?\s?(?:9|10|o-3))?(?:-cm)?|drg|loinc|snomed|rxnorm|cui|pmid|pmcid|doi|isbn)s?(?:\s(?:code|codes|number))?[\s:#]{0,3}(?:is\s|was\s)?[A-Z]?[\d.,/\s&-]*\d\b",
    r"\b(?-i:[ABCEGJQ])\d{4}\b",
    r"\b9/11\b(?=\s(?:first|attacks?|responders?|survivors?|fund|victims?|health|program|dust|towers?))",
    r"(?<==)\d{1,2}/\d{1,2}\b",
    r"\b[A-TV-Z]\d[\dA-B]\.[\dA-KXZ]{1,4}\b",
    r"\b10\.\d{4,9}/\S+",
    r"\brs\d{3,}\b|\bNM_\d+(?:\.\d+)?|\b[cgmp]\.\(?[A-Z]?[a-z]{0,2}\d+\S*",
    r"\b(?:form|pub|publication)\s(?:w|i|cms|va|ss[a-z]?|wh|hcfa|ub|i)?[\s-]?\d{1,5}(?:-?[A-Z]{1,3}|-\d{1,3})?\b",
    r"(?-i:\b[A-Z]\d{2,4}(?:[A-Z]|fs|del)\b)",
    rf"(?<![\w-])\d[\d,.]*(?:\s?(?:-|to)\s?\d[\d,.]*)?\s?{_UNIT}(?![a-z])",
    _VALUES,
)


class KeptText:
    """Finds what stays although an unannounced pattern may claim it."""

    def __init__(self) -> None:
        self._pattern = re.compile("|".join(f"(?:{p})" for p in _PATTERNS), re.IGNORECASE)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where the kept stretches stand."""
        if not _DIGIT.search(text):
            return []
        return [match.span() for match in self._pattern.finditer(text)]
