"""Bring back what a fact had replaced, once that fact turns out to be somebody else's."""

from collections.abc import Callable, Sequence

from assistant.domain import ChangeKind, Fact, FactChange
from assistant.facts.turns.corrections import Taken
from assistant.facts.turns.spoken_of import is_quoted

Replay = Callable[[Sequence[str]], Sequence[Fact]]
"""Reads messages from the first one on, and returns the facts that stand after the last."""


def restored(
    taken: Taken, earlier: Sequence[str], told: Sequence[Fact], replay: Replay
) -> list[FactChange]:
    """Return what stood before the message that told the facts now taken back, in their slots.

    Read "stage 4", "actually stage 2", "no, that was my sister": stage 4 stands again.
    """
    if not taken.of_another:
        return []
    gone, again = {fact.slot for fact in taken.withdrawn}, {fact.slot for fact in told}
    places = [n for n, text in enumerate(earlier) if is_quoted(taken.withdrawn[-1], text)]
    before = replay(earlier[: places[-1]]) if places else ()
    return [
        FactChange(change=ChangeKind.NEW, fact=fact)
        for fact in before
        if fact.slot in gone and fact.slot not in again
    ]
