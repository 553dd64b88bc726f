"""Urgency and red flags."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    """How soon a person must act on this message."""

    ROUTINE = "routine"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One rule that fired."""

    rule_id: str
    category: str
    urgency: Urgency
    sign: str
    """The sign it saw, in plain words for the person: "a fever while on chemotherapy"."""
    language: str = "en"
    """In which the sign was written; the first words are said in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """The highest urgency any rule found, and the rules that fired, most urgent first."""

    urgency: Urgency = Urgency.ROUTINE
    flags: tuple[RedFlag, ...] = ()

    @property
    def category(self) -> str | None:
        """Category of the most urgent rule."""
        return self.flags[0].category if self.flags else None


def most_urgent(flags: Iterable[RedFlag]) -> tuple[RedFlag, ...]:
    """Return the flags with the most urgent first, otherwise in their order."""
    order = [Urgency.EMERGENCY, Urgency.SAME_DAY, Urgency.ROUTINE]
    return tuple(sorted(flags, key=lambda flag: order.index(flag.urgency)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePolicy:
    """What a clinic sets for its patients: whom to call, and from which temperature on."""

    emergency_phone: str = "911"
    crisis_phone: str = "988"
    poison_phone: str = "1-800-222-1222"
    care_team_phone: str = ""
    """The cancer team's day and night line; empty: named in words only."""
    fever_celsius: float = 38.0
    raised_celsius: float = 37.5
    language: str = "en"
    uses_chat_model: bool = False
    """Scrubbed messages go to a chat model as well; who asks about privacy is told so."""
