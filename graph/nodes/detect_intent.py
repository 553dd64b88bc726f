"""Decide what the person wants."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.leaning import last_answer
from graph.state import ScrubbedTurn, TurnUpdate
from graph.wishing import wishes_of


async def detect_intent(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `intents`, best first, and `asked`: a button's "yes" stands for the question before."""
    last = await last_answer(state, runtime.context)
    return wishes_of(state, runtime.context, last)
