"""Decide how urgent the message is."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.state import TurnInput, TurnUpdate


async def check_red_flags(state: TurnInput, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `triage`, reading the message as typed so that scrubbing hides nothing."""
    return {"triage": runtime.context.red_flags.triage(state.message)}
