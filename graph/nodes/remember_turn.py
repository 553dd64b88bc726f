"""Keep the finished turn."""

from dataclasses import replace

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.finishing import finished_turn
from graph.scrubbing import as_kept
from graph.state import ScrubbedTurn, TurnUpdate


async def remember_turn(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Write all the turn leaves behind in one transaction; change nothing."""
    changes = await as_kept(state.changes, state, runtime.context.scrubber)
    finished = replace(finished_turn(state), changes=changes)
    await runtime.context.memory.finish(state.actor, finished)
    return {}
