"""Read clinical facts from the message."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate
from memory.fact_rules import preview


async def note_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `changes`, and `facts` as they will stand; `remember_turn` writes them."""
    changes = runtime.context.extractor.read(
        state.question, speaker=state.actor.role, known=[known.fact for known in state.facts]
    )
    facts = preview(
        state.facts,
        changes,
        actor=state.actor,
        turn_id=state.accepted.turn_id if state.accepted else "",
        at=runtime.context.clock(),
    )
    return {"changes": changes, "facts": facts}
