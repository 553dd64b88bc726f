"""Put a cut-off message and its end together."""

from langgraph.runtime import Runtime

from assistant.domain import Continuation
from graph.context import TurnContext
from graph.guarded import or_else
from graph.scrubbing import scrub_in_conversation
from graph.state import ScrubbedTurn, TurnUpdate


async def join_fragment(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `question` with both parts and look for red flags and identifiers again, or let go."""
    fragment = state.recollection.fragment
    if fragment is None:
        raise AssertionError("the route into `join_fragment` needs a fragment")
    both = or_else(
        lambda: runtime.context.joiner.join(fragment.text, state.question),
        Continuation(continues=False),
        step="join_fragment",
    )
    if not both.continues or both.joined is None:
        return {"fragment_dropped": True}
    scrubbed = await scrub_in_conversation(both.joined, state, runtime.context)
    return {
        "question": scrubbed.text,
        "kept": scrubbed.kept,
        "triage": runtime.context.red_flags.triage(both.joined),
    }
