"""Ask before survival figures are shown."""

from langgraph.runtime import Runtime

from assistant.answering.wording.asking_answers import ask_about_numbers as ask_first
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def ask_about_numbers(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer`; the figures come only after a yes."""
    return {"answer": ask_first(runtime.context.phrases, state.question)}
