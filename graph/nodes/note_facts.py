"""Read clinical facts from the message."""

from collections.abc import Sequence

from langgraph.runtime import Runtime

from assistant.domain import FactChange
from graph.context import TurnContext
from graph.guarded import or_else
from graph.state import ScrubbedTurn, TurnUpdate
from memory.fact_rules import preview


async def note_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `changes`, and `facts` as they will stand; `remember_turn` writes them."""
    known = [one.fact for one in state.facts]
    nothing: Sequence[FactChange] = ()
    changes = or_else(
        lambda: runtime.context.extractor.read(
            state.question, speaker=state.actor.role, known=known
        ),
        nothing,
        step="note_facts",
    )
    facts = preview(
        state.facts,
        changes,
        actor=state.actor,
        turn_id=state.accepted.turn_id if state.accepted else "",
        at=runtime.context.clock(),
    )
    return {"changes": changes, "facts": facts}
