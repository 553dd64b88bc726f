"""Answer what is not for the library: off topic, attacks, uploads, refusals of ours."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.own_replies import PHRASE_AFTER, OwnReply
from assistant.answering.wording.asking_answers import ask_for_more
from assistant.answering.wording.fixed_answers import redirect as redirect_by_intent
from assistant.answering.wording.fixed_answers import say
from graph.context import TurnContext
from graph.routes import wanted_intent
from graph.state import ScrubbedTurn, TurnUpdate


async def redirect(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with the fixed words for the intent, or for an answer to our own question."""
    phrases = runtime.context.phrases
    if state.own_reply is OwnReply.WISH:
        return {"answer": ask_for_more(phrases, state.question)}
    phrase = PHRASE_AFTER.get(state.own_reply) if state.own_reply else None
    if phrase is not None:
        return {"answer": say(phrases, phrase)}
    return {"answer": redirect_by_intent(phrases, wanted_intent(state.intents))}
