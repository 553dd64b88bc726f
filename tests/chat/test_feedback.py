"""Thumbs hang on the run of an answer, are shown again, and are their owner's."""

import pytest

from tests.chat.client import Chat, Visitor, visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FATIGUE = "What helps with fatigue from cancer treatment?"


async def rated_run(chat: Chat) -> str:
    """Get an answer; return the id the browser hangs thumbs on."""
    await chat.say(FATIGUE)
    (run_id,) = [key for key, one in chat.screen.messages.items() if one["type"] == "run"]
    return run_id


async def shown_thumb(person: Visitor, chat: Chat) -> int:
    """Return the thumb a resumed conversation shows."""
    (run,) = (await person.resumed(chat.screen.thread_id)).steps("run")
    value: int = run["feedback"]["value"]
    return value


async def test_thumbs_on_ones_own_answer_are_kept_and_shown_again(person: Visitor) -> None:
    async with person.chat() as chat:
        run_id = await rated_run(chat)

    status, given = await person.ask(
        "PUT", "/feedback", feedback={"forId": run_id, "value": 1, "comment": ""}
    )

    assert (status, given["success"]) == (200, True)
    assert await shown_thumb(person, chat) == 1


async def test_a_run_keeps_its_id_when_the_conversation_is_resumed(person: Visitor) -> None:
    async with person.chat() as chat:
        run_id = await rated_run(chat)
    screen = await person.resumed(chat.screen.thread_id)

    assert [one["id"] for one in screen.steps("run")] == [run_id]


async def test_thumbs_on_anothers_answer_are_not_found(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        run_id = await rated_run(chat)

    async with visitor(server.base) as stranger:
        status, _ = await stranger.ask("PUT", "/feedback", feedback={"forId": run_id, "value": 0})

    assert status == 404


async def test_thumbs_without_signing_in_are_refused(server: Server, person: Visitor) -> None:
    person.http.cookie_jar.clear()

    status, _ = await person.ask("PUT", "/feedback", feedback={"forId": "any", "value": 0})

    assert status == 401


async def test_a_stranger_cannot_withdraw_thumbs(server: Server, person: Visitor) -> None:
    async with person.chat() as chat:
        run_id = await rated_run(chat)
    _, given = await person.ask("PUT", "/feedback", feedback={"forId": run_id, "value": 1})

    async with visitor(server.base) as stranger:
        await stranger.ask("DELETE", "/feedback", feedbackId=given["feedbackId"])

    assert await shown_thumb(person, chat) == 1
