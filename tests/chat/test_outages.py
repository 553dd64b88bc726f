"""When the library, the database or the process is gone: emergencies first, nothing lost."""

import asyncio
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.assistant.answering.chat_server import ChatServer, Script
from tests.chat.client import visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FEVER = "temp of 101.2 and chills, day 8 after chemo"
FATIGUE = "What helps with fatigue from cancer treatment?"
AT_ONCE_SECONDS = 3.0


@pytest.fixture(scope="module")
def fragile(
    server: Server, chat_model: ChatServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server that may be broken; what each test breaks, it mends."""
    settings = {
        "LANTERN_CHAT_MODEL": "openai:stub",
        "LANTERN_CHAT_MODEL_BASE_URL": chat_model.url,
    }
    made = Server(tmp_path_factory.mktemp("fragile"), settings)
    made.start(index=server.index)
    yield made
    made.stop()


async def test_a_crash_loses_no_accepted_message(fragile: Server, chat_model: ChatServer) -> None:
    chat_model.script = Script(status=500)
    async with visitor(fragile.base) as person:
        async with person.chat() as chat:
            first = await chat.say(FATIGUE)
            chat_model.script = Script(text="Rest.", seconds_between=5)
            await chat.send("What helps with nausea from chemotherapy?")
            await chat.until(lambda _: chat_model.script.requests)
            fragile.stop(signal.SIGKILL)
        chat_model.script = Script(status=500)
        fragile.start()

        answers = await person.until_answered(chat.screen.thread_id, 2)

    assert answers[0] == first
    assert "nausea" in answers[1].lower()


async def test_a_conversation_goes_on_after_a_restart(fragile: Server) -> None:
    async with visitor(fragile.base) as person:
        async with person.chat() as chat:
            await chat.say("I have ER+ breast cancer and take ribociclib.")
        fragile.stop()
        fragile.start()

        async with person.chat(chat.screen.thread_id) as resumed:
            answer = await resumed.say("What lifestyle changes are recommended?")

    assert len(resumed.screen.resumed()) == 1
    assert "ecause you told me" in answer


async def test_a_chat_model_that_is_down_costs_no_answer(
    fragile: Server, chat_model: ChatServer
) -> None:
    chat_model.script = Script(status=500)

    async with visitor(fragile.base) as person, person.chat() as chat:
        answer = await chat.say(FATIGUE)

    assert "**Sources**" in answer


async def test_an_emergency_shows_at_once_while_the_database_is_locked(fragile: Server) -> None:
    async with visitor(fragile.base) as person, person.chat() as chat:
        with closing(sqlite3.connect(fragile.database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await chat.send(FEVER)
            async with asyncio.timeout(AT_ONCE_SECONDS):
                await chat.until(lambda screen: "911" in str(screen.texts()))
        await chat.until(lambda screen: screen.count("task_end") > 1)

        assert len((await person.resumed(chat.screen.thread_id)).resumed()) == 1


async def test_somebody_new_sees_the_emergency_words_while_the_database_is_locked(
    fragile: Server,
) -> None:
    with closing(sqlite3.connect(fragile.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with asyncio.timeout(4 * AT_ONCE_SECONDS):
            async with visitor(fragile.base) as person, person.chat() as chat:
                await chat.send(FEVER)
                await chat.until(lambda screen: "911" in str(screen.texts()))


async def test_an_emergency_shows_while_the_library_is_broken(fragile: Server) -> None:
    kept = fragile.index.read_bytes()
    async with visitor(fragile.base) as person, person.chat() as chat:
        try:
            fragile.index.write_bytes(b"no index any more" * 1000)
            alarm = await chat.say(FEVER)
            answer = await chat.say(FATIGUE)
        finally:
            fragile.index.write_bytes(kept)

    assert "911" in alarm
    assert "can't look in my library" in answer


async def test_an_emergency_shows_while_the_database_is_broken(fragile: Server) -> None:
    """The last one here: nothing mends this database."""
    async with visitor(fragile.base) as person, person.chat() as chat:
        await chat.say("hello")
        for path in fragile.data.glob("lantern.db*"):
            path.write_bytes(b"no database any more" * 1000)

        await chat.send(FEVER)
        async with asyncio.timeout(AT_ONCE_SECONDS):
            await chat.until(lambda screen: "911" in str(screen.texts()))
        await chat.until(lambda screen: screen.count("task_end") > 2)

        assert "couldn't save" in chat.screen.texts()[-1]
        assert "sqlite" not in str(chat.screen.texts()).lower()
