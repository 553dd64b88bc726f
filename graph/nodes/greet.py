"""Answer a hello or a thank you as a person would."""

from langgraph.runtime import Runtime

from assistant.answering.wording.fixed_answers import greet as say_hello
from assistant.answering.wording.fixed_answers import redirect
from assistant.domain import Intent
from graph.context import TurnContext
from graph.routes import wanted_intent
from graph.state import ScrubbedTurn, TurnUpdate


async def greet(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer`: what this is in full once, afterwards one line."""
    phrases = runtime.context.phrases
    if wanted_intent(state.intents) is Intent.THANKS:
        return {"answer": redirect(phrases, Intent.THANKS)}
    returning = bool(state.recollection.recent or state.facts)
    answer = say_hello(phrases, returning=returning, knows_something=bool(state.facts))
    return {"answer": answer}
