"""What one place in a message claims, before claims about the same thing become one fact."""

from dataclasses import dataclass
from enum import StrEnum

from assistant.domain import FactKind, FactStatus


class Whose(StrEnum):
    """Who a clause is about."""

    PATIENT = "patient"
    FAMILY = "family"
    STRANGER = "stranger"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A fact in the making; `place` is the index of the unit it stands at."""

    kind: FactKind
    name: str
    whose: Whose
    place: int
    value: str | None = None
    status: FactStatus = FactStatus.NONE
    since: str | None = None
    certain: bool = True
    withdrawn: bool = False
    """True: the message takes this back."""

    @property
    def key(self) -> tuple[FactKind, str, Whose]:
        """Claims with one key are about one thing."""
        return (self.kind, self.name.lower(), self.whose)
