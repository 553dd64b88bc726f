"""Tell whether a conditional part of a document applies to what is remembered."""

import re
from collections.abc import Iterable, Sequence

from assistant.answering.grounded.cancer_families import is_kind_of
from assistant.domain import (
    Condition,
    ConditionClause,
    Fact,
    FactKind,
    FactStatus,
    RememberedFact,
    Role,
    Subject,
)

_TAKEN = {FactStatus.CURRENT, FactStatus.REDUCED}
_ON_THE_LIST = {*_TAKEN, FactStatus.HELD}
_NOT_YET_OR_NEVER = {FactStatus.PLANNED, FactStatus.NEGATED, FactStatus.ALLERGY}
_NAMED_BY_VALUE = {FactKind.STAGE, FactKind.MENOPAUSE, FactKind.ECOG, FactKind.CONDITION}
_VARIANT = re.compile(
    r"\b(?:exon|mutat\w*|fusion|amplif\w*|delet\w*|insert\w*|codeleted|lost|ITD|[A-Z]\d+[A-Z]\w*)\b"
    r"|\*(?!1\b)\d"
)
"""The last is a star allele other than the usual one: *28, *1/*28."""
_OPERATIONS = {"lumpectomy", "mastectomy", "nephrectomy", "lobectomy", "hepatectomy", "resection"}


def holds(
    condition: Condition, facts: Sequence[RememberedFact]
) -> tuple[RememberedFact, ...] | None:
    """Return the facts that make `condition` true, one for each clause, or None.

    Only facts about the patient count. Of several the patient's own word comes first, then the newest.
    """
    standing = _standing(facts)
    matches = [_match(clause, standing) for clause in condition.clauses]
    found = tuple(dict.fromkeys(match for match in matches if match))
    return found if all(matches) else None


def _standing(facts: Iterable[RememberedFact]) -> list[RememberedFact]:
    """Return the patient's facts, newest first; on one thing the patient's own word stands alone."""
    own = [known for known in facts if known.fact.subject is Subject.PATIENT]
    slots = {known.fact.slot for known in own if known.role is Role.PATIENT}
    kept = [k for k in own if k.role is Role.PATIENT or k.fact.slot not in slots]
    return sorted(kept, key=lambda known: known.recorded_at, reverse=True)


def _match(clause: ConditionClause, facts: Iterable[RememberedFact]) -> RememberedFact | None:
    return next((known for known in facts if _clause_holds(clause, known.fact)), None)


def _clause_holds(clause: ConditionClause, fact: Fact) -> bool:
    if fact.kind is not clause.kind or not _is_named(clause, fact):
        return False
    if clause.qualifier is None:
        return _counts_unqualified(fact)
    return _is_qualified(clause.qualifier.casefold(), fact)


def _counts_unqualified(fact: Fact) -> bool:
    if fact.kind is FactKind.DRUG:
        return fact.status in _ON_THE_LIST
    return fact.status not in _NOT_YET_OR_NEVER or fact.kind is FactKind.ALLERGY


def _is_qualified(qualifier: str, fact: Fact) -> bool:
    """Tell whether the status or the value of `fact` is the one asked for."""
    if qualifier == FactStatus.CURRENT:
        return fact.status in _TAKEN
    if qualifier == fact.status:
        return True
    if fact.status in _NOT_YET_OR_NEVER:
        return False
    value = (fact.value or "").casefold()
    return value == qualifier or (qualifier == "positive" and _is_variant(fact))


def _is_variant(fact: Fact) -> bool:
    """Tell whether a biomarker's value names a change that was found."""
    return fact.kind is FactKind.BIOMARKER and bool(_VARIANT.search(fact.value or ""))


def _is_named(clause: ConditionClause, fact: Fact) -> bool:
    wanted, name, value = (
        clause.name.casefold(),
        fact.name.casefold(),
        (fact.value or "").casefold(),
    )
    if fact.kind is FactKind.CANCER:
        return is_kind_of(name, wanted)
    if fact.kind is FactKind.PROCEDURE and wanted == "surgery":
        return name == wanted or name in _OPERATIONS
    return wanted in _names_of(fact.kind, name, value) or _is_substage(wanted, value, fact.kind)


def _names_of(kind: FactKind, name: str, value: str) -> set[str]:
    """Return what a fact may be called: lupus is an autoimmune disease with that value."""
    if kind is FactKind.METASTASIS:
        return {name, value, name.removesuffix("s")}
    return {name, value} if kind in _NAMED_BY_VALUE else {name}


def _is_substage(wanted: str, value: str, kind: FactKind) -> bool:
    """Tell whether `value` is `wanted` with a letter: IVB is stage IV, but II is not stage I."""
    return kind is FactKind.STAGE and bool(re.fullmatch(rf"{re.escape(wanted)}[a-c]\d?", value))
