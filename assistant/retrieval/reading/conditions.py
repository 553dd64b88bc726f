"""Reads when a conditional part of a document applies: `drug:ribociclib current and lab:neutrophils low`."""

import re
from collections.abc import Callable, Sequence

from assistant.domain import Condition, ConditionClause, FactKind, FactStatus

BETWEEN_CLAUSES = re.compile(r"\s+and\s+(?=[a-z]+:)")
"""Only where another kind follows: "head and neck cancer" is one name."""
KINDS_WITH_STATUS = {FactKind.DRUG, FactKind.PROCEDURE, FactKind.ALLERGY}
KINDS_WITH_VALUE = {FactKind.BIOMARKER, FactKind.LAB}
NAMED_BY_VALUE = {
    FactKind.STAGE: re.compile(r"0|I{1,3}[A-C]?|IV[A-C]?|limited|extensive"),
    FactKind.MENOPAUSE: re.compile(r"(?:pre|peri|post)menopausal"),
    FactKind.METASTASIS: re.compile(r"oligometastatic"),
    FactKind.ECOG: re.compile(r"[0-4]"),
}
"""Kinds of which a person has one fact: a clause names what it says, as in `stage:IV`."""
STATUSES = {status.value for status in FactStatus}
STARTS_A_VALUE = re.compile(
    r"positive|negative|ultralow|low|high|equivocal|stable|wild|fusion|mutated|mutation|amplified"
    r"|deficient|proficient|lost|codeleted|vus|ITD|\*\d+\S*|methylated|unmethylated|unmutated|undetectable"
    r"|exon|normal|[A-Z]\d+([A-Z]|del|fs)\w*"
)
NUMBER = re.compile(r"[<>]?=?\d+(\.\d+)?%?")
"""Starts a value only at the end: "claudin 18.2 positive" and "CA 125 high" are names with a number."""
NUMBERED_NAMES = {"ca", "claudin", "trisomy", "monosomy"}
"""Words with which a number behind them is a name: "CA 125", "trisomy 12"."""


def parse_condition(text: str) -> Condition:
    """Return the clauses of `text`, or raise `ValueError` with a sentence naming what is wrong."""
    clauses = [_parse_clause(part) for part in BETWEEN_CLAUSES.split(text.strip())]
    return Condition(clauses=tuple(clauses))


def unknown_clauses(
    condition: Condition, knows: Callable[[FactKind, str], bool]
) -> tuple[ConditionClause, ...]:
    """Return the clauses whose name no fact can have, so that their part would never be shown."""
    return tuple(
        clause
        for clause in condition.clauses
        if not knows(clause.kind, clause.name) and not _is_a_value(clause)
    )


def _is_a_value(clause: ConditionClause) -> bool:
    values = NAMED_BY_VALUE.get(clause.kind)
    return values is not None and values.fullmatch(clause.name) is not None


def _parse_clause(text: str) -> ConditionClause:
    kind, colon, rest = text.partition(":")
    if not colon or not rest.strip():
        raise ValueError(f'"{text}" is not a condition. Write kind:name, as in drug:ribociclib.')
    if kind.strip() not in {known.value for known in FactKind}:
        kinds = ", ".join(known.value for known in FactKind)
        raise ValueError(f'"{kind.strip()}" is no kind of fact. Use one of {kinds}.')
    known_kind = FactKind(kind.strip())
    name, qualifier = _split_qualifier(known_kind, rest.split())
    return ConditionClause(kind=known_kind, name=name, qualifier=qualifier)


def _split_qualifier(kind: FactKind, words: Sequence[str]) -> tuple[str, str | None]:
    split = len(words)
    if kind in KINDS_WITH_STATUS and len(words) > 1 and words[-1] in STATUSES:
        split = len(words) - 1
    if kind in KINDS_WITH_VALUE:
        split = _start_of_value(words)
    return " ".join(words[:split]), " ".join(words[split:]) or None


def _start_of_value(words: Sequence[str]) -> int:
    after_name = range(1, len(words))
    return next((n for n in after_name if _starts_a_value(words, n)), len(words))


def _starts_a_value(words: Sequence[str], n: int) -> bool:
    if STARTS_A_VALUE.fullmatch(words[n]):
        return True
    if words[n - 1].casefold() in NUMBERED_NAMES:
        return False
    return n == len(words) - 1 and NUMBER.fullmatch(words[n]) is not None
