"""What Chainlit calls when a button of the memory card or a chip is tapped."""

from collections.abc import Awaitable, Callable

import chainlit as cl

from assistant.domain import Actor
from web.memory_actions import UNDO_FORGETTING, MemoryActions

WhoActs = Callable[[], Awaitable[Actor]]
"""Returns who is signed in on this socket; a payload never says who acts."""


def register_card_callbacks(card: MemoryActions, actor: WhoActs) -> None:
    """Tell Chainlit what each button does."""

    async def show(_action: cl.Action) -> None:
        await card.show(await actor())

    async def confirm(action: cl.Action) -> None:
        await card.confirm(await actor(), _text(action, "fact_id"))

    async def forget(action: cl.Action) -> None:
        await card.forget(await actor(), _text(action, "fact_id"))

    async def forget_all(_action: cl.Action) -> None:
        await card.forget_all(await actor())

    async def undo(action: cl.Action) -> None:
        await action.remove()
        await card.undo_forgetting(await actor(), [str(one) for one in action.payload["fact_ids"]])

    async def correct(action: cl.Action) -> None:
        words = _text(action, "words")
        await card.correct(await actor(), _text(action, "fact_id"), words)

    cl.action_callback("show_memory")(show)
    cl.action_callback("confirm_fact")(confirm)
    cl.action_callback("forget_fact")(forget)
    cl.action_callback("forget_all")(forget_all)
    cl.action_callback(UNDO_FORGETTING)(undo)
    cl.action_callback("correct_fact")(correct)


def _text(action: cl.Action, key: str) -> str:
    return str(action.payload.get(key, ""))
