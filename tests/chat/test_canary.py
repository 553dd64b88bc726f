"""Identifiers typed through every door are nowhere afterwards: a canary that must not sing.

A new door is one more function in `DOORS`.
"""

import sqlite3
import uuid
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.assistant.answering.chat_server import ChatServer, Script
from tests.chat.client import Visitor, visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio

MESSAGE = (
    "My name is Zdenka Quillfeather-Obuya, born March 14, 1961, I live in Wrexbury, Ohio. "
    "MRN 84920317, claim number QF-5519-88, mail qf.obuya@mail.example or call (617) 555-0142. "
)
MEDICINE = "I take trastuzumab. What helps with fatigue?"
CANARIES = [
    "Zdenka", "Quillfeather", "Obuya", "qf.obuya", "84920317", "555-0142", "5550142",
    "March 14", "1961-03-14", "Wrexbury", "QF-5519-88",
]  # fmt: skip


@pytest.fixture(scope="module")
def own_server(
    server: Server, chat_model: ChatServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Lantern with a chat model, whose temporary files lie in its folder too."""
    folder = tmp_path_factory.mktemp("canary")
    temporary = folder / "temporary"
    temporary.mkdir()
    settings = {
        "LANTERN_CHAT_MODEL": "openai:stub",
        "LANTERN_CHAT_MODEL_BASE_URL": chat_model.url,
        "TMPDIR": str(temporary),
    }
    made = Server(folder, settings)
    made.start(index=server.index)
    yield made
    made.stop()


async def talk(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MESSAGE + MEDICINE)
        await chat.say("Is Zdenka too old for it? zdenka's oncologist asks, so does Obuya.")


async def talk_in_pieces(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say("I take trastuzumab and my name is")
        await chat.say("Zdenka Quillfeather-Obuya")


async def raise_an_alarm(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MESSAGE + "I have crushing chest pain right now.")


async def comment(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MEDICINE)
        (run_id,) = [key for key, one in chat.screen.messages.items() if one["type"] == "run"]
    thumbs = {"forId": run_id, "value": 0, "comment": MESSAGE}
    assert (await person.ask("PUT", "/feedback", feedback=thumbs))[0] == 200


async def rename(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(MEDICINE)
    thread = {"threadId": chat.screen.thread_id, "name": MESSAGE}
    assert (await person.ask("PUT", "/project/thread", **thread))[0] == 200


async def speak_as_caregiver(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say("Hello")
        with sqlite3.connect(server.database) as database:
            database.execute("UPDATE care_link SET role = 'caregiver'")
        await chat.say(f"My mother is ill. {MESSAGE}She takes letrozole.")


async def tell_who_they_are(server: Server, person: Visitor) -> None:
    told = {
        "names": ["Zdenka Quillfeather-Obuya", "Wrexbury"],
        "birth_date": "1961-03-14",
        "emails": ["qf.obuya@mail.example"],
        "phones": ["(617) 555-0142"],
        "numbers": ["84920317", "QF-5519-88"],
    }
    async with person.http.put(f"{person.base}/session/identity", json=told) as reply:
        assert reply.status == 204
    async with person.chat() as chat:
        await chat.say("what may zdenka eat on trastuzumab? born 1961-03-14, ring 617 555 0142")


async def call_the_routes(server: Server, person: Visitor) -> None:
    """Send words where none are wanted: what is refused must leave no trace either."""
    for method, path in (
        ("POST", "/chat/project/threads"), ("GET", f"/library/{uuid.uuid4()}"),
        ("POST", "/session"), ("PUT", "/chat/feedback"),
    ):  # fmt: skip
        body = {"name": MESSAGE, "feedback": MESSAGE, "filter": {"search": MESSAGE}}
        async with person.http.request(method, f"{person.base}{path}", json=body) as reply:
            await reply.read()


async def show_a_record(server: Server, person: Visitor) -> None:
    report = f"PATHOLOGY REPORT\n{MESSAGE}\nDiagnosis: breast cancer. ER positive. Ki-67: 20%.\n"
    async with person.chat() as chat:
        file = await chat.upload(report.encode(), name="Zdenka Quillfeather-Obuya 84920317.txt")
        await chat.say("", files=[file])
        cards = [one for one in chat.screen.elements.values() if one["name"] == "RecordChecklist"]
        shown = {"id": cards[-1]["props"]["id"], "chosen": [0, 1], "text": True}
        kept = await chat.press({"name": "keep_record", "payload": shown})
        assert kept["response"]["done"]
        assert "20%" in await chat.say("What did my pathology report say about Ki-67?")


Door = Callable[[Server, Visitor], Awaitable[None]]
DOORS: tuple[Door, ...] = (
    talk,
    talk_in_pieces,
    raise_an_alarm,
    comment,
    rename,
    speak_as_caregiver,
    tell_who_they_are,
    call_the_routes,
    show_a_record,
)


@pytest.mark.parametrize("door", [pytest.param(door, id=door.__name__) for door in DOORS])
async def test_no_identifier_stays_behind_any_door(
    own_server: Server, chat_model: ChatServer, door: Door
) -> None:
    chat_model.script = Script(text="**Rest helps.** [1]")

    async with visitor(own_server.base) as person:
        await door(own_server, person)

    assert own_server.database.exists()
    assert own_server.log.exists()
    assert found_in_files(own_server.folder) == []
    assert found_in_text(str(chat_model.script.requests)) == []


def found_in_files(folder: Path) -> list[str]:
    """Search the database, its write-ahead log, logs, temporary files, everything."""
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return [word for word in CANARIES if any(_forms(word, one) for one in files)]


def found_in_text(text: str) -> list[str]:
    """Search what was sent to a chat model."""
    return [word for word in CANARIES if word.lower() in text.lower()]


def _forms(word: str, content: bytes) -> bool:
    lower = content.lower()
    return any(word.lower().encode(encoding) in lower for encoding in ("utf-8", "utf-16-le"))
