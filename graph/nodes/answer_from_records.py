"""Answer from the person's own records, in the records' words."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.record_answers import quote_records
from assistant.answering.wording.fixed_answers import say
from assistant.answering.wording.wordings import Phrase
from assistant.errors import MemoryStoreError
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def answer_from_records(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with what the records say, with page; or that they say nothing of it."""
    phrases = runtime.context.phrases
    try:
        quotes = await runtime.context.records.quotes(state.actor, state.question)
    except MemoryStoreError:
        return {"answer": say(phrases, Phrase.RECORDS_DOWN)}
    return {"answer": quote_records(phrases, quotes, state.recollection.records)}
