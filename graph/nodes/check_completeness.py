"""Decide whether the message was cut off."""

from langgraph.runtime import Runtime

from assistant.domain import Completeness
from graph.context import TurnContext
from graph.guarded import or_else
from graph.state import ScrubbedTurn, TurnUpdate


async def check_completeness(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `completeness`."""
    facts = [known.fact for known in state.facts]
    checked = or_else(
        lambda: runtime.context.completeness.check(state.question, facts),
        Completeness(),
        step="check_completeness",
    )
    return {"completeness": checked}
