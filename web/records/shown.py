"""Lists of what was found in records, while the people who showed them look: in this process only."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.domain import Actor, KeptRecord, ReadRecord, RememberedFact
from assistant.records.limits import MEGABYTE
from assistant.records.wording import refusal
from memory.fact_rules import says_the_same

LASTS_SECONDS = 2 * 3600.0
"""So long somebody may look at a list before it is gone."""
MOST_SHOWN = 300
"""Lists that wait for a yes, of all people; the oldest goes first."""
MOST_OF_A_PERSON = 3
"""One more pushes a person's oldest out: nobody can push out everybody else's."""
MOST_BYTES = 200 * MEGABYTE
"""Of the files of all lists, where the deployment keeps originals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants kept of a list: facts by their places, and the text."""

    chosen: tuple[int, ...]
    text: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record on somebody's screen; nothing of it is kept."""

    shown_id: str
    person_id: str
    conversation_id: str
    record: ReadRecord
    known: Sequence[RememberedFact] = ()
    """What was remembered when the record was read."""
    same: KeptRecord | None = None
    """The very same file, kept before."""
    original: bytes | None = field(default=None, repr=False)
    since: float = 0.0
    wanted: Wanted | None = None
    """How it was answered; None: nothing was to be kept, or it waits."""

    @property
    def bytes_held(self) -> int:
        """What its file takes."""
        return len(self.original or b"")


class ShownRecords:
    """Holds lists until they are answered, too old, or too many."""

    def __init__(
        self,
        *,
        keeps_files: bool = False,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`keeps_files`: the deployment keeps the originals of records that are confirmed."""
        self._keeps_files = keeps_files
        self._most_bytes = most_bytes
        self._clock = clock
        self._begun = clock()
        self._waiting: dict[str, ShownRecord] = {}
        self._answered: dict[str, ShownRecord] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nobody looks at a list."""
        return not self._waiting

    @property
    def may_have_lost(self) -> bool:
        """Whether this process is so young that a list of the one before could still be waited for."""
        return self._clock() - self._begun < LASTS_SECONDS

    def add(self, shown: ShownRecord) -> ShownRecord:
        """Hold a list from now on, and return it with its time; the oldest make room."""
        self.let_old_go()
        original = shown.original if self._keeps_files else None
        held = replace(shown, since=self._clock(), original=original)
        self._make_room(held)
        self._waiting[held.shown_id] = held
        return held

    def of(self, actor: Actor) -> list[ShownRecord]:
        """Return the lists that wait for a yes of this person."""
        self.let_old_go()
        return self._of(actor.person_id)

    def person_of(self, conversation_id: str) -> str | None:
        """Return the id of whoever looks at a list in a conversation, which may hold nothing else yet."""
        waiting = reversed(self._waiting.values())
        here = (one.person_id for one in waiting if one.conversation_id == conversation_id)
        return next(here, None)

    def take(self, actor: Actor, shown_id: str, wanted: Wanted | None) -> ShownRecord:
        """Hand a list out, once; `RecordError` when it is gone, or somebody else's."""
        self.let_old_go()
        shown = self._waiting.get(shown_id)
        if shown is None or shown.person_id != actor.person_id:
            raise refusal("list_gone")
        del self._waiting[shown_id]
        self._answered[shown_id] = replace(shown, original=None, wanted=wanted)
        return shown

    def was_answered(self, actor: Actor, shown_id: str, wanted: Wanted | None) -> bool:
        """Say whether this person has answered the list in just this way already: a second tap."""
        shown = self._answered.get(shown_id)
        return shown is not None and (shown.person_id, shown.wanted) == (actor.person_id, wanted)

    def put_back(self, shown: ShownRecord) -> None:
        """Take a list that could not be kept again: the person may press once more."""
        self._answered.pop(shown.shown_id, None)
        self._waiting[shown.shown_id] = shown

    def let_old_go(self) -> None:
        """Drop lists nobody answered in time, and the memory of those that were answered."""
        oldest = self._clock() - LASTS_SECONDS
        for lists in (self._waiting, self._answered):
            for one in [key for key, shown in lists.items() if shown.since < oldest]:
                del lists[one]

    def _of(self, person_id: str) -> list[ShownRecord]:
        return [one for one in self._waiting.values() if one.person_id == person_id]

    def _make_room(self, coming: ShownRecord) -> None:
        mine = self._of(coming.person_id)
        for one in mine[: len(mine) - MOST_OF_A_PERSON + 1]:
            del self._waiting[one.shown_id]
        for shown_id in list(self._waiting)[: len(self._waiting) - MOST_SHOWN + 1]:
            del self._waiting[shown_id]
        self._free(coming.bytes_held)

    def _free(self, wanted: int) -> None:
        """Let the oldest lists that hold a file go, until another one fits."""
        held = sum(one.bytes_held for one in self._waiting.values())
        for one in [shown for shown in self._waiting.values() if shown.bytes_held]:
            if held + wanted <= self._most_bytes:
                return
            held -= one.bytes_held
            del self._waiting[one.shown_id]


def known_already(shown: ShownRecord, place: int) -> RememberedFact | None:
    """Return what is remembered of the same thing as a fact of the list, if anything is."""
    fact = shown.record.found[place].fact
    of_slot = [one for one in shown.known if one.fact.slot == fact.slot]
    return of_slot[-1] if of_slot else None


def is_new(shown: ShownRecord, place: int) -> bool:
    """Say whether a fact of the list would add anything to what is remembered."""
    fact = shown.record.found[place].fact
    return not any(
        says_the_same(one.fact, fact) for one in shown.known if one.fact.slot == fact.slot
    )
