"""What Chainlit calls when a button of the memory card or a chip is tapped."""

from collections.abc import Awaitable, Callable

import chainlit as cl

from assistant.domain import Actor
from web.careful import DONE, Button, Reply, register_buttons
from web.memory_actions import UNDO_FORGETTING, MemoryActions

WhoActs = Callable[[], Awaitable[Actor]]
"""Returns who is signed in on this socket; a payload never says who acts."""


def register_card_callbacks(card: MemoryActions, actor: WhoActs) -> None:
    """Tell Chainlit what each button does."""

    async def show(_action: cl.Action) -> Reply:
        await card.show(await actor())
        return DONE

    async def confirm(action: cl.Action) -> Reply:
        await card.confirm(await actor(), _text(action, "fact_id"))
        return DONE

    async def forget(action: cl.Action) -> Reply:
        await card.forget(await actor(), _text(action, "fact_id"))
        return DONE

    async def forget_all(_action: cl.Action) -> Reply:
        await card.forget_all(await actor())
        return DONE

    async def undo(action: cl.Action) -> Reply:
        await action.remove()
        await card.undo_forgetting(await actor(), [str(one) for one in action.payload["fact_ids"]])
        return DONE

    async def correct(action: cl.Action) -> Reply:
        words = _text(action, "words")
        stays = await card.correct(await actor(), _text(action, "fact_id"), words)
        return {**DONE, "stays": stays}

    async def visit_page_taken(_action: cl.Action) -> Reply:
        await card.visits.make(await actor())
        return DONE

    buttons: dict[str, Button] = {
        "show_memory": show,
        "confirm_fact": confirm,
        "forget_fact": forget,
        "forget_all": forget_all,
        UNDO_FORGETTING: undo,
        "correct_fact": correct,
        "visit_page_taken": visit_page_taken,
    }
    register_buttons(buttons, card.say_not_changed)


def _text(action: cl.Action, key: str) -> str:
    return str(action.payload.get(key, ""))
