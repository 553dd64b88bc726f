"""Say what was noted."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.memory_answers import acknowledge
from assistant.answering.wording.fixed_answers import say
from assistant.answering.wording.wordings import Phrase
from assistant.domain import AnswerKind
from graph.context import TurnContext
from graph.noting import noted_of
from graph.state import ScrubbedTurn, TurnUpdate


async def acknowledge_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with what this message did to memory, or with the question what it should do."""
    phrases = runtime.context.phrases
    if not state.changes:
        unclear = Phrase.CORRECTION_UNCLEAR if state.fact_reply is None else Phrase.WHAT_CHANGED
        return {"answer": say(phrases, unclear, AnswerKind.NOTED)}
    answer = acknowledge(
        phrases,
        noted_of(state, runtime.context),
        reader=state.actor.role,
        facts=state.noted,
        asks=state.fact_question is None,
    )
    return {"answer": answer}
