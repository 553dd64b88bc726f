"""Thumbs hang on the run of an answer, are shown again, and are their owner's."""

import pytest

from tests.chat.client import Chat, Visitor, visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FATIGUE = "What helps with fatigue from cancer treatment?"


async def rated_run(chat: Chat) -> str:
    """Get an answer; return the id the browser hangs thumbs on."""
    await chat.say(FATIGUE)
    return next(one["id"] for one in chat.screen.messages.values() if one["type"] == "run")


async def test_thumbs_on_ones_own_answer_are_kept_and_shown_again(person: Visitor) -> None:
    async with person.chat() as chat:
        run_id = await rated_run(chat)

    status, given = await person.ask(
        "PUT", "/feedback", feedback={"forId": run_id, "value": 1, "comment": ""}
    )

    assert (status, given["success"]) == (200, True)
    async with person.chat(chat.screen.thread_id) as resumed:
        await resumed.until(lambda screen: screen.thread)
    assert resumed.screen.thread is not None
    (run,) = [one for one in resumed.screen.thread["steps"] if one["type"] == "run"]
    assert run["feedback"]["value"] == 1


async def test_a_run_keeps_its_id_when_the_conversation_is_resumed(person: Visitor) -> None:
    async with person.chat() as chat:
        run_id = await rated_run(chat)
    async with person.chat(chat.screen.thread_id) as resumed:
        await resumed.until(lambda screen: screen.thread)

    assert resumed.screen.thread is not None
    assert run_id in [one["id"] for one in resumed.screen.thread["steps"]]


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

    async with person.chat(chat.screen.thread_id) as resumed:
        await resumed.until(lambda screen: screen.thread)
    assert '"value": 1' in str(resumed.screen.thread).replace("'", '"')
