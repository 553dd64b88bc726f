"""Work out what a message wants: an answer to a question of Lantern's, talk, or something of the library."""

from assistant.answering.remembered.own_replies import OwnReply, own_reply, typed_reply
from assistant.retrieval.follow_ups.readings import LastAnswer
from graph.asking_back import wish_asked_back_about
from graph.context import TurnContext
from graph.guarded import or_else
from graph.leaning import wanted_intents
from graph.noting import reply_about_facts
from graph.state import ScrubbedTurn, TurnUpdate
from graph.talk import Talk, read_talk

_STEP = "detect_intent"
_TO_AN_ALARM = {OwnReply.NOT_HAPPENING, OwnReply.READ_ON}
_ABOUT_THE_QUESTION_BEFORE = {OwnReply.SHOW_NUMBERS, *_TO_AN_ALARM}


def wishes_of(
    state: ScrubbedTurn, context: TurnContext, last: LastAnswer | None = None
) -> TurnUpdate:
    """Return the intents, read with the answer before, and all that is read without them; what fails is taken for not there."""
    reply = _own_reply(state, context)
    about_facts = (
        None if reply else or_else(lambda: reply_about_facts(state, context), None, step=_STEP)
    )
    is_reply = bool(reply or about_facts)
    talk = Talk() if is_reply else or_else(lambda: read_talk(state, context), Talk(), step=_STEP)
    earlier = state.recollection.recent[-1:]
    asked = talk.asked or state.question
    if earlier and reply in _ABOUT_THE_QUESTION_BEFORE:
        asked = earlier[0]
    read = state.question if reply is OwnReply.SHOW_NUMBERS else talk.corrected or asked
    return {
        "intents": wanted_intents(read, last, context),
        "last_answer": last,
        "own_reply": reply,
        "asked": asked,
        "fact_reply": about_facts,
        "remark": talk.remark,
        "rewording": talk.rewording,
        "language": talk.language,
        "corrected": talk.corrected,
        "own_question": talk.own_question,
        "triage": talk.triage or state.triage,
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
