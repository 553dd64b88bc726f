"""Read what is remembered."""

from langgraph.runtime import Runtime

from assistant.errors import MemoryStoreError
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def recall(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `recollection`; without memory the turn goes on, and the answer says so."""
    if state.accepted is None:
        raise AssertionError("`accept_turn` comes before `recall`")
    try:
        recollection = await runtime.context.memory.recall(state.actor, state.accepted)
    except MemoryStoreError:
        return {"memory_failed": True}
    return {"recollection": recollection, "facts": recollection.facts}
