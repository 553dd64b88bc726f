"""Writes typed, numbered placeholders, and keeps their numbers within a conversation."""

import re
from collections import OrderedDict
from dataclasses import dataclass, field

from assistant.domain import IdentifierKind

_KINDS = "|".join(kind.value for kind in IdentifierKind)
PLACEHOLDER = re.compile(
    rf"\[(?:(?P<kind>{_KINDS})_(?P<number>\d+)|DATE(?:, [\w ]{{1,30}})?|AGE 90\+)\]"
)
AGE_PLACEHOLDER = "[AGE 90+]"
_MOST_CONVERSATIONS = 1000
_MOST_IDENTIFIERS = 500
_SHORTEST_NAME_PART = 2


@dataclass(slots=True)
class Ledger:
    """The numbers given out in one conversation; lives in memory only."""

    numbers: OrderedDict[tuple[IdentifierKind, str], int] = field(default_factory=OrderedDict)
    highest: dict[str, int] = field(default_factory=dict)

    def notice(self, text: str) -> None:
        """Give no number again that a placeholder in `text` already carries."""
        for found in PLACEHOLDER.finditer(text):
            if kind := found["kind"]:
                self.highest[kind] = max(self.highest.get(kind, 0), int(found["number"]))

    def number(self, kind: IdentifierKind, identifier: str) -> int:
        """Return the number of this identifier, a new one when it was not seen before."""
        key = (kind, _key(identifier))
        number = self.numbers.get(key) or self._number_of_namesake(*key)
        if number is None:
            number = self.highest[kind] = self.highest.get(kind, 0) + 1
        self.numbers[key] = number
        if len(self.numbers) > _MOST_IDENTIFIERS:
            self.numbers.popitem(last=False)
        return number

    def names(self) -> list[str]:
        """Return the names met so far, in lower case."""
        return [text for kind, text in self.numbers if kind is IdentifierKind.NAME]

    def _number_of_namesake(self, kind: IdentifierKind, text: str) -> int | None:
        if kind is not IdentifierKind.NAME:
            return None
        parts = _parts(text)
        same = {
            number
            for (other_kind, other), number in self.numbers.items()
            if other_kind is kind and (parts <= _parts(other) or parts >= _parts(other))
        }
        return same.pop() if len(same) == 1 else None


class Ledgers:
    """The ledgers of the conversations used last."""

    def __init__(self) -> None:
        self._ledgers: OrderedDict[str, Ledger] = OrderedDict()

    def of(self, conversation_id: str | None) -> Ledger:
        """Return the conversation's ledger, an empty one without a conversation."""
        if conversation_id is None:
            return Ledger()
        ledger = self._ledgers.setdefault(conversation_id, Ledger())
        self._ledgers.move_to_end(conversation_id)
        if len(self._ledgers) > _MOST_CONVERSATIONS:
            self._ledgers.popitem(last=False)
        return ledger


def _key(identifier: str) -> str:
    return " ".join(re.sub(r"'s$|[.,]", "", identifier.casefold()).split())


def _parts(text: str) -> frozenset[str]:
    return frozenset(p for p in text.split() if len(p) >= _SHORTEST_NAME_PART)
