"""What the buttons do that belong to no answer in particular: call off an alarm, type on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import chainlit as cl

from assistant.domain import Actor
from memory.feedback import Feedback
from web.screen import DISMISS_ALARM, TYPE_ON
from web.screen_words import ScreenWords


@dataclass(frozen=True, slots=True)
class ScreenActions:
    """A payload never says who acts; `actor` does."""

    feedback: Feedback
    words: ScreenWords
    actor: Callable[[], Awaitable[Actor]]
    reply: Callable[[cl.Action], Awaitable[None]]
    """Takes a button's words as the person's own."""

    def register(self) -> None:
        """Let the buttons reach this."""
        cl.action_callback(DISMISS_ALARM)(self.on_dismissed_alarm)
        cl.action_callback(TYPE_ON)(self.on_type_on)

    async def on_dismissed_alarm(self, action: cl.Action) -> None:
        """Record that it is not happening now, and answer what was asked beside it."""
        await action.remove()
        turn_id = action.payload.get("turn_id", "")
        await self.feedback.dismiss_alarm(await self.actor(), str(turn_id))
        await self.reply(action)

    async def on_type_on(self, _action: cl.Action) -> None:
        """None of the buttons fits: ask for the person's own words."""
        await cl.Message(content=self.words.type_on).send()
