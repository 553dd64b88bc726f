"""Answer what is said to Lantern or about it, also in another language."""

from langgraph.runtime import Runtime

from assistant.answering.wording.other_languages import in_their_language
from assistant.answering.wording.remarks import reply_to, without_other_words
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def answer_remark(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with a few honest words; also where nothing can be put another way."""
    phrases = runtime.context.phrases
    if state.language is not None:
        return {"answer": in_their_language(phrases, state.language)}
    if state.remark is not None:
        return {"answer": reply_to(phrases, state.remark)}
    return {"answer": without_other_words(phrases, state.rewording)}
