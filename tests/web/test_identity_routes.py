from collections.abc import AsyncIterator

import httpx
import pytest
from sqlmodel import select

from memory.memory import Memory
from memory.tables import PersonRow

pytestmark = pytest.mark.anyio
TOLD = {
    "names": ["Marguerite Olsavsky", " "],
    "birth_date": "1961-03-14",
    "emails": ["mo@mail.example"],
    "phones": ["(617) 555-0142"],
}


async def test_what_a_host_page_knows_reaches_the_scrubber(
    browser: httpx.AsyncClient, memory: Memory
) -> None:
    await browser.post("/session")

    reply = await browser.put("/session/identity", json=TOLD)

    actor = await memory.people.sign_in(await _only_guest(memory))
    known = await memory.turns.known(actor, "c1")
    assert reply.status_code == 204
    assert known.identifiers == (
        "Marguerite Olsavsky",
        "mo@mail.example",
        "(617) 555-0142",
        "1961-03-14",
    )


async def test_without_a_session_nothing_is_taken(browser: httpx.AsyncClient) -> None:
    assert (await browser.put("/session/identity", json=TOLD)).status_code == 401


async def test_a_foreign_page_is_refused(browser: httpx.AsyncClient) -> None:
    await browser.post("/session")

    reply = await browser.put(
        "/session/identity", json=TOLD, headers={"origin": "https://elsewhere.example"}
    )

    assert reply.status_code == 403


@pytest.mark.parametrize(
    "told",
    [
        {"names": ["Marguerite"] * 21},
        {"names": ["M" * 201]},
        {"emails": ["mo@mail.example" * 20]},
        {"birth_date": "Marguerite"},
        {"names": "Marguerite"},
        {"nickname": ["Marguerite"]},
        {"names": ["Marguerite" * 10_000]},
        ["Marguerite"],
    ],
    ids=str,
)
async def test_too_much_or_something_else_is_refused_in_words_that_repeat_nothing(
    browser: httpx.AsyncClient, memory: Memory, told: object
) -> None:
    await browser.post("/session")
    await browser.put("/session/identity", json=TOLD)

    reply = await browser.put("/session/identity", json=told)

    assert reply.status_code == 422
    assert "20 entries of up to 200 characters" in reply.json()["detail"]
    assert "Marguerite" not in reply.text
    actor = await memory.people.sign_in(await _only_guest(memory))
    assert len((await memory.turns.known(actor, "c1")).identifiers) == 4


async def test_a_body_without_end_is_cut_off(browser: httpx.AsyncClient) -> None:
    await browser.post("/session")
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 10_000_000:
            sent += 10_000
            yield b"x" * 10_000

    reply = await browser.put("/session/identity", content=endless())

    assert reply.status_code == 422
    assert sent < 200_000


async def _only_guest(memory: Memory) -> str:
    (person,) = await memory.database.read(lambda s: list(s.exec(select(PersonRow.identifier))))
    return str(person)
