"""Commit the message, so that it cannot be lost."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate
from memory.turns import NewTurn


async def accept_turn(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `accepted`; waits for its place behind earlier messages of the conversation."""
    turn = NewTurn(
        conversation_id=state.conversation_id,
        client_key=state.client_key,
        question=state.to_keep,
        urgency=state.triage.urgency,
        run_id=state.run_id,
        numbers=state.numbers,
    )
    return {"accepted": await runtime.context.memory.accept(state.actor, turn)}
