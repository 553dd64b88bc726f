"""A message with identifiers beside drugs and biomarkers leaves the identifiers nowhere."""

from pathlib import Path

import pytest

from tests.assistant.answering.chat_server import ChatServer, Script
from tests.chat.client import Visitor, visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
MESSAGE = (
    "My name is Marguerite Olsavsky, born March 14, 1961, MRN 84920317, call me at "
    "(617) 555-0142. I have HER2-positive breast cancer and take trastuzumab. What helps with "
    "fatigue?"
)
IDENTIFIERS = ["Marguerite", "Olsavsky", "March 14", "84920317", "555-0142", "5550142"]


def found_in(folder: Path) -> list[str]:
    """Return which identifiers stand anywhere in the files of a folder."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return [word for word in IDENTIFIERS if any(word.encode() in one for one in files)]


async def test_no_identifier_is_in_database_logs_or_files(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MESSAGE)

    assert server.log.exists()
    assert server.database.exists()
    assert found_in(server.folder) == []


async def test_the_stored_words_have_placeholders_and_keep_drug_and_marker(
    person: Visitor,
) -> None:
    async with person.chat() as chat:
        await chat.say(MESSAGE)
    kept = str((await person.resumed(chat.screen.thread_id)).thread)

    assert [word for word in IDENTIFIERS if word in kept] == []
    assert "HER2-positive" in kept
    assert "trastuzumab" in kept


async def test_the_title_of_the_conversation_is_scrubbed(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MESSAGE)
    _, listed = await person.ask("POST", "/project/threads", pagination={"first": 5}, filter={})

    assert listed["data"][0]["name"].startswith("My name is [NAME")


async def test_drug_and_marker_reach_the_remembered_facts(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MESSAGE)
        await chat.say("What do you know about me?")
    card = next(one for one in chat.screen.elements.values() if one["name"] == "MemoryCard")
    known = str(card["props"])

    assert "HER2" in known
    assert "trastuzumab" in known
    assert [word for word in IDENTIFIERS if word in known] == []


async def test_no_identifier_is_sent_to_a_chat_model(
    modelled: Server, chat_model: ChatServer
) -> None:
    chat_model.script = Script(text="**Rest helps.** [1]")

    async with visitor(modelled.base) as person, person.chat() as chat:
        await chat.say(MESSAGE)
    sent = str(chat_model.script.requests)

    assert "trastuzumab" in sent
    assert [word for word in IDENTIFIERS if word in sent] == []
    assert found_in(modelled.folder) == []


async def test_a_stop_in_the_middle_leaves_no_identifier_behind(
    modelled: Server, chat_model: ChatServer
) -> None:
    chat_model.script = Script(text="**Rest helps.** [1]", seconds_between=2)

    async with visitor(modelled.base) as person, person.chat() as chat:
        await chat.send(MESSAGE)
        await chat.until(lambda _: chat_model.script.requests)
        await chat.socket.emit("stop")
        await chat.until(lambda screen: screen.count("task_end") > 1)

    assert found_in(modelled.folder) == []
