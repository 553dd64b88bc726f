"""Take identifiers out of the answer, and say what the person should know about it."""

from dataclasses import replace

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.release import with_remarks, without_identifiers
from graph.state import ScrubbedTurn, TurnUpdate


async def scrub_answer(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with the words that may be kept and shown; `ScrubbingError` ends the turn."""
    if state.answer is None:
        raise AssertionError("every route into `scrub_answer` fills `answer`")
    text = state.answer.text
    if any(block.by_model for block in state.draft):
        # Its sentences were scrubbed one by one; a name may show only beside its neighbours.
        released = "\n".join([*(block.text for block in state.draft), state.answer.asks])
        text = await without_identifiers(text, released, runtime.context.scrubber)
    answer = replace(state.answer, text=text, facts=state.answer.facts or state.noted)
    return {"answer": with_remarks(answer, state, runtime.context.phrases)}
