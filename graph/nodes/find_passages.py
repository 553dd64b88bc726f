"""Find passages that may answer the question."""

from langgraph.runtime import Runtime

from assistant.errors import RetrievalError
from graph.context import TurnContext
from graph.release import Progress
from graph.state import ScrubbedTurn, TurnUpdate


async def find_passages(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `found`, and `sections` with the whole documents they stand in."""
    runtime.stream_writer(Progress.LOOKING)
    retriever = runtime.context.retriever
    try:
        found = await retriever.find_passages(
            state.asked,
            facts=[known.fact for known in state.facts],
            limit=runtime.context.passages_per_answer,
        )
        documents = dict.fromkeys(one.passage.document.document_id for one in found)
        sections = {one: await retriever.sections_of(one) for one in documents}
    except RetrievalError:
        return {"library_failed": True}
    return {"found": found, "sections": sections}
