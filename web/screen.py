"""Show a turn in Chainlit while it runs."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing

import chainlit as cl
from chainlit.element import Element, ElementDict

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Answer, AnswerKind
from assistant.errors import LanternError, MemoryStoreError, ScrubbingError
from graph.release import AnswerAtOnce, AnswerPiece, Progress
from graph.run import TurnDone
from memory.fact_history import PastFact
from web.cards import URGENT
from web.chat_view import ASSISTANT, ChatView
from web.markdown import keep_colons
from web.memory_actions import UNDO_FORGETTING
from web.screen_words import ScreenWords

logger = logging.getLogger(__name__)

QUICK_REPLY = "quick_reply"
DISMISS_ALARM = "dismiss_alarm"
TYPE_ON = "type_on"


class Screen:
    """Puts one turn on the screen of the session that runs it."""

    def __init__(
        self,
        view: ChatView,
        phrases: Phrases,
        words: ScreenWords,
        conversation_id: str,
        past: Callable[[], Awaitable[Sequence[PastFact]]],
    ) -> None:
        """`past` reads what was remembered before, for the card that shows it."""
        self._past = past
        self._view = view
        self._phrases = phrases
        self._words = words
        self._conversation_id = conversation_id
        self._step: cl.Step | None = None
        self._message: cl.Message | None = None
        self._alarm: cl.Message | None = None
        self._unsent = ""
        self._sending: asyncio.Task[None] | None = None

    async def show(self, parts: AsyncGenerator[object, None]) -> TurnDone | None:
        """Show each part as it comes; a fault ends in a clear sentence, never in its own text."""
        try:
            async with aclosing(parts):
                async for part in parts:
                    if isinstance(part, TurnDone):
                        return await self._finish(part)
                    await self._show_part(part)
        except asyncio.CancelledError:
            await self._say(self._phrases.text(Phrase.STOPPED))
            raise
        except TimeoutError:
            await self._say(self._words.too_slow)
        except LanternError as error:
            await self._say(self._phrases.text(self._phrase_for(error)))
        except Exception as error:  # noqa: BLE001  # its text may hold a person's words
            logger.error("turn failed: %s", type(error).__name__)  # noqa: TRY400  # as above
            await self._say(self._phrases.text(Phrase.FAULT))
        finally:
            await self._end_step()
            await self._all_sent()
        return None

    async def refuse(self, words: str, *, alarm: Answer | None) -> None:
        """Say why a message cannot be answered; an emergency in it is answered all the same."""
        if alarm is not None:
            await self._send(alarm, message_id=None)
        await self._say(words)

    def _phrase_for(self, error: LanternError) -> Phrase:
        """An answer that stands on screen is only not kept; otherwise there is none."""
        if isinstance(error, ScrubbingError):
            return Phrase.SCRUBBING_FAILED
        shown = self._message is not None or self._alarm is not None
        return Phrase.NOT_SAVED if shown and isinstance(error, MemoryStoreError) else Phrase.FAULT

    async def _show_part(self, part: object) -> None:
        match part:
            case Progress():
                await self._start_step(self._words.progress[part])
            case AnswerAtOnce(answer=answer):
                self._alarm = await self._send(answer, message_id=None)
            case AnswerPiece(text=text):
                await self._end_step()
                await self._stream(keep_colons(text))

    async def _finish(self, done: TurnDone) -> TurnDone:
        """Set the finished answer in place of what was streamed."""
        await self._end_step()
        await self._all_sent()
        if done.repeated or done.answer is None or done.turn_id is None:
            return done
        if self._alarm is None:
            await self._send(done.answer, message_id=done.turn_id)
        else:
            await self._add_dismissal(done)
        return done

    async def _start_step(self, name: str) -> None:
        if self._step is None:
            self._step = cl.Step(name=name, type="tool", show_input=False)
            await self._step.send()
        else:
            self._step.name = name
            await self._step.update()

    async def _end_step(self) -> None:
        if self._step is not None:
            await self._step.remove()
            self._step = None

    async def _stream(self, text: str) -> None:
        """Send a piece; pieces of one paragraph that are ready at the same moment go out together."""
        if self._message is None:
            self._message = cl.Message(content="", author=ASSISTANT)
        if text.startswith("\n\n"):
            await self._all_sent()
        self._unsent += text
        if self._sending is None:
            self._sending = asyncio.create_task(self._send_pieces(self._message))

    async def _send_pieces(self, message: cl.Message) -> None:
        await asyncio.sleep(0)  # lets the pieces that wait in the queue join this one
        text, self._unsent, self._sending = self._unsent, "", None
        await message.stream_token(text)

    async def _all_sent(self) -> None:
        if self._sending is not None:
            await self._sending

    async def _say(self, text: str) -> None:
        """Say something that is not kept as an answer; what stands on screen stays."""
        await cl.Message(content=text, author=ASSISTANT).send()

    async def _send(self, answer: Answer, message_id: str | None) -> cl.Message:
        message = self._message or cl.Message(content="", author=ASSISTANT, id=message_id)
        message.content = self._view.text(answer)
        past = await self._past() if answer.kind is AnswerKind.MEMORY else ()
        message.elements = [
            _element(one)  # type: ignore[misc]  # Chainlit types the list with a bare variable
            for one in self._view.elements(answer, message.id, self._conversation_id, past)
        ]
        message.actions = _buttons(answer, self._words)
        await message.send()
        return message

    async def _add_dismissal(self, done: TurnDone) -> None:
        """Only a kept turn can be dismissed, so the button comes once it is kept."""
        if self._alarm is None or done.answer is None:
            return
        *others, _dismissal = done.answer.quick_replies
        for reply in done.answer.quick_replies:
            name = QUICK_REPLY if reply in others else DISMISS_ALARM
            payload = {"turn_id": done.turn_id, "message": reply.message}
            button = cl.Action(name=name, payload=payload, label=reply.label)
            await button.send(for_id=self._alarm.id)


def _element(one: ElementDict) -> Element:
    """Return the element of a view; Chainlit itself would make a file of a text."""
    if one["type"] != "text":
        made: Element = Element.from_dict(one)
        return made
    element = cl.Text(name=one["name"], url=one["url"], display=one["display"], mime=one["mime"])
    element.id = one["id"]
    return element


def _buttons(answer: Answer, words: ScreenWords) -> list[cl.Action]:
    if answer.kind is AnswerKind.FORGOTTEN and answer.facts:
        payload = {"fact_ids": [known.fact_id for known in answer.facts]}
        return [cl.Action(name=UNDO_FORGETTING, payload=payload, label=words.undo)]
    if answer.kind in URGENT:
        return []  # the way back comes once the turn is kept
    replies = [(one.label, one.message) for one in answer.quick_replies]
    related = [(question, question) for question in answer.related]
    is_of_library = answer.kind is AnswerKind.ANSWER and answer.citations
    other_words = words.rewordings if is_of_library else ()
    reworded = [(one.label, one.message) for one in other_words]
    return [
        # A reply without a message asks the person to type.
        cl.Action(
            name=QUICK_REPLY if message else TYPE_ON, payload={"message": message}, label=label
        )
        for label, message in [*replies, *related, *reworded]
    ]
