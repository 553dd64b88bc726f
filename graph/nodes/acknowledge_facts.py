"""Say what was noted."""

from langgraph.runtime import Runtime

from assistant.answering.memory_answers import acknowledge
from assistant.domain import Intent
from graph.context import TurnContext
from graph.routes import wanted_intent
from graph.state import ScrubbedTurn, TurnUpdate


async def acknowledge_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with the facts of this message, and a question back."""
    answer = acknowledge(
        runtime.context.phrases,
        runtime.context.describe_all([change.fact for change in state.changes]),
        corrected=wanted_intent(state.intents) is Intent.CORRECTION,
        reader=state.actor.role,
        facts=state.noted,
    )
    return {"answer": answer}
