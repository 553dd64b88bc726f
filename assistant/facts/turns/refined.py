"""Retire what was told in general once the same thing is told exactly."""

from collections.abc import Sequence

from assistant.domain import ChangeKind, Fact, FactChange, FactKind
from assistant.facts.assemble import is_more_exact
from assistant.facts.names.drug_classes import is_member
from assistant.facts.names.lexicon import Lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.treatments.procedures import GOES_ON

WORDS = Patterns("refined")

UNSPECIFIED = "unspecified"
SURGERY = "surgery"


def refined(
    known: Sequence[Fact], told: Sequence[Fact], text: str, lexicon: Lexicon
) -> list[FactChange]:
    """Return the changes that retire "unspecified" spread, "chemo", "lymphoma", "surgery"."""
    names_operation = WORDS.names_operation.match(text) is not None
    general = [
        old
        for old in known
        if any(
            _names_place(new, old)
            or is_more_exact(new, old)
            or _names_medicine(new, old, lexicon)
            or (names_operation and _is_operation(new, old))
            for new in told
        )
    ]
    return [FactChange(change=ChangeKind.WITHDRAWN, fact=fact) for fact in general]


def _names_place(new: Fact, old: Fact) -> bool:
    both = new.kind is old.kind is FactKind.METASTASIS and new.subject is old.subject
    return both and old.name == UNSPECIFIED != new.name


def _names_medicine(new: Fact, old: Fact, lexicon: Lexicon) -> bool:
    """Say whether a class is told by its medicine: "starts chemo on friday", then "docetaxel"."""
    both = new.kind is old.kind is FactKind.DRUG and new.subject is old.subject
    alike = both and new.status is old.status and new.name != old.name
    return (
        alike and lexicon.group_of(old.name) == "class" and is_member(new.name, old.name, lexicon)
    )


def _is_operation(new: Fact, old: Fact) -> bool:
    both = new.kind is old.kind is FactKind.PROCEDURE and new.subject is old.subject
    return both and old.name == SURGERY != new.name and new.name not in GOES_ON
