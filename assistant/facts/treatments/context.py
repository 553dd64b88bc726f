"""What the treatments of a message may lean on: what else it tells, and what is known."""

from dataclasses import dataclass

from assistant.domain import FactStatus
from assistant.facts.claims import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a message may lean on."""

    known: tuple[Claim, ...] = ()
    """Medicines of the patient that "it" may mean, the one spoken of last at the end."""
    personal: bool = False
    """True: the message tells other facts of the person, so that a bare name is told too."""
    correcting: bool = False
    knows_drugs: bool = False
    """True: some medicine is known, so that a bare name can correct it."""
    declined: Claim | None = None
    """A treatment of the patient told last as declined: "I changed my mind"."""
    ended: Claim | None = None
    """The medicine told last, where it was stopped."""
    together: frozenset[str] = frozenset()
    """Names of the medicines told last in one breath."""
    last_status: FactStatus | None = None
    """The status of the fact told last: "and codeine" goes on with it."""
