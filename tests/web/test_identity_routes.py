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


async def _only_guest(memory: Memory) -> str:
    (person,) = await memory.database.read(lambda s: list(s.exec(select(PersonRow.identifier))))
    return str(person)
