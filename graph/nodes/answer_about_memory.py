"""Show what is remembered."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.memory_answers import describe_memory
from assistant.answering.remembered.own_facts import answer_own_question
from assistant.answering.wording.fact_words import Reading
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def answer_about_memory(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with every fact, its date, its speaker and the words it came from; or the one asked after."""
    today = runtime.context.clock().date()
    if state.own_question is not None:
        reading = Reading(question="", today=today, reader=state.actor.role)
        describe = runtime.context.describe
        one = answer_own_question(state.own_question, state.facts, describe, reading)
        return {"answer": one}
    answer = describe_memory(runtime.context.phrases, state.facts, runtime.context.describe, today)
    return {"answer": answer}
