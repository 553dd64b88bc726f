"""Find passages that may answer the question."""

from langgraph.runtime import Runtime

from assistant.errors import RetrievalError
from graph.context import TurnContext
from graph.release import Progress
from graph.searching import search
from graph.state import ScrubbedTurn, TurnUpdate


async def find_passages(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `found`, `sections` with the whole documents they stand in, and `asked`, standing alone."""
    runtime.context.show(Progress.LOOKING)
    try:
        asked, found = await search(state, runtime.context)
        documents = dict.fromkeys(one.passage.document.document_id for one in found)
        sections = {one: await runtime.context.retriever.sections_of(one) for one in documents}
    except RetrievalError:
        return {"library_failed": True}
    return {"asked": asked, "found": found, "sections": sections}
