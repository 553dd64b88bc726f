"""Ask what a message is about that nothing was found for, and whose wish is unclear."""

from langgraph.runtime import Runtime

from assistant.answering.wording.asking_answers import ask_which_intent
from graph.context import TurnContext
from graph.state import ScrubbedTurn, TurnUpdate


async def ask_which_wish(state: ScrubbedTurn, runtime: Runtime[TurnContext]) -> TurnUpdate:
    """Fill `answer` with the likeliest wishes as buttons: rather asked than guessed."""
    likeliest = [one.name for one in state.intents]
    return {"answer": ask_which_intent(runtime.context.phrases, likeliest)}
