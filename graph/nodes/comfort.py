"""Answer fear, sadness and loneliness."""

from langgraph.runtime import Runtime

from assistant.answering.wording.comfort import comfort as words_of_comfort
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def comfort(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with what was heard, where help is, and one gentle question."""
    return {"answer": words_of_comfort(runtime.context.phrases, state.question)}
