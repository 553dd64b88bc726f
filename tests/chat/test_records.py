"""A record that is shown is read, scrubbed, listed; of it only what is confirmed is kept."""

from io import BytesIO
from pathlib import Path

import aiohttp
import pytest

from tests.chat.client import Chat, Visitor, visitor
from tests.chat.records import CASES, NOTHING_KEPT, REPORT
from tests.chat.screen import Payload
from tests.chat.server import Server

pytestmark = pytest.mark.anyio


def the_list(chat: Chat) -> Payload:
    cards = [one for one in chat.screen.elements.values() if one["name"] == "RecordChecklist"]
    props: Payload = cards[-1]["props"]
    return props


def lines(chat: Chat) -> dict[str, Payload]:
    return {line["text"]: line for group in the_list(chat)["groups"] for line in group["facts"]}


async def keep(chat: Chat, *texts: str, text: bool = True) -> bool:
    chosen = [line["place"] for said, line in lines(chat).items() if not texts or said in texts]
    payload = {"id": the_list(chat)["id"], "chosen": chosen, "text": text}
    answer = await chat.press({"name": "keep_record", "payload": payload})
    return bool(answer["response"]["done"])


async def test_what_was_found_is_listed_with_page_and_quote(person: Visitor) -> None:
    async with person.chat() as chat:
        said = await chat.show(REPORT)

        assert "Nothing is kept until you say so" in said
        found = lines(chat)["Ki-67: 18%"]
        assert (found["page"], found["quote"], found["ticked"]) == (1, "Ki-67: 18%", True)


async def test_nothing_enters_memory_before_it_is_confirmed(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)

        assert "Nothing yet" in await chat.say("What do you know about me?")
        assert await keep(chat, "Ki-67: 18%")
        assert not await keep(chat, "ER-positive")

        await chat.say("What do you know about me?")
        cards = [one for one in chat.screen.elements.values() if one["name"] == "MemoryCard"]
        facts = [line for group in cards[-1]["props"]["groups"] for line in group["facts"]]
        assert [(one["text"], one["said_by"]) for one in facts] == [
            ("Ki-67: 18%", "your pathology report, page 1")
        ]


async def test_a_second_tap_keeps_nothing_more_and_says_nothing(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)
        assert await keep(chat, "Ki-67: 18%")
        before = set(chat.screen.messages)

        assert await keep(chat, "Ki-67: 18%")

        assert set(chat.screen.messages) == before


async def test_a_page_that_is_loaded_anew_shows_the_list_again(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)
        thread = chat.screen.thread_id
    async with person.chat(thread) as chat:
        assert chat.screen.count("resume_thread_error") == 0
        assert "still open" in str(chat.screen.thread)
    async with person.chat() as chat:
        await chat.until(lambda screen: screen.elements)

        assert "still open" in str(chat.screen.messages)
        assert await keep(chat, "Ki-67: 18%")


async def test_a_conversation_that_is_opened_again_shows_the_list_that_waits(
    person: Visitor,
) -> None:
    async with person.chat() as chat:
        await chat.say("hello")
        thread = chat.screen.thread_id
        await chat.show(REPORT)

    resumed = (await person.resumed(thread)).thread

    assert "still open" in str(resumed)
    assert "RecordChecklist" in str(resumed)


async def test_after_a_restart_the_person_hears_that_the_file_has_to_be_shown_again(
    tmp_path: Path, server: Server
) -> None:
    own = Server(tmp_path)
    own.start(index=server.index)
    async with visitor(own.base) as ann:
        async with ann.chat() as chat:
            await chat.say("hello")
            await chat.show(REPORT)
            waiting = {"id": the_list(chat)["id"], "chosen": [0]}
            thread = chat.screen.thread_id
        own.stop()
        own.start()
        async with ann.chat(thread) as chat:
            assert "I was restarted" in str(chat.screen.thread)
            answer = await chat.press({"name": "keep_record", "payload": waiting})

            assert answer["response"] == {"done": False, "gone": True}
            assert "please show the file again" in str(chat.screen.messages)
        assert "I was restarted" not in str((await ann.resumed(thread)).thread)
    own.stop()


async def test_keeping_nothing_keeps_nothing(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)
        payload = {"id": the_list(chat)["id"]}

        await chat.press({"name": "let_record_go", "payload": payload})

        assert not await keep(chat)
        assert "Nothing yet" in await chat.say("What do you know about me?")


async def test_no_name_reaches_screen_or_disk(person: Visitor, server: Server) -> None:
    note = b"Oncology visit note\nPatient: Rosalinde Quackenbush\nContinues letrozole."
    async with person.chat() as chat:
        await chat.show(note)
        await keep(chat)
        thread = chat.screen.thread_id

    assert "Quackenbush" not in str(chat.screen.events)
    assert "Quackenbush" not in str((await person.resumed(thread)).thread)
    assert "letrozole" in str((await person.resumed(thread)).thread)
    stored = [file for file in server.folder.rglob("*") if file.is_file()]
    assert [file for file in stored if b"Quackenbush" in file.read_bytes()] == []


async def test_a_question_beside_the_record_is_answered_after_it(person: Visitor) -> None:
    async with person.chat() as chat:
        said = await chat.show(REPORT, words="What helps with tiredness from treatment?")

        assert said.index("Nothing is kept") < said.lower().index("tired")


async def test_an_emergency_beside_the_record_comes_first(person: Visitor) -> None:
    async with person.chat() as chat:
        said = await chat.show(REPORT, words="temp of 101.2 and chills, day 8 after chemo")

        assert said.index("Call") < said.index("Nothing is kept")


async def test_here_is_my_report_asks_for_no_further_answer(person: Visitor) -> None:
    async with person.chat() as chat:
        said = await chat.show(REPORT, words="here is my pathology report")

        assert said.startswith("I've read your pathology report")
        assert said.count("\n\n") == 0


@pytest.mark.parametrize("case", CASES)
async def test_what_is_no_record_gets_a_sentence_and_leaves_nothing(
    person: Visitor, server: Server, case: str
) -> None:
    content, words = CASES[case]
    before = files_of(server.folder)
    async with person.chat() as chat:
        said = await chat.show(content)

        assert words in said
        assert said.endswith(NOTHING_KEPT)
        assert "Nothing yet" in await chat.say("What do you know about me?")
    assert files_of(server.folder) == before


async def test_a_long_record_says_how_far_it_is(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(b"She takes letrozole every day and feels well.\n" * 300)

        steps = [data["name"] for name, data in chat.screen.events if name == "update_message"]
        assert "Taking out names and numbers: part 2 of 5" in steps


async def test_two_files_at_once_are_asked_for_one_by_one(person: Visitor) -> None:
    async with person.chat() as chat:
        said = await chat.show(REPORT, REPORT)

        assert "2 files at once" in said
        assert said.endswith(NOTHING_KEPT)


@pytest.mark.parametrize("words", ["What helps with tiredness from treatment?"])
async def test_a_question_beside_files_that_cannot_be_read_is_answered(
    person: Visitor, words: str
) -> None:
    async with person.chat() as chat:
        said = await chat.show(REPORT, REPORT, words=words)

        assert (
            said.index(NOTHING_KEPT)
            < said.index("an answer to what you wrote")
            < said.lower().index("tired")
        )


async def test_a_file_goes_to_nobody_elses_session(person: Visitor, server: Server) -> None:
    async with person.chat() as chat, aiohttp.ClientSession() as stranger:
        url = f"{server.base}/chat/project/file?session_id={chat.session_id}"

        async with stranger.post(url, data={"file": BytesIO(REPORT)}) as reply:
            assert reply.status == 404


async def test_the_same_report_again_adds_nothing(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)
        await keep(chat)

        await chat.show(REPORT)

        assert the_list(chat)["shown_before"]
        assert [line["new"] for line in lines(chat).values()] == [False] * len(lines(chat))


async def test_the_report_is_quoted_and_forgotten_from_the_card_below(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)
        await keep(chat)

        said = await chat.say("what did my pathology report say about Ki-67?")

        assert "on page 1" in said
        assert "> Ki-67" in said
        cards = [one for one in chat.screen.elements.values() if one["name"] == "RecordSources"]
        (record,) = cards[-1]["props"]["records"]
        assert record["pages"] == [1]
        answer = await chat.press({"name": "forget_record", "payload": {"id": record["id"]}})
        assert answer["response"]["done"]
        assert "18%" not in await chat.say("and what was my Ki-67 in that report?")
        thread = chat.screen.thread_id

    assert "18%" not in str((await person.resumed(thread)).thread)


async def test_nobody_forgets_a_record_of_somebody_else(person: Visitor, server: Server) -> None:
    async with person.chat() as chat:
        await chat.show(REPORT)
        await keep(chat)
        await chat.say("what did my pathology report say about Ki-67?")
        cards = [one for one in chat.screen.elements.values() if one["name"] == "RecordSources"]
        action = {
            "name": "forget_record",
            "payload": {"id": cards[-1]["props"]["records"][0]["id"]},
        }
        async with visitor(server.base) as stranger, stranger.chat() as other:
            assert not (await other.press(action))["response"]["done"]

        assert (await chat.press(action))["response"]["done"]


def files_of(folder: Path) -> set[str]:
    """Everything but the log and the database, which write what they like."""
    kept = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file) for file in kept if not file.name.startswith(("server.log", "lantern.db"))}
