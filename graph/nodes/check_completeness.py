"""Decide whether the message was cut off."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def check_completeness(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `completeness`."""
    facts = [known.fact for known in state.facts]
    return {"completeness": runtime.context.completeness.check(state.question, facts)}
