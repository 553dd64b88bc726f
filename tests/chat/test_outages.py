"""When the library, the database or the process is gone: emergencies first, nothing lost."""

import asyncio
import signal
import sqlite3
from contextlib import closing

import pytest

from tests.assistant.answering.chat_server import ChatServer, Script
from tests.chat.client import visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FEVER = "temp of 101.2 and chills, day 8 after chemo"
FATIGUE = "What helps with fatigue from cancer treatment?"
AT_ONCE_SECONDS = 3.0


async def test_after_a_crash_everything_is_there_and_the_open_message_is_answered(
    modelled: Server, chat_model: ChatServer
) -> None:
    chat_model.script = Script(status=500)
    async with visitor(modelled.base) as person:
        async with person.chat() as chat:
            first = await chat.say("I have ER+ breast cancer and take ribociclib.")
            chat_model.script = Script(text="Rest.", seconds_between=5)
            await chat.send("What helps with nausea from chemotherapy?")
            await chat.until(lambda _: chat_model.script.requests)
            modelled.stop(signal.SIGKILL)
        chat_model.script = Script(status=500)
        modelled.start()

        answers = await person.until_answered(chat.screen.thread_id, 2)
        async with person.chat(chat.screen.thread_id) as resumed:
            later = await resumed.say("What lifestyle changes are recommended?")

    assert answers[0] == first
    assert "nausea" in answers[1].lower()
    assert "ecause you told me" in later
    assert "ribociclib" in later


async def test_a_chat_model_that_is_down_costs_no_answer(
    modelled: Server, chat_model: ChatServer
) -> None:
    chat_model.script = Script(status=500)

    async with visitor(modelled.base) as person, person.chat() as chat:
        answer = await chat.say(FATIGUE)

    assert "**Sources**" in answer


async def test_an_emergency_shows_at_once_while_the_database_is_locked(modelled: Server) -> None:
    async with visitor(modelled.base) as person, person.chat() as chat:
        with closing(sqlite3.connect(modelled.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await chat.send(FEVER)
            async with asyncio.timeout(AT_ONCE_SECONDS):
                await chat.until(lambda screen: "911" in str(screen.texts()))
        await chat.until(lambda screen: screen.count("task_end") > 1)

        assert len((await person.resumed(chat.screen.thread_id)).resumed()) == 1


async def test_somebody_new_sees_the_emergency_words_while_the_database_is_locked(
    modelled: Server,
) -> None:
    with closing(sqlite3.connect(modelled.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(4 * AT_ONCE_SECONDS):
            async with visitor(modelled.base) as person, person.chat() as chat:
                await chat.send(FEVER)
                await chat.until(lambda screen: "911" in str(screen.texts()))


async def test_an_emergency_shows_while_the_library_is_broken(modelled: Server) -> None:
    kept = modelled.index.read_bytes()
    async with visitor(modelled.base) as person, person.chat() as chat:
        try:
            modelled.index.write_bytes(b"no index any more" * 1000)
            alarm = await chat.say(FEVER)
            answer = await chat.say(FATIGUE)
        finally:
            modelled.index.write_bytes(kept)

    assert "911" in alarm
    # The file may be in the machine's memory still; then the answer is as good as ever.
    assert "can't look in my library" in answer or "**Sources**" in answer
