"""Remove identifiers from the message."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.state import TurnInput, TurnUpdate


async def scrub_message(state: TurnInput, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `question` with the scrubbed message; `ScrubbingError` ends the turn."""
    scrubbed = await runtime.context.scrubber.scrub(
        state.message, conversation_id=state.conversation_id
    )
    return {"question": scrubbed.text}
