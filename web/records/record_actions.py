"""What happens in the chat when somebody sends a record, and what the buttons of its list do."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Self

import chainlit as cl
from chainlit.config import config
from chainlit.element import Element
from chainlit.types import ThreadDict

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Actor
from assistant.errors import LanternError, RecordError
from assistant.records.limits import LARGEST_MEGABYTES
from assistant.records.wording import refusal
from assistant.understanding.protocols import IntentDetector
from memory.record_writing import RecordKept
from web.cards import Props
from web.careful import DONE, NOT_DONE, Reply, register_buttons
from web.chat_view import ASSISTANT, ChatView
from web.markdown import keep_colons
from web.records.beside import asks_beside
from web.records.checklist import checklist
from web.records.desk import RecordDesk
from web.records.record_words import RecordWords
from web.records.shown import ShownRecord, Wanted
from web.records.uploads import Uploads

logger = logging.getLogger(__name__)

KEEP, LET_GO, FORGET = "keep_record", "let_record_go", "forget_record"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordActions:
    """Shows what was found, and keeps what is ticked. A payload never says who acts."""

    desk: RecordDesk
    uploads: Uploads
    view: ChatView
    phrases: Phrases
    intents: IntentDetector
    actor: Callable[[], Awaitable[Actor]]

    @property
    def words(self) -> RecordWords:
        """What is said about records."""
        return self.desk.words

    def registered(self) -> Self:
        """Let the buttons of the list reach this."""
        buttons = {KEEP: self.on_keep, LET_GO: self.on_let_go, FORGET: self.on_forget}
        register_buttons(buttons, self._not_done)
        # Chainlit's own decorator would put a step on everybody's screen.
        config.code.on_chat_start = self.show_waiting
        return self

    async def receive(
        self,
        message: cl.Message,
        answer: Callable[[], Awaitable[None]],
        *,
        is_urgent: Callable[[], bool],
    ) -> None:
        """Show the records of a message and answer its words; emergency words come first."""
        sent = [one.chainlit_key for one in message.elements if one.chainlit_key]
        answers_first = not sent or is_urgent()
        if answers_first:
            await answer()
        if not sent:
            return
        is_shown = await self._show(sent)
        if not answers_first and asks_beside(
            message.content, self.intents, self.words.asking_words
        ):
            if not is_shown:
                await _say(self.words.answers_without)
            await answer()

    async def _show(self, sent: list[str]) -> bool:
        """Say what was found, or why nothing was; return whether something was."""
        step = cl.Step(name=self.words.reading, type="tool", show_input=False)
        await step.send()
        try:
            shown = await self._read(sent, step)
        except asyncio.CancelledError:
            await _say(self.phrases.text(Phrase.STOPPED))
            raise
        except LanternError as error:
            await self._refuse(error)
        except Exception as error:  # noqa: BLE001  # its text may hold words of the record
            logger.error("reading a record failed: %s", type(error).__name__)  # noqa: TRY400  # as above
            await self._refuse(refusal("unsafe"))
        else:
            found = self.words.found if shown.record.found else self.words.found_nothing
            await self._put_on_screen(shown, found)
            return True
        finally:
            await step.remove()
        return False

    async def _read(self, sent: list[str], step: cl.Step) -> ShownRecord:
        session = cl.context.session
        for one in sent:
            session.files.pop(one, None)
        with self.uploads.taken(session.id, sent) as contents:
            content = _only_one(sent, contents)
            return await self._look_at(content, session.thread_id, step)

    async def _look_at(self, content: bytes, conversation_id: str, step: cl.Step) -> ShownRecord:
        progress = _ProgressLine(step, self.words)
        try:
            return await self.desk.show(await self.actor(), conversation_id, content, progress)
        finally:
            await progress.all_shown()

    async def _put_on_screen(self, shown: ShownRecord, words: str) -> None:
        card = cl.CustomElement(
            name="RecordChecklist",
            props=self._checklist(shown),
            url="/health",  # never fetched; without one Chainlit writes the values to disk
        )
        text = words.format(title=shown.record.title.lower())
        await cl.Message(content=text, author=ASSISTANT, elements=[card]).send()

    async def show_waiting(self) -> None:
        """Put lists that wait for a yes on the screen of a new conversation: a reload took them off."""
        waiting, is_lost = await self._waiting(cl.context.session.thread_id)
        for shown in waiting:
            await self._put_on_screen(shown, self.words.found_before)
        if is_lost:
            await _say(self.words.lost)

    async def add_waiting(self, thread: ThreadDict) -> None:
        """Add lists that wait for a yes to a conversation that is opened again."""
        waiting, is_lost = await self._waiting(thread["id"])
        elements = list(thread["elements"] or [])
        for shown in waiting:
            text = self.words.found_before.format(title=shown.record.title.lower())
            said = self.view.said(thread["id"], text)
            thread["steps"].append(said)
            elements.append(self.view.card_below(said, "RecordChecklist", self._checklist(shown)))
        thread["elements"] = elements
        if is_lost:
            thread["steps"].append(self.view.said(thread["id"], self.words.lost))

    async def _waiting(self, conversation_id: str) -> tuple[list[ShownRecord], bool]:
        """Return the person's lists, and whether one is lost; the chat opens whatever happens here."""
        if self.desk.shown.is_empty and not self.desk.shown.may_have_lost:
            return [], False
        try:
            actor = await self.actor()
            waiting = await self.desk.waiting(actor, conversation_id)
            return waiting, await self.desk.has_lost(actor)
        except Exception as error:  # noqa: BLE001  # its text may hold words of a record
            logger.error("lists could not be shown again: %s", type(error).__name__)  # noqa: TRY400  # as above
            return [], False

    def _checklist(self, shown: ShownRecord) -> Props:
        return checklist(shown, self.view.describe, self.phrases.file.memory_groups, self.words)

    async def on_keep(self, action: cl.Action) -> Reply:
        """Keep what is ticked; a second tap does nothing more."""
        payload = action.payload
        chosen = tuple(one for one in payload.get("chosen", []) if isinstance(one, int))
        wanted = Wanted(chosen=chosen, text=payload.get("text") is True)
        kept = await self.desk.keep(await self.actor(), _id(action), wanted)
        if kept is not None:
            await self._say_kept(kept)
        return DONE

    async def _say_kept(self, kept: RecordKept) -> None:
        message = cl.Message(content=self.view.text(kept.answer), author=ASSISTANT, id=kept.turn_id)
        elements = self.view.elements(kept.answer, kept.turn_id, cl.context.session.thread_id)
        message.elements = [Element.from_dict(one) for one in elements]
        await message.send()

    async def on_let_go(self, action: cl.Action) -> Reply:
        """Keep nothing."""
        if await self.desk.let_go(await self.actor(), _id(action)):
            await _say(self.words.let_go)
        return DONE

    async def on_forget(self, action: cl.Action) -> Reply:
        """Forget a record that was kept."""
        gone = await self.desk.forget(await self.actor(), _id(action))
        await _say(self.words.forgotten_answer(gone, self.view.describe))
        return DONE

    async def _refuse(self, error: Exception) -> None:
        """Say why, and that nothing was kept."""
        why = str(error) if isinstance(error, RecordError) else self.words.not_done
        await _say(f"{why} {refusal('nothing_kept')}")

    async def _not_done(self, error: Exception) -> Reply:
        is_gone = isinstance(error, RecordError)
        await _say(str(error) if is_gone else self.words.not_done)
        return {**NOT_DONE, "gone": is_gone}


class _ProgressLine:
    """One line that says how far the reading has come."""

    def __init__(self, step: cl.Step, words: RecordWords) -> None:
        self._step = step
        self._words = words
        self._showing: set[asyncio.Task[bool]] = set()

    def __call__(self, done: int, parts: int) -> None:
        """Show how many parts are done, where there are several."""
        if parts < 2:  # one part is no progress
            return
        self._step.name = self._words.scrubbing.format(done=done + 1, parts=parts)
        showing = asyncio.create_task(self._step.update())
        self._showing.add(showing)
        showing.add_done_callback(self._showing.discard)

    async def all_shown(self) -> None:
        """Wait for what is on its way to the screen."""
        if self._showing:
            await asyncio.wait(self._showing)


def _only_one(sent: Sequence[str], contents: Sequence[bytes | None]) -> bytes:
    """Return the one file that was sent, or raise `RecordError`."""
    if len(sent) > 1:
        raise refusal("two_at_once", count=len(sent))
    if not contents:
        raise refusal("lost")
    if contents[0] is None:
        raise refusal("too_big", limit=LARGEST_MEGABYTES)
    return contents[0]


def _id(action: cl.Action) -> str:
    return str(action.payload.get("id", ""))


async def _say(text: str) -> None:
    await cl.Message(content=keep_colons(text), author=ASSISTANT).send()
