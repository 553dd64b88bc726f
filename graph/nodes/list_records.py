"""Show which records are kept, to forget them one by one."""

from langgraph.runtime import Runtime

from assistant.answering.remembered.record_answers import list_records as say_which
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def list_records(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with the records, each with its day."""
    return {"answer": say_which(runtime.context.phrases, state.recollection.records)}
