"""Fills the slots of templates with names, places, dates, numbers and medicine."""

import re
from collections.abc import Callable
from random import Random

from evals.phi.training.names import NameMaker
from evals.phi.training.pieces import Piece, Pieces
from evals.phi.training.places import PlaceMaker
from evals.phi.training.vocabulary import read_vocabulary

_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec"
).split()
_HOLIDAYS = ("Christmas", "Thanksgiving", "Easter", "new years", "the 4th of July", "Halloween")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "next week", "tomorrow")


class SlotFiller:
    """Turns a template into pieces."""

    def __init__(self, random: Random) -> None:
        self.names = NameMaker(random)
        self.places = PlaceMaker(random, self.names)
        self._random = random
        self._vocabulary = read_vocabulary()
        self._identifiers: dict[str, tuple[str, Callable[[], str]]] = {
            "F": ("NAME", self._first_or_word),
            "L": ("NAME", self._last_or_eponym),
            "FL": ("NAME", self.names.full),
            "W": ("NAME", lambda: self._draw("W")),
            "EPO": ("NAME", lambda: self._draw("EPO")),
            "CITY": ("CITY", self.places.city),
            "COUNTY": ("CITY", self.places.county),
            "HOSP": ("HOSPITAL", self.places.facility),
            "PHARM": ("HOSPITAL", self.places.pharmacy),
            "LAB": ("HOSPITAL", self.places.laboratory),
            "EMP": ("EMPLOYER", self.places.employer),
            "SCHOOL": ("EMPLOYER", self.places.school),
        }
        self._other: dict[str, Callable[[], str]] = {
            "DATE": self._date,
            "PHONE": lambda: self._digits("555-01##", "###-555-01##", "(###) 555 01##", "+44 7700 900###"),
            "ID": lambda: self._digits("#######", "AB-####-##", "K######", "##-####-#"),
            "ZIP": lambda: self._digits("#####"),
            "ADDR": self._address,
            "NUM": lambda: str(random.randint(2, 88)),
            "YEAR": lambda: str(random.randint(1985, 2025)),
            "I": lambda: random.choice("ABCDEFGHJKLMNPRSTW"),
            "STATE": lambda: self._draw("STATES"),
            "COUNTRY": lambda: self._draw("COUNTRIES"),
        }

    def fill(self, template: str) -> Pieces:
        """Return the pieces of a template, each slot drawn anew."""
        pieces: Pieces = []
        position = 0
        for slot in _SLOT.finditer(template):
            if slot.start() > position:
                pieces.append(Piece(template[position : slot.start()]))
            pieces += self._fill_slot(slot[1])
            position = slot.end()
        return [*pieces, Piece(template[position:])] if position < len(template) else pieces

    def _fill_slot(self, slot: str) -> Pieces:
        if slot == "CITYST":
            return self._city_and_state()
        if slot in self._identifiers:
            label, draw = self._identifiers[slot]
            return [Piece(draw(), label)]
        if slot in self._other:
            return [Piece(self._other[slot]())]
        return self.fill(self._draw(slot))

    def _city_and_state(self) -> Pieces:
        state = self._draw(self._random.choice(["ABBR", "STATES"]))
        comma = self._random.choice([", ", ", ", " "])
        return [Piece(self.places.city(), "CITY"), Piece(comma + state)]

    def _first_or_word(self) -> str:
        return self._draw("W") if self._random.random() < 0.16 else self.names.first()

    def _last_or_eponym(self) -> str:
        return self._draw("EPO") if self._random.random() < 0.04 else self.names.last()

    def _date(self) -> str:
        chance = self._random.random()
        month, day = self._random.choice(_MONTHS), self._random.randint(1, 28)
        if chance < 0.3:
            return f"{self._random.randint(1, 12)}/{day}"
        if chance < 0.5:
            return f"{month} {day}"
        if chance < 0.6:
            return f"{month} {day}, {self._random.randint(1935, 2025)}"
        if chance < 0.7:
            return f"{self._random.randint(1, 12)}/{day}/{self._random.randint(1935, 2025)}"
        if chance < 0.8:
            return month
        return self._random.choice([*_HOLIDAYS, *_WEEKDAYS])

    def _address(self) -> str:
        street = self._random.choice(["St", "Street", "Ave", "Road", "Lane", "Drive", "Blvd"])
        name = self._random.choice([self.names.last(), "Maple", "Oak", "Main", "Park", "Cedar"])
        return f"{self._random.randint(1, 9999)} {name} {street}"

    def _digits(self, *forms: str) -> str:
        form = self._random.choice(forms)
        return re.sub("#", lambda _: str(self._random.randint(0, 9)), form)

    def _draw(self, kind: str) -> str:
        return self._random.choice(self._vocabulary[kind])
