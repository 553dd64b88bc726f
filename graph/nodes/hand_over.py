"""Say how a person can be reached."""

from langgraph.runtime import Runtime

from assistant.answering.wording.fixed_answers import hand_over as say_who_answers
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def hand_over(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer`. Nobody takes over inside the chat yet, so it names whom to call."""
    return {"answer": say_who_answers(runtime.context.phrases, available=False)}
