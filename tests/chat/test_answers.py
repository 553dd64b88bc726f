"""A question typed into the chat is answered in pieces, with sources that open."""

import pytest

from tests.chat.client import Visitor

pytestmark = pytest.mark.anyio
KIDNEY = "Is surgery an option for metastatic Kidney Cancer"
CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)


async def test_an_answer_streams_in_pieces_and_cites(person: Visitor) -> None:
    async with person.chat() as chat:
        answer = await chat.say(KIDNEY)

    assert len(chat.screen.pieces) > 3
    assert "[1]" in answer
    assert "**Sources**" in answer


async def test_the_pieces_are_the_beginning_of_the_answer(person: Visitor) -> None:
    async with person.chat() as chat:
        answer = await chat.say(KIDNEY)

    assert answer.startswith("".join(chat.screen.pieces)[:200])


async def test_every_mark_in_an_answer_opens_a_passage(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(KIDNEY)
    sources = [one for one in chat.screen.elements.values() if one["type"] == "text"]

    assert [one["name"] for one in sources][:1] == ["[1]"]
    for source in sources:
        path = source["url"].partition("/library/")[2]
        async with person.http.get(f"{person.base}/library/{path}") as reply:
            assert reply.status == 200
            assert "Read the originals" in await reply.text()


async def test_progress_is_said_in_plain_words_and_gone_at_the_end(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(KIDNEY)
    steps = [data["name"] for name, data in chat.screen.events if name == "new_message"]

    assert "Looking in the library" in steps
    assert chat.screen.texts("tool") == []


async def test_what_is_seen_live_is_what_a_resumed_conversation_shows(person: Visitor) -> None:
    async with person.chat() as chat:
        answer = await chat.say(KIDNEY)
    screen = await person.resumed(chat.screen.thread_id)

    assert screen.resumed("user_message") == [KIDNEY]
    assert screen.resumed() == [answer]


async def test_a_remembered_fact_is_named_in_a_later_conversation(person: Visitor) -> None:
    async with person.chat() as first:
        await first.say("I have ER+ breast cancer and take ribociclib.")
    async with person.chat() as later:
        answer = await later.say("What lifestyle changes are recommended?")

    assert "ecause you told me" in answer
    assert "ribociclib" in answer


async def test_two_people_do_not_share_what_is_remembered(person: Visitor) -> None:
    async with person.chat() as chat:
        answer = await chat.say("What do you know about me?")

    assert "Nothing yet" in answer
