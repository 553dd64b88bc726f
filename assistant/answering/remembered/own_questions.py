"""Recognise a question after one thing the person has told: "what is my ki67", "what dose am i on"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.domain import Fact, FactKind, FactStatus, Subject

OWN_QUESTIONS_FILE = Path(__file__).with_name("own_questions.yaml")
LONGEST = 120
"""A longer message asks for more than that."""
_NOT_SPOKEN = re.compile(r"[^\w'/%.+-]+")
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_DOSED = (FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.HELD)


class Aspect(StrEnum):
    """What is asked of a fact."""

    WHEN = "when"
    DOSE = "dose"
    VALUE = "value"


class OwnQuestions(DataShape):
    """The shape of the data file."""

    shapes: dict[Aspect, list[re.Pattern[str]]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: dict[FactKind, list[str]]
    together: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question after something of one's own."""

    aspect: Aspect
    thing: str
    """As it was said; empty: whatever has that aspect."""
    names: frozenset[str] = frozenset()
    """Names it may go by, in letters and digits alone."""
    kind: FactKind | None = None
    """All facts of this kind are meant."""

    @property
    def can_be_answered(self) -> bool:
        """Whether it is clear what is asked after."""
        return bool(self.names or self.kind)

    def with_names(self, names: Sequence[str]) -> "OwnQuestion":
        """Return the question with more `names` that its thing goes by."""
        return replace(self, names=self.names | {plain_name(one) for one in names})

    def is_after(self, fact: Fact) -> bool:
        """Say whether `fact` is what is asked after."""
        if fact.subject is Subject.FAMILY:
            return False
        if self.kind is not None:
            return fact.kind is self.kind and (self.aspect is not Aspect.DOSE or _is_dosed(fact))
        return plain_name(fact.name) in self.names


@cache
def own_questions() -> OwnQuestions:
    """Read the data file once, on first use."""
    return read_data(OWN_QUESTIONS_FILE, OwnQuestions)


def own_question(message: str) -> OwnQuestion | None:
    """Return what a message asks after, where it asks for nothing else."""
    if len(message) > LONGEST:
        return None
    said, table = _spoken(message), own_questions()
    bare = table.after.sub("", table.before.sub("", said)).strip()
    fitting = (
        _question(aspect, _thing_in(found))
        for text in dict.fromkeys((said, bare))
        for aspect, patterns in table.shapes.items()
        for pattern in patterns
        if (found := pattern.fullmatch(text))
    )
    return next(fitting, None)


def _thing_in(found: re.Match[str]) -> str | None:
    said = found.groupdict()
    return "medicines" if said.get("drugs") else said.get("thing")


def plain_name(name: str) -> str:
    """Return a name in lower-case letters and digits alone: "ki67" for "Ki-67"."""
    return _NOT_A_NAME.sub("", name.lower())


def _question(aspect: Aspect, thing: str | None) -> OwnQuestion:
    said, table = (thing or "").strip(), own_questions()
    together = table.together.get(said)
    if together:
        names = frozenset(plain_name(one) for one in together)
        return OwnQuestion(aspect=aspect, thing=said, names=names)
    of_nothing = FactKind.METASTASIS if aspect is Aspect.VALUE else FactKind.DRUG
    named = next((kind for kind, words in table.kinds.items() if said in words), None)
    kind = named if said else of_nothing
    return OwnQuestion(aspect=aspect, thing=said, kind=kind)


def _is_dosed(fact: Fact) -> bool:
    return fact.status in _DOSED


def _spoken(message: str) -> str:
    plain = message.replace("\u2019", "'").lower()
    return " ".join(_NOT_SPOKEN.sub(" ", plain).strip(" .?!").split())
