"""Buttons do what they say: complete a message, forget, undo, correct, dismiss."""

import pytest

from tests.chat.client import Chat, Visitor, visitor
from tests.chat.screen import Payload
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
TOLD = "I have ER+ breast cancer and take ribociclib."
LIFESTYLE = "What lifestyle changes are recommended?"
CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)


def action(name: str, **payload: str) -> Payload:
    """Return what a card sends when it is tapped."""
    return {"name": name, "payload": payload, "label": "", "id": "card"}


async def remembered(chat: Chat) -> dict[str, str]:
    """Return what the memory card shows: words, and the id to act on."""
    chat.screen.elements.clear()
    await chat.press(action("show_memory"))
    cards = [one for one in chat.screen.elements.values() if one["name"] == "MemoryCard"]
    groups = cards[0]["props"]["groups"] if cards else []
    return {fact["text"]: fact["id"] for group in groups for fact in group["facts"]}


async def id_of(chat: Chat, word: str) -> str:
    known = await remembered(chat)
    return next(fact_id for text, fact_id in known.items() if word in text)


async def test_a_cut_off_message_offers_its_likely_ends(person: Visitor) -> None:
    async with person.chat() as chat:
        asked = await chat.say(CUT_OFF)

    assert '"the dose was"' in asked
    for understood in ("ER-positive", "oligometastatic", "ribociclib", "14 months", "neutrophils"):
        assert understood in asked
    labels = [one["label"] for one in chat.screen.actions.values()]
    assert [word for word in ("reduced", "paused", "stopped") if word not in str(labels)] == []


async def test_a_button_completes_a_cut_off_message(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(CUT_OFF)
        before = set(chat.screen.messages)

        await chat.press(chat.button("reduced"))

        new = [one for key, one in chat.screen.messages.items() if key not in before]
        assert "reduced" in next(one["output"] for one in new if one["type"] == "user_message")
        answer = "\n".join(one["output"] for one in new if one["type"] == "assistant_message")
        assert "ribociclib" in answer
        assert "cut off" not in answer


async def test_another_question_is_answered_as_a_new_one(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(CUT_OFF)

        answer = await chat.say("What helps with nausea from chemotherapy?")

    assert "nausea" in answer.lower()
    assert "**Sources**" in answer


async def test_a_forgotten_fact_is_in_no_later_answer(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)
        assert "ribociclib" in await chat.say(LIFESTYLE)

        await chat.press(action("forget_fact", fact_id=await id_of(chat, "ribociclib")))

        assert "I've forgotten it: ribociclib" in chat.screen.texts()[-1]
        assert "ribociclib" not in await chat.say(LIFESTYLE)
        assert "ribociclib" not in str(await remembered(chat))


async def test_forgetting_can_be_undone_at_once(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)
        await chat.press(action("forget_fact", fact_id=await id_of(chat, "ribociclib")))

        await chat.press(chat.button("Undo"))

        assert "ribociclib" in str(await remembered(chat))


async def test_a_fact_is_corrected_in_the_persons_own_words(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)
        fact_id = await id_of(chat, "ribociclib")

        words = "I stopped ribociclib in May"
        await chat.press(action("correct_fact", fact_id=fact_id, words=words))

        known = [text for text in await remembered(chat) if "ribociclib" in text]
        assert len(known) == 1
        assert "stopped" in known[0]


async def test_a_name_the_host_page_told_goes_from_a_correction(person: Visitor) -> None:
    told = {"names": ["Quillfeather"]}
    async with person.http.put(f"{person.base}/session/identity", json=told) as reply:
        assert reply.status == 204
    async with person.chat() as chat:
        await chat.say(TOLD)
        fact_id = await id_of(chat, "ribociclib")

        words = "I stopped ribociclib quillfeather in May"
        await chat.press(action("correct_fact", fact_id=fact_id, words=words))

        assert "stopped" in str(await remembered(chat))
    async with person.http.get(f"{person.base}/chat/memory.json") as reply:
        assert "quillfeather" not in await reply.text()


async def test_words_without_a_fact_correct_nothing(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)
        known = await remembered(chat)

        for fact_id in known.values():
            await chat.press(action("correct_fact", fact_id=fact_id, words="hm, no"))

        assert "couldn't read a fact" in chat.screen.texts()[-1]
        assert await remembered(chat) == known


async def test_a_fact_is_confirmed_and_everything_is_forgotten_from_the_card(
    person: Visitor,
) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)
        await chat.press(action("confirm_fact", fact_id=await id_of(chat, "ribociclib")))
        assert "ribociclib" in str(await remembered(chat))

        await chat.press(action("forget_all"))

        assert "Deleted: 3 facts" in chat.screen.texts()[-1]
        assert await remembered(chat) == {}


async def test_words_that_name_only_the_dose_correct_the_dose(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)

        fact_id = await id_of(chat, "ribociclib")
        await chat.press(action("correct_fact", fact_id=fact_id, words="400 mg"))

        assert "ribociclib 400 mg" in str(await remembered(chat))


@pytest.mark.parametrize("name", ["confirm_fact", "forget_fact", "correct_fact"])
async def test_another_persons_fact_cannot_be_touched(
    server: Server, person: Visitor, name: str
) -> None:
    async with person.chat() as chat:
        await chat.say(TOLD)
        known = await remembered(chat)

        async with visitor(server.base) as stranger, stranger.chat() as other:
            for fact_id in known.values():
                await other.press(action(name, fact_id=fact_id, words="I take tamoxifen"))
            assert set(other.screen.texts()) == {
                "I couldn't change that just now. Please try once more."
            }

        assert await remembered(chat) == known


async def test_a_button_of_another_persons_socket_is_refused(
    server: Server, person: Visitor
) -> None:
    async with person.chat() as chat, visitor(server.base) as stranger:
        body = {"action": action("show_memory"), "sessionId": chat.session_id}
        status, _ = await stranger.ask("POST", "/project/action", **body)

    assert status == 401


async def test_an_alarm_can_be_dismissed_once_it_is_kept(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say("temp of 101.2 and chills, day 8 after chemo")
        (button,) = chat.screen.actions.values()

        await chat.press(button)

        assert chat.screen.texts()[-1].startswith("Thank you for telling me.")
        assert chat.screen.texts()[-1].endswith("What would you like to know?")
        assert chat.screen.actions == {}


async def test_who_will_call_today_reads_what_the_library_says(person: Visitor) -> None:
    async with person.chat() as chat:
        await chat.say("havent gone in 5 days since the pain tabs. what helps with constipation?")
        label = "I'll call today. What does the library say?"
        (read_on,) = [one for one in chat.screen.actions.values() if one["label"] == label]

        await chat.press(read_on)

        assert "[1]" in chat.screen.texts()[-1]


async def test_an_answer_can_be_had_more_simply_by_a_button(person: Visitor) -> None:
    async with person.chat() as chat:
        first = await chat.say("What are the side effects of ribociclib?")
        before = set(chat.screen.messages)

        await chat.press(chat.button("Simpler"))

        new = [one for key, one in chat.screen.messages.items() if key not in before]
        simpler = "\n".join(one["output"] for one in new if one["type"] == "assistant_message")
        assert "[1]" in simpler
        assert len(simpler) < len(first)
