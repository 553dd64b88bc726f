"""Keep the finished turn."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.finishing import finished_turn
from graph.state import ScrubbedTurn, TurnUpdate


async def remember_turn(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Write all the turn leaves behind in one transaction; change nothing."""
    await runtime.context.memory.finish(state.actor, finished_turn(state))
    return {}
