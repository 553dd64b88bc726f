"""Say honestly that the library holds no answer, or cannot be searched."""

from langgraph.runtime import Runtime

from assistant.answering.grounded.related import related_questions
from assistant.answering.language.questions import tells_something
from assistant.answering.wording.fixed_answers import decline as say_not_in_library
from assistant.answering.wording.fixed_answers import say
from assistant.answering.wording.wordings import Phrase
from assistant.domain import AnswerKind
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def decline(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer`; nothing is ever answered without the library."""
    phrases = runtime.context.phrases
    if state.library_failed:
        return {"answer": say(phrases, Phrase.LIBRARY_DOWN)}
    if tells_something(state.question) and state.own_reply is None:
        return {"answer": say(phrases, Phrase.HEARD, AnswerKind.NOTED)}
    return {"answer": say_not_in_library(phrases, related_questions(state.asked, state.found))}
