"""Gather what a visit page and the downloads of a person are made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from assistant.answering.remembered.visit_page import (
    Asked,
    Change,
    VisitMaterial,
    VisitPage,
    visit_page,
)
from assistant.answering.wording.wordings import Phrases
from assistant.domain import Actor, Fact, RememberedFact
from memory.fact_history import PastFact
from memory.memory import Memory

CHANGED = "changed"
_WAS_RIGHT_THEN = (None, CHANGED)
"""Why a fact ended that was true until then; None: it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPages:
    """Makes a person's page from memory, each time it is opened."""

    memory: Memory
    phrases: Phrases
    describe: Callable[[Fact], str]
    clock: Callable[[], datetime]

    async def page(self, actor: Actor, since: date | None) -> VisitPage:
        """Return the page: what is new since the day the person names, or since their last page."""
        start = _beginning_of(since) if since else await self.memory.visits.before(actor)
        turns = await self.memory.conversations.turns_since(actor, start)
        past = await self.memory.facts.history(actor)
        material = VisitMaterial(
            facts=[one.known for one in past if one.until is None],
            changes=changes_since(past, start) if start else (),
            asked=[Asked(question=turn.question, answer=turn.answer) for turn in turns],
            since=start.date() if start else None,
            today=self.clock().date(),
        )
        return visit_page(material, self.phrases, self.describe)


def changes_since(past: Sequence[PastFact], start: datetime) -> list[Change]:
    """Return what stands now and was told after `start`, with what it took the place of."""
    return [
        Change(known=one.known, before=_before(one.known, past))
        for one in past
        if one.until is None and one.known.recorded_at >= start
    ]


def true_when_told(past: Sequence[PastFact]) -> list[RememberedFact]:
    """Return what was right when it was told: no doubt, no correction, nothing taken back."""
    return [one.known for one in past if one.reason in _WAS_RIGHT_THEN and one.known.confirmed]


def _before(known: RememberedFact, past: Sequence[PastFact]) -> RememberedFact | None:
    replaced = (
        one.known for one in past if one.replaced_by == known.fact_id and one.reason == CHANGED
    )
    return next(replaced, None)


def _beginning_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
