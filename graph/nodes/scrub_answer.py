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
    text, released = state.answer.text, [block.text for block in state.draft]
    if released:
        text = await without_identifiers(text, released, runtime.context.scrubber)
    answer = replace(state.answer, text=text, facts=state.answer.facts or state.noted)
    return {"answer": with_remarks(answer, state, runtime.context.phrases)}
