"""Decide what the person wants."""

from langgraph.runtime import Runtime

from assistant.answering.own_replies import OwnReply, own_reply
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def detect_intent(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `intents`, best first, and `asked`: a button's "yes" stands for the question before."""
    reply = own_reply(runtime.context.phrases, state.question)
    earlier = state.recollection.recent[-1:]
    asked = earlier[0] if earlier and reply is OwnReply.SHOW_NUMBERS else state.question
    intents = runtime.context.intents.detect(state.question)
    return {"intents": intents, "own_reply": reply, "asked": asked}
