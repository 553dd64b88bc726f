"""Makes names of towns, facilities, companies and schools."""

from random import Random

from assistant.phi.lexicon import words
from assistant.phi.vocabulary import all_places
from evals.phi.training.names import NameMaker
from evals.phi.training.vocabulary import read_vocabulary

_COMPASS = ("North", "South", "East", "West")
_FOREIGN = (
    "Hospital San {saint}", "Hospital General de {city}", "Hôpital Saint-{saint}", "Klinikum {city}",
    "Clínica {last}", "Ospedale {last}", "CHU de {city}", "{city} Universitätsklinikum",
    "Hospital Universitario {last}", "Clinique {last}", "{last} Hastanesi", "Royal {city} Infirmary",
    "{city} Royal Hospital", "Queen {first} Hospital", "King {first} Hospital", "Princess {first} Hospital",
)  # fmt: skip
_FACILITY_FORMS = (
    "{good} {type}", "{good} {type}", "{city} {type}", "{city} {type}", "{last} {type}", "St. {saint}",
    "St {saint}", "Saint {saint}", "St. {saint} {type}", "Saint {saint} {type}", "{first} {last} {type}",
    "{good} {city}", "{last}-{last2} Cancer Center", "Mount {saint}", "University of {state}",
    "University of {state} {type}", "{state} {type}", "{city} General", "{last} Memorial", "{good} Health",
    "{city} VA", "{last} Clinic", "{compass} {city} {type}", "{good}", "{letters}", "{letters} {type}",
    "{last}", "{city} {compass} {type}", "{good} {good2} {type}", "{compass}{lower} {type}",
)  # fmt: skip
_EMPLOYER_FORMS = (
    "{last} {biz}", "{last} & Sons", "{last} Bros", "{city} {biz}", "{good} {biz}", "{last} and {last2}",
    "{last}, {last2} & {last}", "{first}'s {biz}", "{last}'s", "{letters}", "{letters} {biz}", "City of {city}",
    "{city} Public Schools", "{lower_title}Tech", "{lower_title}Corp", "{good} {good2} {biz}", "{last} Inc",
    "{last} LLC", "{compass}{lower} {biz}", "{state} Department of Transportation", "{first} {last} {biz}",
)  # fmt: skip


class PlaceMaker:
    """Draws names of towns and of what stands in them."""

    def __init__(self, random: Random, names: NameMaker) -> None:
        self._random = random
        self._names = names
        self._vocabulary = read_vocabulary()
        self._world = sorted(words("world_cities"))
        self._towns = sorted(t for t in all_places() if 1 <= len(t.split()) <= 3)
        self._known = sorted(words("facilities"))
        self._companies = sorted(words("employers"))

    def city(self) -> str:
        """Return a town, in three of ten cases a large one."""
        source = self._world if self._random.random() < 0.3 else self._towns
        return _title(self._random.choice(source))

    def county(self) -> str:
        """Return a county."""
        name = self._random.choice([self.city(), self._names.last()])
        return f"{name} {self._random.choice(['County', 'County', 'county', 'Parish', 'Township'])}"

    def facility(self) -> str:
        """Return a hospital, a clinic, a hospice."""
        chance = self._random.random()
        if chance < 0.3:
            return _title(self._random.choice(self._known))
        return self._fill(self._random.choice(_FOREIGN if chance < 0.38 else _FACILITY_FORMS))

    def pharmacy(self) -> str:
        """Return a pharmacy."""
        if self._random.random() < 0.4:
            return self._random.choice(
                ["CVS", "Walgreens", "Rite Aid", "Duane Reade", "Boots", "Accredo", "Caremark"]
            )
        name = self._random.choice([self._names.last(), self.city(), self._draw("GOODNAMES")])
        return f"{name} {self._draw('PHARMTYPES')}"

    def laboratory(self) -> str:
        """Return a laboratory."""
        known = ["Quest", "Quest Diagnostics", "LabCorp", "Labcorp", "Sonora Quest", "BioReference"]
        return self._random.choice(
            [*known, f"{self.city()} Labs", f"{self._names.last()} Pathology"]
        )

    def employer(self) -> str:
        """Return a company."""
        if self._random.random() < 0.35:
            return _title(self._random.choice(self._companies))
        return self._fill(self._random.choice(_EMPLOYER_FORMS))

    def school(self) -> str:
        """Return a school, a college, a university."""
        if self._random.random() < 0.12:
            return f"University of {self._random.choice([self._draw('STATES'), self.city()])}"
        name = self._random.choice(
            [
                self._names.last(),
                self.city(),
                self._draw("GOODNAMES"),
                self._draw("STATES"),
                self._names.full(),
            ]
        )
        return f"{name} {self._draw('SCHOOLTYPES')}"

    def _fill(self, form: str) -> str:
        letters = "".join(
            self._random.choices("ABCDEFGHIKLMNOPRSTUVW", k=self._random.choice([3, 3, 4]))
        )
        lower = self._random.choice(
            ["brook", "field", "wood", "gate", "bridge", "star", "land", "port"]
        )
        return form.format(
            good=self._draw("GOODNAMES"),
            good2=self._draw("GOODNAMES"),
            type=self._draw("TYPES"),
            biz=self._draw("BIZ"),
            saint=self._draw("SAINTS"),
            state=self._draw("STATES"),
            city=self.city(),
            first=self._names.first(),
            last=self._names.last(),
            last2=self._names.last(),
            compass=self._random.choice(_COMPASS),
            letters=letters,
            lower=lower,
            lower_title=lower.capitalize(),
        )

    def _draw(self, kind: str) -> str:
        return self._random.choice(self._vocabulary[kind])


def _title(name: str) -> str:
    small = {"of", "and", "the", "de", "la", "upon", "on"}
    parts = name.split(" ")
    return " ".join(p if p in small and i else p[:1].upper() + p[1:] for i, p in enumerate(parts))
