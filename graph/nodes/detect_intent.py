"""Decide what the person wants."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.own_replies import OwnReply, own_reply, typed_reply
from graph.asking_back import wish_asked_back_about
from graph.context import TurnContext
from graph.guarded import or_else
from graph.leaning import last_answer, wanted_intents
from graph.noting import reply_about_facts
from graph.state import ScrubbedTurn, TurnUpdate

_TO_AN_ALARM = {OwnReply.NOT_HAPPENING, OwnReply.READ_ON}
_ABOUT_THE_QUESTION_BEFORE = {OwnReply.SHOW_NUMBERS, *_TO_AN_ALARM}


async def detect_intent(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `intents`, best first, and `asked`: a button's "yes" stands for the question before."""
    earlier = state.recollection.recent[-1:]
    reply = _own_reply(state, runtime.context)
    asked = earlier[0] if earlier and reply in _ABOUT_THE_QUESTION_BEFORE else state.question
    read = asked if reply in _TO_AN_ALARM else state.question
    last = await last_answer(state, runtime.context)
    intents = wanted_intents(read, last, runtime.context)
    about_facts = (
        None
        if reply
        else or_else(lambda: reply_about_facts(state, runtime.context), None, step="detect_intent")
    )
    return {
        "intents": intents,
        "last_answer": last,
        "own_reply": reply,
        "asked": asked,
        "fact_reply": about_facts,
    }


def _own_reply(state: ScrubbedTurn, context: TurnContext) -> OwnReply | None:
    words = context.wordings
    reply = own_reply(
        context.phrases,
        state.question,
        dismissal=words.dismissal,
        reading_on=words.reading_on,
    )
    return reply or typed_reply(state.question, wish_asked_back_about(state, context))
