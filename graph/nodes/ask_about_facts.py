"""Ask one short question about what is remembered, under the answer."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.asking_facts import with_question
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def ask_about_facts(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Put the question that was left under `answer`; drop it where it would be out of place."""
    if state.answer is None or state.fact_question is None:
        return {}
    asked = with_question(state.answer, state.fact_question)
    return {"fact_question": None} if asked is None else {"answer": asked}
