"""Composes training messages from templates and real sentences."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from evals.phi.training.organic import add_names, fill_gaps, read_gapped, read_organic
from evals.phi.training.pieces import Piece, Pieces, disturb, join
from evals.phi.training.slots import SlotFiller
from evals.phi.training.vocabulary import read_templates
from evals.phi.training.written import vary

_SEPARATORS = (
    ". ",
    ". ",
    ". ",
    ", ",
    " ",
    " ",
    "\n",
    "! ",
    "? ",
    "; ",
    " - ",
    " and ",
    " but ",
    "... ",
    " so ",
)
_ENDS = ("", "", ".", "?", "!", "??", " thanks", "\n")
_PLACEHOLDERS = {
    "NAME": "[NAME_1]",
    "CITY": "[CITY_1]",
    "HOSPITAL": "[HOSPITAL_2]",
    "EMPLOYER": "[EMPLOYER_1]",
}


class MessageMaker:
    """Draws messages; about two in five hold no identifier."""

    def __init__(self, random: Random, data: Path, written: Sequence[Pieces] = ()) -> None:
        self._random = random
        self._filler = SlotFiller(random)
        self._with = read_templates("templates")
        self._without = read_templates("plain")
        self._organic = read_organic(data)
        self._gapped = read_gapped(data)
        self._by_hand = written
        self._kinds = [(self._identifying, 0.48), (self._scrubbed, 0.04), (self._plain, 0.14)]
        if self._organic:
            self._kinds += [(self._named, 0.15), (self._untouched, 0.12)]
        if written:
            self._kinds.append((self._written, 0.45))
        if self._gapped:
            self._kinds.append((self._filled, 0.07))

    def messages(self, count: int) -> Iterator[Pieces]:
        """Yield that many messages, disturbed the way people type."""
        for _ in range(count):
            yield disturb(self._draw_message(), self._random)

    def _draw_message(self) -> Pieces:
        (draw,) = self._random.choices(
            [draw for draw, _ in self._kinds], [share for _, share in self._kinds]
        )
        return draw()

    def _identifying(self) -> Pieces:
        return self._compose(self._random.choice([1, 1, 1, 2, 2, 3, 4]), identifying=True)

    def _plain(self) -> Pieces:
        return self._compose(self._random.choice([1, 1, 2, 3]), identifying=False)

    def _named(self) -> Pieces:
        return add_names(self._random.choice(self._organic), self._filler, self._random)

    def _filled(self) -> Pieces:
        return fill_gaps(self._random.choice(self._gapped), self._filler, self._random)

    def _written(self) -> Pieces:
        return vary(self._random.choice(self._by_hand), self._filler, self._random)

    def _untouched(self) -> Pieces:
        return [Piece(self._random.choice(self._organic))]

    def _compose(self, count: int, *, identifying: bool) -> Pieces:
        parts = [
            self._part(identifying=identifying and (i == 0 or self._random.random() < 0.6))
            for i in range(count)
        ]
        self._random.shuffle(parts)
        joined = join(parts, self._random.choices(_SEPARATORS, k=count - 1))
        return [*joined, Piece(self._random.choice(_ENDS))]

    def _part(self, *, identifying: bool) -> Pieces:
        if not identifying and self._organic and self._random.random() < 0.35:
            return [Piece(self._random.choice(self._organic))]
        return self._filler.fill(self._random.choice(self._with if identifying else self._without))

    def _scrubbed(self) -> Pieces:
        pieces = self._compose(self._random.choice([1, 2]), identifying=True)
        return [Piece(_PLACEHOLDERS[p.label]) if p.label else p for p in pieces]
