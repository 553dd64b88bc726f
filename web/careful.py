"""Whatever a button meets, the person reads a clear sentence, and the log has ids only."""

import logging
from collections.abc import Awaitable, Callable, Mapping

import chainlit as cl

from assistant.errors import LanternError

logger = logging.getLogger(__name__)

Reply = dict[str, bool]
"""What a card is told: whether it was `done`, whether what it shows `stays`, or is `gone`."""
Button = Callable[[cl.Action], Awaitable[Reply]]
DONE: Reply = {"done": True}
NOT_DONE: Reply = {"done": False}


def careful(do: Button, say_why: Callable[[Exception], Awaitable[Reply]]) -> Button:
    """Return a button that fails in words."""

    async def press(action: cl.Action) -> Reply:
        try:
            return await do(action)
        except LanternError as error:
            return await say_why(error)
        except Exception as error:  # noqa: BLE001  # its text may hold a person's words
            logger.error("button %s (%s) failed: %s", action.name, action.id, type(error).__name__)  # noqa: TRY400  # as above
            return await say_why(error)

    return press


def register_buttons(
    buttons: Mapping[str, Button], say_why: Callable[[Exception], Awaitable[Reply]]
) -> None:
    """Tell Chainlit what each button does, by the name it is called by."""
    for name, do in buttons.items():
        cl.action_callback(name)(careful(do, say_why))
