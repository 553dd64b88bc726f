"""Turn the draft into an answer, or refuse it."""

from langgraph.runtime import Runtime

from assistant.answering.assembling import assemble_answer
from assistant.answering.grounded.related import related_questions
from graph.context import TurnContext
from graph.routes import tells_facts
from graph.state import ScrubbedTurn, TurnUpdate


async def check_answer(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` when enough of the draft holds, and `findings` with why some does not."""
    checked = assemble_answer(
        state.draft,
        state.findings,
        state.passages,
        phrases=runtime.context.phrases,
        first_answer=not state.recollection.recent,
        related=() if tells_facts(state) else related_questions(state.asked, state.found),
    )
    if checked.answer is None:
        return {"findings": checked.findings}
    return {"findings": checked.findings, "answer": checked.answer}
