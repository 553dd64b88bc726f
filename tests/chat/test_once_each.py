"""Every message is answered once: sent twice, two at once, stopped, or left in the middle."""

import asyncio
import uuid

import pytest

from tests.assistant.answering.chat_server import ChatServer, Script
from tests.chat.client import Chat, Visitor, visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FATIGUE = "What helps with fatigue from cancer treatment?"
NAUSEA = "What helps with nausea from chemotherapy?"
SLOW = Script(text="**Rest helps.** [1] More rest helps more. [1]", seconds_between=0.3)


async def test_the_same_message_sent_twice_is_answered_once(person: Visitor) -> None:
    async with person.chat() as chat:
        message_id = str(uuid.uuid4())

        await chat.say(FATIGUE, message_id=message_id)
        again = await chat.say(FATIGUE, message_id=message_id)

        assert again == ""
        assert len((await person.resumed(chat.screen.thread_id)).resumed()) == 1


async def test_a_double_click_is_answered_once(person: Visitor) -> None:
    async with person.chat() as chat:
        await asyncio.gather(chat.send(FATIGUE), chat.send(FATIGUE))
        await chat.until(lambda screen: screen.count("task_end") == 3)

        assert len(chat.screen.texts()) == 1
        assert len((await person.resumed(chat.screen.thread_id)).resumed()) == 1


async def test_two_messages_at_once_are_both_answered_in_order(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.send("Is surgery an option for metastatic Kidney Cancer")
        await chat.send("Is surgery an option for metastatic Melanoma")
        await chat.until(lambda screen: screen.count("task_end") == 3)

        first, second = (await person.resumed(chat.screen.thread_id)).resumed()

    assert "kidney" in first.lower()
    assert "melanoma" in second.lower()


async def stopped(chat: Chat, chat_model: ChatServer) -> None:
    """Ask, press stop while the model writes, and wait for the end of the turn."""
    asked = len(chat_model.script.requests)
    before = chat.screen.count("task_end")
    await chat.send(FATIGUE)
    await chat.until(lambda _: len(chat_model.script.requests) > asked)
    await chat.socket.emit("stop")
    await chat.until(lambda screen: screen.count("task_end") > before)


async def test_stop_ends_the_turn_with_our_words(modelled: Server, chat_model: ChatServer) -> None:
    chat_model.script = SLOW

    async with visitor(modelled.base) as person, person.chat() as chat:
        await stopped(chat, chat_model)
        pieces = len(chat.screen.pieces)
        await asyncio.sleep(1)

        assert "Stopped. Ask again whenever you like." in chat.screen.texts()
        assert "Task manually stopped." not in str(chat.screen.events)
        assert len(chat.screen.pieces) == pieces


async def test_after_a_stop_the_next_message_is_answered(
    modelled: Server, chat_model: ChatServer
) -> None:
    async with visitor(modelled.base) as person, person.chat() as chat:
        chat_model.script = SLOW
        await stopped(chat, chat_model)
        chat_model.script = Script(text="")

        answer = await chat.say(NAUSEA)

        assert "[1]" in answer
        assert len((await person.resumed(chat.screen.thread_id)).resumed()) == 1


async def test_a_socket_closed_in_the_middle_costs_no_answer(
    modelled: Server, chat_model: ChatServer
) -> None:
    chat_model.script = Script(text="Rest.", seconds_between=0.5)

    async with visitor(modelled.base) as person:
        async with person.chat() as chat:
            await chat.send(FATIGUE)
            await chat.until(lambda screen: chat_model.script.requests and screen.thread_id)
        answers = await person.until_answered(chat.screen.thread_id, 1)

    assert len(answers) == 1
    assert "**Sources**" in answers[0]
