"""Forget what the person names; ask once before everything goes."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.forgetting import what_to_forget
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def forget_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `forgets` or `forgets_all`, and `answer`; `remember_turn` carries it out."""
    wish = what_to_forget(
        state.question,
        state.own_reply,
        state.facts,
        describe=runtime.context.describe,
        records=len(state.recollection.records),
    )
    return {
        "forgets": [known.fact_id for known in wish.facts],
        "forgets_all": wish.carried_out_for_all,
        "answer": wish.answer(runtime.context.phrases, runtime.context.clock().date()),
    }
