"""Look a question up in the library: made to stand alone first, as it was typed if that finds nothing."""

from collections.abc import Sequence

from assistant.domain import FoundPassage, ScrubbedText
from assistant.errors import ScrubbingError
from graph.context import TurnContext
from graph.state import ScrubbedTurn


async def search(
    state: ScrubbedTurn, context: TurnContext
) -> tuple[ScrubbedText, Sequence[FoundPassage]]:
    """Return what was searched for and what was found, or raise `RetrievalError`."""
    asked = await _standalone(state, context)
    found = await _find(asked, state, context)
    if found or asked == state.asked:
        return asked, found
    return state.asked, await _find(state.asked, state, context)


async def _standalone(state: ScrubbedTurn, context: TurnContext) -> ScrubbedText:
    """Return the question with what it leans on; scrubbed again, whoever worded it."""
    earlier = [one for one in state.recollection.recent if one != state.asked]
    alone = await context.follow_ups.standalone(state.asked, earlier)
    if alone == state.asked:
        return state.asked
    try:
        scrubbed = await context.scrubber.scrub(alone, conversation_id=state.conversation_id)
    except ScrubbingError:
        return state.asked
    return scrubbed.text


async def _find(
    asked: ScrubbedText, state: ScrubbedTurn, context: TurnContext
) -> Sequence[FoundPassage]:
    return await context.retriever.find_passages(
        asked, facts=[known.fact for known in state.facts], limit=context.passages_per_answer
    )
