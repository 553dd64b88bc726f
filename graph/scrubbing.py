"""Scrub a text of a conversation, with all that is known of it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactChange, Scrubbed
from assistant.phi.scrubber import Scrubber
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnInput


async def scrub_in_conversation(
    text: str, turn: TurnInput | ScrubbedTurn, context: TurnContext
) -> Scrubbed:
    """Scrub with the identifiers of the account and the names met in the conversation.

    Raises `ScrubbingError`, or `MemoryStoreError` when these cannot be read: a message must not
    be stored without them.
    """
    known = await context.memory.known(turn.actor, turn.conversation_id)
    return await context.scrubber.scrub(
        text,
        conversation_id=turn.conversation_id,
        known=known.identifiers,
        numbers=known.numbers,
    )


async def as_kept(
    changes: Sequence[FactChange], turn: ScrubbedTurn, scrubber: Scrubber
) -> list[FactChange]:
    """Return the changes, their quotes as scrubbed as the stored question is."""
    return [await _as_kept(change, turn, scrubber) for change in changes]


async def _as_kept(change: FactChange, turn: ScrubbedTurn, scrubber: Scrubber) -> FactChange:
    if turn.kept is None or change.fact.quote in turn.kept:
        return change
    scrubbed = await scrubber.scrub(change.fact.quote, conversation_id=turn.conversation_id)
    return replace(change, fact=replace(change.fact, quote=scrubbed.to_keep))
