"""Ask the writer for a draft; a message that told facts is thanked for them first."""

from collections.abc import AsyncIterator

from assistant.answering.remembered.memory_answers import acknowledgement
from assistant.answering.wording.fact_words import say_date
from assistant.answering.writer import AnswerRequest
from assistant.domain import DraftBlock
from graph.context import TurnContext
from graph.noting import noted_of
from graph.release import Basis
from graph.routes import tells_facts
from graph.state import ScrubbedTurn


async def drafted(state: ScrubbedTurn, context: TurnContext) -> AsyncIterator[DraftBlock]:
    """Yield the acknowledgement of a statement, then what the writer writes."""
    if tells_facts(state):
        noted = noted_of(state, context)
        yield acknowledgement(context.phrases, noted, reader=state.actor.role)
    async for block in context.writer.write(_request(state, context)):
        yield block


def _request(state: ScrubbedTurn, context: TurnContext) -> AnswerRequest:
    return AnswerRequest(
        question=state.asked,
        intents=[one.name for one in state.intents],
        found=state.found,
        sections=state.sections,
        facts=context.with_members(state.facts),
        recent=state.recollection.recent,
        shown=frozenset(() if state.rewording else state.recollection.cited),
        today=context.clock().date(),
        rewording=state.rewording,
        may_ask=state.fact_question is None,
    )


def basis_of(state: ScrubbedTurn, context: TurnContext) -> Basis:
    """Return what the draft may rest on."""
    today = context.clock().date()
    days = [say_date(known.recorded_at.date(), today) for known in state.facts]
    return Basis(
        passages=state.passages,
        question=state.question,
        facts=context.with_members(state.facts),
        our_words=days,
    )
