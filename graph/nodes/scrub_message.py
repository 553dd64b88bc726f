"""Remove identifiers from the message."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.scrubbing import scrub_in_conversation
from graph.state import TurnInput, TurnUpdate


async def scrub_message(state: TurnInput, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `question` with the scrubbed message; `ScrubbingError` or `MemoryStoreError` ends the turn."""
    scrubbed = await scrub_in_conversation(state.message, state, runtime.context)
    return {"question": scrubbed.text, "kept": scrubbed.kept, "numbers": scrubbed.numbers}
