"""Ask how a cut-off message goes on."""

from langgraph.runtime import Runtime

from assistant.answering.wording.asking_answers import clarify as ask_how_it_goes_on
from graph.context import TurnContext
from graph.noting import noted_of
from graph.state import ScrubbedTurn, TurnUpdate


async def clarify(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with what was understood and one question; it never holds medical content."""
    noted = noted_of(state, runtime.context)
    understood = [*noted.told, *noted.still]
    return {"answer": ask_how_it_goes_on(runtime.context.phrases, state.completeness, understood)}
