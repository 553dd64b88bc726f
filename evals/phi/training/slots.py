"""Fills the slots of templates with names, places, dates, numbers and medicine."""

import re
from collections.abc import Callable
from random import Random

from assistant.phi.lexicon import words
from assistant.phi.vocabulary import is_first_name, is_last_name, is_name, word_ranks
from assistant.phi.word_use import is_mostly_small
from evals.phi.training.names import NameMaker
from evals.phi.training.pieces import Piece, Pieces
from evals.phi.training.places import PlaceMaker
from evals.phi.training.vocabulary import read_vocabulary

_SLOT = re.compile(r"\{(\w+)(?:=([^{}]+))?\}")
"""A kind to draw from, or after "=" the words themselves: "{NAME=Rose} rose at five"."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
]
_HOLIDAYS = ("Christmas", "Thanksgiving", "Easter", "new years", "the 4th of July", "Halloween")
_FIRST_WORD, _LAST_WORD = 1500, 20_000
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "next week", "tomorrow")


class SlotFiller:
    """Turns a template into pieces."""

    def __init__(self, random: Random) -> None:
        self.names = NameMaker(random)
        self.places = PlaceMaker(random, self.names)
        self._random = random
        self._vocabulary = read_vocabulary()
        self._ordinary = [
            w for w, rank in word_ranks().items() if _FIRST_WORD < rank < _LAST_WORD and len(w) > 3
        ]
        self._small = [w for w in self._ordinary if is_mostly_small(w) and not is_name(w)]
        self._terms = sorted(
            t
            for t in words("medical_words")
            | words("medicines")
            | words("markers")
            | words("clinical")
            if "{" not in t
        )
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
            "PHONE": lambda: self._digits(
                "555-01##", "###-555-01##", "(###) 555 01##", "+44 7700 900###"
            ),
            "ID": lambda: self._digits("#######", "AB-####-##", "K######", "##-####-#"),
            "ZIP": lambda: self._digits("#####"),
            "ADDR": self._address,
            "NUM": lambda: str(random.randint(2, 88)),
            "YEAR": lambda: str(random.randint(1985, 2025)),
            "I": lambda: random.choice("ABCDEFGHJKLMNPRSTW"),
            "STATE": lambda: self._draw("STATES"),
            "COUNTRY": lambda: self._draw("COUNTRIES"),
            "TERM": self._term,
            "ANY": lambda: random.choice(self._small),
        }

    def fill(self, template: str) -> Pieces:
        """Return the pieces of a template, each slot drawn anew."""
        pieces: Pieces = []
        position = 0
        for slot in _SLOT.finditer(template):
            if slot.start() > position:
                pieces.append(Piece(template[position : slot.start()]))
            pieces += [Piece(slot[2], slot[1])] if slot[2] else self._fill_slot(slot[1])
            position = slot.end()
        return [*pieces, Piece(template[position:])] if position < len(template) else pieces

    def employer(self) -> str:
        """Return a company or a school."""
        return self._random.choice([self.places.employer, self.places.school])()

    def is_last(self, name: str) -> bool:
        """Whether the name is on the list of last names and not on that of first names."""
        return is_last_name(name) and not is_first_name(name)

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
        chance = self._random.random()
        if chance < 0.14:
            return self._draw("W")
        return self._any_word() if chance < 0.17 else self.names.first()

    def _last_or_eponym(self) -> str:
        chance = self._random.random()
        if chance < 0.05:
            return self._draw("EPO")
        return self._any_word() if chance < 0.11 else self.names.last()

    def _term(self) -> str:
        term = self._random.choice(self._terms)
        forms = [term, term, term.capitalize(), term.capitalize(), term.title(), term.upper()]
        return self._random.choice(forms)

    def _any_word(self) -> str:
        return self._random.choice(self._ordinary).capitalize()

    def _date(self) -> str:
        month, day = self._random.choice(_MONTHS), self._random.randint(1, 28)
        number, year = self._random.randint(1, 12), self._random.randint(1935, 2025)
        forms = [f"{number}/{day}"] * 3 + [f"{month} {day}"] * 2 + [month]
        forms += [f"{month} {day}, {year}", f"{number}/{day}/{year}"]
        forms += [self._random.choice(_HOLIDAYS), self._random.choice(_WEEKDAYS)]
        return self._random.choice(forms)

    def _address(self) -> str:
        street = self._random.choice(["St", "Street", "Ave", "Road", "Lane", "Drive", "Blvd"])
        name = self._random.choice([self.names.last(), "Maple", "Oak", "Main", "Park", "Cedar"])
        return f"{self._random.randint(1, 9999)} {name} {street}"

    def _digits(self, *forms: str) -> str:
        form = self._random.choice(forms)
        return re.sub("#", lambda _: str(self._random.randint(0, 9)), form)

    def _draw(self, kind: str) -> str:
        return self._random.choice(self._vocabulary[kind])
