"""Find what Lantern asked back about, so that a typed yes or no is understood like its button."""

from assistant.answering.remembered.forgetting import what_to_forget
from assistant.answering.remembered.own_replies import is_yes_or_no
from assistant.domain import Intent
from graph.context import TurnContext
from graph.routes import asks_for_numbers
from graph.state import ScrubbedTurn


def wish_asked_back_about(state: ScrubbedTurn, context: TurnContext) -> Intent | None:
    """Return the wish of the message before, when it is one that is asked back about."""
    if not state.recollection.recent or not is_yes_or_no(state.question):
        return None
    earlier = state.recollection.recent[-1]
    ranked = context.intents.detect(earlier)
    best = next(iter(ranked), None)
    if best is None:
        return None
    if best.name is Intent.PROGNOSIS and asks_for_numbers(earlier, ranked):
        return best.name
    wish = what_to_forget(earlier, None, state.facts, describe=context.describe)
    asked = best.name is Intent.DELETE_DATA and wish.everything
    return best.name if asked else None
