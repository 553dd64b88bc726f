"""Conversations are listed, resumed, renamed and deleted by their owner alone."""

import pytest
from socketio.exceptions import ConnectionError as RefusedError

from tests.chat.client import Visitor, visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FATIGUE = "What helps with fatigue from cancer treatment?"
PAGE = {"pagination": {"first": 20}, "filter": {}}


async def conversation(person: Visitor) -> str:
    """Hold a short conversation; return its id."""
    async with person.chat() as chat:
        await chat.say(FATIGUE)
    return chat.screen.thread_id


async def listed(person: Visitor) -> list[tuple[str, str]]:
    _, found = await person.ask("POST", "/project/threads", **PAGE)
    return [(one["id"], one["name"]) for one in found["data"]]


async def test_a_conversation_is_listed_under_its_first_words(person: Visitor) -> None:
    thread_id = await conversation(person)

    assert await listed(person) == [(thread_id, FATIGUE)]


async def test_the_latest_conversation_is_listed_first(person: Visitor) -> None:
    older = await conversation(person)
    newer = await conversation(person)

    assert [thread_id for thread_id, _ in await listed(person)] == [newer, older]


async def test_a_stranger_sees_and_resumes_nothing(server: Server, person: Visitor) -> None:
    thread_id = await conversation(person)

    async with visitor(server.base) as stranger:
        assert await listed(stranger) == []
        status, _ = await stranger.ask("GET", f"/project/thread/{thread_id}")
        assert status == 401
        with pytest.raises(RefusedError):
            async with stranger.chat(thread_id):
                pass


async def test_nobody_chats_without_signing_in(server: Server, person: Visitor) -> None:
    person.http.cookie_jar.clear()

    with pytest.raises(RefusedError):
        async with person.chat():
            pass


async def test_a_new_title_is_scrubbed(person: Visitor) -> None:
    thread_id = await conversation(person)

    status, _ = await person.ask(
        "PUT", "/project/thread", threadId=thread_id, name="Letrozole, for Marguerite Olsavsky"
    )

    assert status == 200
    ((_, title),) = await listed(person)
    assert title.startswith("Letrozole")
    assert "Olsavsky" not in title


async def test_a_deleted_conversation_is_gone(person: Visitor) -> None:
    thread_id = await conversation(person)

    status, _ = await person.ask("DELETE", "/project/thread", threadId=thread_id)

    assert status == 200
    assert await listed(person) == []
    status, _ = await person.ask("GET", f"/project/thread/{thread_id}")
    assert status == 404


@pytest.mark.parametrize(("method", "more"), [("PUT", {"name": "Mine now"}), ("DELETE", {})])
async def test_a_stranger_neither_renames_nor_deletes(
    server: Server, person: Visitor, method: str, more: dict[str, str]
) -> None:
    thread_id = await conversation(person)

    async with visitor(server.base) as stranger:
        status, _ = await stranger.ask(method, "/project/thread", threadId=thread_id, **more)

    assert status in (401, 404)
    assert await listed(person) == [(thread_id, FATIGUE)]
