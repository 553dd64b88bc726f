"""Decide what the person wants."""

from collections.abc import Sequence

from langgraph.runtime import Runtime

from assistant.answering.own_replies import OwnReply, own_reply, typed_reply
from assistant.domain import RankedIntent
from graph.asking_back import wish_asked_back_about
from graph.context import TurnContext
from graph.guarded import or_else
from graph.noting import reply_about_facts
from graph.state import ScrubbedTurn, TurnUpdate

_ABOUT_THE_QUESTION_BEFORE = {OwnReply.SHOW_NUMBERS, OwnReply.NOT_HAPPENING}


async def detect_intent(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `intents`, best first, and `asked`: a button's "yes" stands for the question before."""
    earlier = state.recollection.recent[-1:]
    dismissal = runtime.context.wordings.dismissal
    reply = own_reply(runtime.context.phrases, state.question, dismissal=dismissal) or typed_reply(
        state.question, wish_asked_back_about(state, runtime.context)
    )
    asked = earlier[0] if earlier and reply in _ABOUT_THE_QUESTION_BEFORE else state.question
    read = asked if reply is OwnReply.NOT_HAPPENING else state.question
    unknown: Sequence[RankedIntent] = ()
    intents = or_else(lambda: runtime.context.intents.detect(read), unknown, step="detect_intent")
    about_facts = (
        None
        if reply
        else or_else(lambda: reply_about_facts(state, runtime.context), None, step="detect_intent")
    )
    return {"intents": intents, "own_reply": reply, "asked": asked, "fact_reply": about_facts}
