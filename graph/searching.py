"""Look a question up in the library: made to stand alone first, as it was typed if that finds nothing."""

from collections.abc import Sequence

from assistant.domain import FoundPassage, Intent, RankedIntent, ScrubbedText
from assistant.errors import ScrubbingError
from graph.context import TurnContext
from graph.guarded import or_else
from graph.routes import wanted_intent
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
    earlier = _earlier(state, context) if context.follow_ups.leans(state.asked) else []
    alone = await context.follow_ups.standalone(state.asked, earlier)
    if alone == state.asked:
        return state.asked
    try:
        scrubbed = await context.scrubber.scrub(alone, conversation_id=state.conversation_id)
    except ScrubbingError:
        return state.asked
    return scrubbed.text


def _earlier(state: ScrubbedTurn, context: TurnContext) -> list[ScrubbedText]:
    """Return the questions before; what somebody asked to forget is not leant on either."""
    return [
        one
        for one in state.recollection.recent
        if one != state.asked and not _asks_to_forget(one, context)
    ]


def _asks_to_forget(message: ScrubbedText, context: TurnContext) -> bool:
    unknown: Sequence[RankedIntent] = ()
    ranked = or_else(lambda: context.intents.detect(message), unknown, step="find_passages")
    return wanted_intent(ranked) is Intent.DELETE_DATA


async def _find(
    asked: ScrubbedText, state: ScrubbedTurn, context: TurnContext
) -> Sequence[FoundPassage]:
    return await context.retriever.find_passages(
        asked, facts=[known.fact for known in state.facts], limit=context.passages_per_answer
    )
