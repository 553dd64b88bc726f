"""Read a message in the light of the answer before it: what "it" stands for decides what is wanted."""

from collections.abc import Sequence

from assistant.domain import Intent, RankedIntent
from assistant.errors import RetrievalError
from assistant.retrieval.follow_ups.readings import LastAnswer, Lean, about, with_subject
from graph.context import TurnContext
from graph.guarded import or_else
from graph.state import ScrubbedTurn

SURE_BY_ITSELF = 0.9
"""From this confidence on, what a message wants is clear though it leans: "ok thanks"."""
_OF_THE_TALK = {
    Intent.GREETING,
    Intent.THANKS,
    Intent.CONTEXT_STATEMENT,
    Intent.CORRECTION,
    Intent.DELETE_DATA,
    Intent.PROMPT_INJECTION,
    Intent.RECORD_UPLOAD,
}
"""Their "it" and "that" are what was told, not what was answered: "forget that"."""


async def last_answer(state: ScrubbedTurn, context: TurnContext) -> LastAnswer | None:
    """Return what the latest answer was about, by its first source; None where nothing leans on it."""
    follow_ups, message = context.follow_ups, state.question
    if follow_ups.lean(message) is Lean.ALONE and not follow_ups.lacks_cancer(message):
        return None
    try:
        for passage_id in state.recollection.cited[:1]:
            passage = await context.retriever.passage(passage_id)
            return about(passage.document) if passage else None
    except RetrievalError:
        return None
    return None


def wanted_intents(
    message: str, last: LastAnswer | None, context: TurnContext
) -> Sequence[RankedIntent]:
    """Return what the message wants, read with what it leans on where it is unclear by itself."""
    unknown: Sequence[RankedIntent] = ()
    alone = or_else(lambda: context.intents.detect(message), unknown, step="detect_intent")
    if last is None or not _is_unclear(message, alone, context):
        return alone
    worded = with_subject(message, last.topic)
    return or_else(lambda: context.intents.detect(worded), alone, step="detect_intent")


def _is_unclear(message: str, alone: Sequence[RankedIntent], context: TurnContext) -> bool:
    lean = context.follow_ups.lean(message)
    sure = [one.name for one in alone if one.confidence >= SURE_BY_ITSELF]
    if lean is Lean.SURELY:
        return not _OF_THE_TALK.intersection(sure)
    return lean is Lean.PERHAPS and not sure
