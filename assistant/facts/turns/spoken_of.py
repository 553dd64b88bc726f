"""What the messages before spoke of: a medicine only asked about, and the facts "it" and "that" may mean."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, FactStatus
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import KINDS, Lexicon
from assistant.facts.text.marked import mark

ASKED = FactStatus.PLANNED
"""A medicine somebody asked about stands as one that may be begun: a switch does not end it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOf:
    """The known facts, those spoken of last at the end, and what was only asked about."""

    known: tuple[Fact, ...]
    recent: tuple[Fact, ...] | None = None
    """The known facts the messages before spoke of; None: it is not known what they were."""
    asked: tuple[Fact, ...] = ()

    def told(self, changes: Sequence[FactChange]) -> list[FactChange]:
        """Return the changes as they stand to what is known: what was only asked about is new."""
        slots = {fact.slot: fact for fact in self.asked}
        return [
            one if one.fact.slot not in slots else replace(one, change=ChangeKind.NEW)
            for one in changes
            if one.fact.slot not in slots or _is_told(one)
        ]


def spoken_of(known: Sequence[Fact], earlier: Sequence[str], lexicon: Lexicon) -> SpokenOf:
    """Read what `earlier` messages of the person, newest last, spoke of."""
    if not earlier:
        return SpokenOf(known=tuple(known))
    named = [_names(text, lexicon) for text in earlier]
    recent = [fact for fact in known if _is_spoken_of(fact, earlier, named)]
    others = [fact for fact in known if fact not in recent]
    slots = {(fact.kind, fact.name) for fact in known}
    asked = [
        Fact(kind=kind, name=name, status=ASKED)
        for kind, name in named[-1]
        if kind is FactKind.DRUG and (kind, name) not in slots
    ]
    return SpokenOf(known=(*others, *recent), recent=tuple(recent), asked=tuple(asked))


def _names(text: str, lexicon: Lexicon) -> list[tuple[FactKind, str]]:
    kinds: dict[MentionKind, FactKind] = {mention: kind for kind, mention in KINDS.items()}
    mentions = [unit.mention for unit in mark(text, lexicon) if unit.mention]
    found = [(kinds[m.kind], m.entries[0].name) for m in mentions if m.kind in kinds]
    return list(dict.fromkeys(found))


def _is_spoken_of(
    fact: Fact, earlier: Sequence[str], named: Sequence[Sequence[tuple[FactKind, str]]]
) -> bool:
    quoted = any(is_quoted(fact, text) for text in earlier)
    return quoted or any((fact.kind, fact.name) in names for names in named)


def is_quoted(fact: Fact, text: str) -> bool:
    """Say whether a fact was told in these words."""
    quote = _plain(fact.quote)
    return bool(quote) and quote in _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_told(change: FactChange) -> bool:
    """Say whether a message says where a medicine stands that was only asked about before."""
    if change.change is ChangeKind.WITHDRAWN:
        return False
    return change.change is ChangeKind.CONFIRMED or change.fact.status is not ASKED
