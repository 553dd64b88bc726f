"""Apply changes to facts, slot by slot."""

from collections.abc import Sequence

from assistant.domain import ChangeKind, Fact, FactChange


def apply_changes(known: Sequence[Fact], changes: Sequence[FactChange]) -> list[Fact]:
    """Return the facts that stand after the changes, those spoken of last at the end.

    Each change replaces the known fact of its slot; a withdrawn slot is gone. Applying the same
    changes twice changes nothing more.
    """
    standing = {fact.slot: fact for fact in known}
    for change in changes:
        standing.pop(change.fact.slot, None)
        if change.change is not ChangeKind.WITHDRAWN:
            standing[change.fact.slot] = change.fact
    return list(standing.values())
