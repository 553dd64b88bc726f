"""Write the answer from the passages."""

from langgraph.runtime import Runtime

from graph.context import TurnContext
from graph.drafting import basis_of, drafted
from graph.release import Progress, release_draft
from graph.state import ScrubbedTurn, TurnUpdate


async def write_answer(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `draft` with the blocks that passed the check, each shown as soon as it has."""
    runtime.context.show(Progress.WRITING)
    released = await release_draft(
        drafted(state, runtime.context),
        basis_of(state, runtime.context),
        scrubber=runtime.context.scrubber,
        show=runtime.context.show,
    )
    return {"draft": released.blocks, "findings": released.findings}
