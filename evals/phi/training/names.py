"""Makes names of people: listed ones of many cultures, and new ones that only sound right."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from assistant.phi.lexicon import entries
from assistant.phi.vocabulary import rare_names

_END = "$"
_ORDER = 3
_LONGEST = 12
_FAMILIES = {
    "anglo female": "anglo",
    "anglo male": "anglo",
    "word names": "anglo",
    "african american": "anglo",
    "hispanic": "hispanic and portuguese",
    "south asian": "south asian",
    "middle eastern and muslim": "middle eastern",
    "east asian": "east asian",
    "vietnamese and southeast asian": "vietnamese and southeast asian",
    "african": "african and caribbean",
    "european": "european",
    "jewish and hebrew": "jewish",
    "native and pacific": "native and pacific",
}
_SPLIT = {"mc": "Mc", "mac": "Mac"}
_PARTICLES = {
    "dela": "de la ", "del": "del ", "de": "de ", "van": "van ", "vanden": "van den ",
    "vander": "van der ", "da": "da ", "dos": "dos ",
}  # fmt: skip


class NameMaker:
    """Draws names; a share of them is on no list, so that the tagger cannot learn lists by heart."""

    def __init__(self, random: Random, *, unusual: float = 0.3) -> None:
        self._random = random
        self._unusual = unusual
        self._rare = sorted(rare_names())
        self._first = _by_section("first_names")
        self._last = _by_section("last_names")
        self._firsts = _Letters([n for names in self._first.values() for n in names], random)
        self._lasts = _Letters([n for names in self._last.values() for n in names], random)

    def first(self, culture: str | None = None) -> str:
        """Return a first name, sometimes a double one."""
        name = self._one_first(culture or self._culture())
        if self._random.random() < 0.04:
            joint = self._random.choice(["-", " "])
            return f"{name}{joint}{self._one_first('anglo female')}"
        return name

    def last(self, culture: str | None = None) -> str:
        """Return a last name, sometimes a double one."""
        culture = culture or self._culture()
        name = self._one_last(culture)
        if self._random.random() < (0.3 if culture == "hispanic" else 0.05):
            joint = self._random.choice(["-", " "])
            return f"{name}{joint}{self._one_last(culture)}"
        return name

    def full(self) -> str:
        """Return first and last name, in one of the ways people write both."""
        culture = self._culture()
        first, last = self.first(culture), self.last(culture)
        initial = self._random.choice("ABCDEFGHJKLMNPRSTW")
        forms = [f"{first} {last}"] * 12
        forms += [f"{first} {initial} {last}", f"{first} {initial}. {last}", f"{first[0]}. {last}"]
        forms += [f"{first} {self._one_first(culture)} {last}", f"{first[0]} {last}"]
        forms += [f"{first[0]}.{initial}. {last}", f"{last} {first}"]
        return self._random.choice(forms)

    def _culture(self) -> str:
        return self._random.choice(list(_FAMILIES))

    def _one_first(self, culture: str) -> str:
        if self._random.random() < self._unusual:
            return _capitalize(self._draw_unusual(self._firsts))
        return _capitalize(self._random.choice(self._first[culture]))

    def _one_last(self, culture: str) -> str:
        if self._random.random() < self._unusual:
            return _capitalize(self._draw_unusual(self._lasts))
        name = self._random.choice(self._last[_FAMILIES[culture]])
        return self._spell_last(name)

    def _draw_unusual(self, letters: "_Letters") -> str:
        return letters.invent() if self._random.random() < 0.5 else self._random.choice(self._rare)

    def _spell_last(self, name: str) -> str:
        for start, written in _SPLIT.items():
            if (
                name.startswith(start)
                and len(name) > len(start) + 3
                and self._random.random() < 0.8
            ):
                return written + name[len(start) :].capitalize()
        if name.startswith("o") and name[1:2] in "bcdgkmnrs" and name[1:] in _IRISH:
            return "O'" + name[1:].capitalize()
        for start, written in _PARTICLES.items():
            if name.startswith(start) and name[len(start) :] in _AFTER_PARTICLE:
                return (written.title() if self._random.random() < 0.6 else written) + name[
                    len(start) :
                ].capitalize()
        return _capitalize(name)


class _Letters:
    """A chain of letters learnt from a list of names."""

    def __init__(self, names: Sequence[str], random: Random) -> None:
        self._random = random
        self._listed = frozenset(names)
        self._next: dict[str, list[str]] = defaultdict(list)
        for name in names:
            framed = " " * _ORDER + name + _END
            for index in range(_ORDER, len(framed)):
                self._next[framed[index - _ORDER : index]].append(framed[index])

    def invent(self) -> str:
        """Return a name that is on no list."""
        while True:
            name = self._draw()
            if name not in self._listed and 3 <= len(name) <= _LONGEST and name.isalpha():
                return name

    def _draw(self) -> str:
        letters = " " * _ORDER
        while not letters.endswith(_END) and len(letters) < _ORDER + _LONGEST + 2:
            letters += self._random.choice(self._next[letters[-_ORDER:]])
        return letters.strip().rstrip(_END)


def _by_section(name: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = defaultdict(list)
    for section, entry in entries(name):
        sections[section].append(entry)
    return sections


def _capitalize(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-"))


_IRISH = frozenset(
    [
        "brien",
        "connor",
        "donnell",
        "neill",
        "reilly",
        "sullivan",
        "keefe",
        "leary",
        "malley",
        "rourke",
        "shea",
        "toole",
        "hara",
        "connell",
        "doherty",
        "kane",
        "driscoll",
        "riordan",
        "gorman",
        "hanlon",
        "hagan",
        "kelly",
        "dwyer",
        "donoghue",
        "neal",
        "neil",
        "callaghan",
    ]
)
_AFTER_PARTICLE = frozenset(
    [
        "cruz",
        "rosa",
        "torre",
        "leon",
        "jesus",
        "anda",
        "rio",
        "valle",
        "santos",
        "lossantos",
        "costa",
        "silva",
        "berg",
        "dyke",
        "dijk",
        "heuvel",
        "broek",
        "meer",
        "linden",
        "veen",
        "bergh",
        "luca",
        "angelis",
        "santis",
        "rosa",
    ]
)
