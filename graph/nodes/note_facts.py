"""Read clinical facts from the message."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.guarded import or_else
from graph.noting import preview_of, question_left, unchanged
from graph.state import ScrubbedTurn, TurnUpdate


async def note_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `changes`, and `facts` as they will stand; `remember_turn` writes them."""
    after = or_else(lambda: preview_of(state, runtime.context), unchanged(state), step="note_facts")
    question = or_else(
        lambda: question_left(state, after, runtime.context), None, step="note_facts"
    )
    return {"changes": after.changes, "facts": after.facts, "fact_question": question}
