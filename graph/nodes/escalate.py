"""Tell the person to get help now."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.release import AnswerAtOnce
from graph.state import ScrubbedTurn, TurnUpdate


async def escalate(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with the approved words, and show them before anything that can fail."""
    answer = runtime.context.wordings.emergency(state.triage, runtime.context.policy)
    runtime.context.show(AnswerAtOnce(answer=answer))
    return {"answer": answer}
