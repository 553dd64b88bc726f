"""Show what is remembered."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.memory_answers import describe_memory
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def answer_about_memory(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with every fact, its date, its speaker and the words it came from."""
    today = runtime.context.clock().date()
    answer = describe_memory(runtime.context.phrases, state.facts, runtime.context.describe, today)
    return {"answer": answer}
