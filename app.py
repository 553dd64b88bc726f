"""Chainlit handlers: one message, one turn. What is shown, and how, is in `web`."""

from collections.abc import Sequence

import chainlit as cl
from chainlit.types import ThreadDict
from starlette.datastructures import Headers

from assistant.answering.wording.wordings import Phrase
from assistant.domain import Actor
from assistant.errors import LanternError, NotAllowedError
from bootstrap import services
from graph.state import TurnInput
from memory.fact_history import PastFact
from web.card_callbacks import register_card_callbacks
from web.chat_store import ChatStore
from web.chat_view import ChatView
from web.cookies import guest_of
from web.corrections import Corrections
from web.intake import refusal_of, unless_urgent
from web.memory_actions import MemoryActions
from web.records.record_actions import RecordActions
from web.screen import QUICK_REPLY, Screen
from web.screen_actions import ScreenActions
from web.stop import replace_stop_handler

_SERVICES = services()
_CONTEXT = _SERVICES.context
_VIEW = ChatView(describe=_CONTEXT.describe, origin=_SERVICES.settings.origin)
_CARD = MemoryActions(
    facts=_SERVICES.memory.facts,
    visits=_SERVICES.memory.visits,
    words=_SERVICES.words,
    view=_VIEW,
    phrases=_CONTEXT.phrases,
    corrections=Corrections.in_turns(_SERVICES.memory.facts, _SERVICES.words, _CONTEXT),
)

replace_stop_handler()


@cl.data_layer
def chat_store() -> ChatStore:
    """Chainlit reads threads through this and stores nothing."""
    looking_in = _SERVICES.desk.shown.person_of
    return ChatStore(_SERVICES.memory, _VIEW, _SERVICES.changed_answers, looking_in)


@cl.header_auth_callback
async def sign_in(headers: Headers) -> cl.User | None:
    """A guest is known by a signed cookie; without one there is no chat."""
    identifier = guest_of(headers, _SERVICES.guests)
    return cl.User(identifier=identifier, display_name="You") if identifier else None


@cl.set_starters
async def starters(user: cl.User | None) -> list[cl.Starter]:
    """Offer first questions."""
    return [cl.Starter(label=one, message=one) for one in _SERVICES.words.starters]


@cl.on_chat_resume
async def resume(thread: ThreadDict) -> None:
    """Add what is in no memory: lists that wait for a yes. The thread itself was read already."""
    await _RECORDS.add_waiting(thread)


@cl.on_message
async def on_message(message: cl.Message) -> None:
    """Show the records of a message, and answer its words."""
    run = cl.context.current_run
    await _RECORDS.receive(
        message,
        lambda: _answer(message, run.id if run else None),
        is_urgent=lambda: _CONTEXT.alarm(message.content) is not None,
    )


@cl.action_callback(QUICK_REPLY)
async def on_quick_reply(action: cl.Action) -> None:
    """Take a button for the message it stands for."""
    text = str(action.payload.get("message", ""))
    message = await cl.Message(text, type="user_message", author="You").send()
    async with cl.Step(name="on_message", type="run", parent_id=message.id) as run:
        await _answer(message, run.id)


async def _answer(message: cl.Message, run_id: str | None) -> None:
    conversation_id = cl.context.session.thread_id
    screen = Screen(_VIEW, _CONTEXT.phrases, _SERVICES.words, conversation_id, _past)
    if refusal := refusal_of(message.content, _SERVICES.settings, _CONTEXT.phrases):
        await screen.refuse(refusal, alarm=_CONTEXT.alarm(message.content))
        return
    try:
        # Somebody new is written down first; emergency words do not wait for a database.
        actor = await unless_urgent(_actor(), lambda: _CONTEXT.alarm(message.content) is not None)
    except (LanternError, TimeoutError):
        alarm = _CONTEXT.alarm(message.content)
        phrase = Phrase.NOT_SAVED if alarm else Phrase.FAULT
        await screen.refuse(_CONTEXT.phrases.text(phrase), alarm=alarm)
        return
    turn = TurnInput(
        actor=actor,
        conversation_id=conversation_id,
        client_key=message.id,
        message=message.content,
        run_id=run_id,
    )
    done = await screen.show(_SERVICES.runner.run(turn))
    if done is not None and done.repeated:  # a double click: the first one is answered
        await message.remove()


async def _past() -> Sequence[PastFact]:
    """Return what was remembered before; the card does without when it cannot be read."""
    try:
        return await _SERVICES.memory.facts.history(await _actor())
    except LanternError:
        return ()


async def _actor() -> Actor:
    """Return who is signed in on this socket; a payload never says who acts."""
    user = cl.context.session.user
    if user is None:
        raise NotAllowedError("nobody is signed in on this socket")
    return await _SERVICES.memory.people.sign_in(user.identifier)


register_card_callbacks(_CARD, _actor)
ScreenActions(
    feedback=_SERVICES.memory.feedback, words=_SERVICES.words, actor=_actor, reply=on_quick_reply
).register()
_RECORDS = RecordActions(
    desk=_SERVICES.desk,
    uploads=_SERVICES.uploads,
    view=_VIEW,
    phrases=_CONTEXT.phrases,
    intents=_CONTEXT.intents,
    actor=_actor,
).registered()
