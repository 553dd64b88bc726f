"""Says which passages no longer say what they said when an answer was written from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from assistant.retrieval.ranking.neighbours import parts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPassages:
    """Passages with the last time each changed or went."""

    changes: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def documents(self) -> frozenset[str]:
        """The documents they stand in."""
        return frozenset(passage_id.partition("#")[0] for passage_id in self.changes)

    def after(self, passage_id: str, when: datetime) -> datetime | None:
        """Return when a passage, or a part of a joined one, changed last after `when`."""
        times = (self.changes.get(part) for part in parts_of(passage_id))
        return max((at for at in times if at is not None and at > when), default=None)
