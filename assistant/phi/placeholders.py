"""Writes typed, numbered placeholders, and keeps their numbers within a conversation."""

import json
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b

from assistant.domain import IdentifierKind

_KINDS = "|".join(kind.value for kind in IdentifierKind)
PLACEHOLDER = re.compile(
    rf"\[(?:(?P<kind>{_KINDS})_(?P<number>\d+)|DATE(?:, [\w ]{{1,30}})?|AGE 90\+)\]"
)
AGE_PLACEHOLDER = "[AGE 90+]"
_MOST_CONVERSATIONS = 1000
_MOST_IDENTIFIERS = 500
_SHORTEST_NAME_PART = 2
_DIGEST_BYTES = 8
_SALT_BYTES = 64


Parts = frozenset[str]
"""Digests of the words of a name, or of any other identifier as a whole."""


@dataclass(slots=True)
class Ledger:
    """Which number of a conversation stands for whom; holds digests, never an identifier."""

    salt: str = ""
    numbers: OrderedDict[tuple[IdentifierKind, Parts], int] = field(default_factory=OrderedDict)
    highest: dict[str, int] = field(default_factory=dict)
    doubtful: set[Parts] = field(default_factory=set)
    """Names too doubtful to be looked for elsewhere."""

    def notice(self, text: str) -> None:
        """Give no number again that a placeholder in `text` already carries."""
        for found in PLACEHOLDER.finditer(text):
            if kind := found["kind"]:
                self._reach(kind, int(found["number"]))

    def number(self, kind: IdentifierKind, identifier: str, *, doubtful: bool = False) -> int:
        """Return the number of this identifier, a new one when it was not seen before."""
        parts = self._parts(kind, identifier)
        number = self.numbers.get((kind, parts)) or self._number_of_namesake(kind, parts)
        if number is None:
            number = self.highest.get(kind, 0) + 1
            self._reach(kind, number)
            if doubtful:
                self.doubtful.add(parts)
        self._keep(kind, parts, number)
        return number

    def has_names(self) -> bool:
        """Whether any name was met so far."""
        return any(kind is IdentifierKind.NAME for kind, _ in self.numbers)

    def is_named(self, word: str) -> bool:
        """Whether a word, in lower case, is part of a name met earlier."""
        part = self._digest(word)
        return any(
            kind is IdentifierKind.NAME and part in parts and parts not in self.doubtful
            for kind, parts in self.numbers
        )

    def written(self) -> str:
        """Return the ledger as text, to be kept with the conversation; empty for an empty one."""
        rows = [
            [k, number, sorted(p), p in self.doubtful] for (k, p), number in self.numbers.items()
        ]
        return json.dumps(rows) if rows else ""

    def resume(self, written: str) -> None:
        """Take up what was written, by this process or another."""
        for kind, number, parts, doubtful in json.loads(written or "[]"):
            self._keep(IdentifierKind(kind), frozenset(parts), number)
            self._reach(kind, number)
            if doubtful:
                self.doubtful.add(frozenset(parts))

    def _reach(self, kind: str, number: int) -> None:
        self.highest[kind] = max(self.highest.get(kind, 0), number)

    def _keep(self, kind: IdentifierKind, parts: Parts, number: int) -> None:
        self.numbers[kind, parts] = number
        if len(self.numbers) > _MOST_IDENTIFIERS:
            self.numbers.popitem(last=False)

    def _number_of_namesake(self, kind: IdentifierKind, parts: Parts) -> int | None:
        if kind is not IdentifierKind.NAME:
            return None
        same = {
            number
            for (other_kind, other), number in self.numbers.items()
            if other_kind is kind and (parts <= other or parts >= other)
        }
        return same.pop() if len(same) == 1 else None

    def _parts(self, kind: IdentifierKind, identifier: str) -> Parts:
        whole = " ".join(re.sub(r"'s$|[.,]", "", identifier.casefold()).split())
        words = whole.split() if kind is IdentifierKind.NAME else [whole]
        long = [word for word in words if len(word) >= _SHORTEST_NAME_PART] or [whole]
        return frozenset(map(self._digest, long))

    def _digest(self, word: str) -> str:
        salt = self.salt.encode()[:_SALT_BYTES]
        return blake2b(word.encode(), key=salt, digest_size=_DIGEST_BYTES).hexdigest()


class Ledgers:
    """The ledgers of the conversations used last."""

    def __init__(self) -> None:
        self._ledgers: OrderedDict[str, Ledger] = OrderedDict()

    def of(self, conversation_id: str | None) -> Ledger:
        """Return the conversation's ledger, an empty one without a conversation."""
        if conversation_id is None:
            return Ledger()
        ledger = self._ledgers.setdefault(conversation_id, Ledger(salt=conversation_id))
        self._ledgers.move_to_end(conversation_id)
        if len(self._ledgers) > _MOST_CONVERSATIONS:
            self._ledgers.popitem(last=False)
        return ledger
