"""A message as marked units: names stand as <d0>, <b1> ..., so that one pattern fits all names."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.names.lexicon import Lexicon
from assistant.facts.text.mentions import Mention, find_mentions
from assistant.facts.text.pieces import Piece, cut_pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word, a sign, or a whole name; `start` and `end` are places in the message."""

    text: str
    start: int
    end: int
    mention: Mention | None = None


class Span:
    """A run of units as text to search, with the way back from text to units."""

    def __init__(self, units: Sequence[Unit], first: int, last: int) -> None:
        self.first = first
        self.last = last
        self._starts: list[int] = []
        length = 0
        for unit in units[first:last]:
            self._starts.append(length)
            length += len(unit.text) + 1
        self.text = " ".join(unit.text for unit in units[first:last])

    def unit_at(self, place: int) -> int:
        """Return the index, in the whole message, of the unit at a place of `text`."""
        return self.first + bisect_right(self._starts, place) - 1


def mark(message: str, lexicon: Lexicon) -> list[Unit]:
    """Return the units of a message in order."""
    pieces = cut_pieces(message)
    mentions = find_mentions(message, pieces, lexicon)
    units: list[Unit] = []
    index = 0
    for number, mention in enumerate(mentions):
        units += [_plain(piece) for piece in pieces[index : mention.first]]
        units.append(_named(mention, number, pieces))
        index = mention.last
    return units + [_plain(piece) for piece in pieces[index:]]


def _plain(piece: Piece) -> Unit:
    return Unit(text=piece.text, start=piece.start, end=piece.end)


def _named(mention: Mention, number: int, pieces: Sequence[Piece]) -> Unit:
    return Unit(
        text=f"<{mention.kind.value}{number}>",
        start=pieces[mention.first].start,
        end=pieces[mention.last - 1].end,
        mention=mention,
    )
