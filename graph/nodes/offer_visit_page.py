"""Offer the page a person takes along to an appointment."""

from langgraph.runtime import Runtime

from assistant.answering.wording.fixed_answers import say
from assistant.answering.wording.wordings import Phrase
from assistant.domain import AnswerKind
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def offer_visit_page(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer`; the page is made when it is opened, from what is remembered then."""
    return {"answer": say(runtime.context.phrases, Phrase.VISIT_READY, AnswerKind.VISIT)}
