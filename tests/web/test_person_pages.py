"""A person's own pages: only for them, fresh each time, as page, PDF, JSON and FHIR."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import httpx
import pdfplumber
import pytest
from fhir.resources.R4B.bundle import Bundle
from sqlmodel import select, update

from assistant.domain import Actor, FactStatus
from memory.memory import Memory
from memory.tables import VisitPageRow
from tests.memory.makers import all_of, drug, tell
from tests.memory.test_records import CONFIRMED
from tests.memory.test_records import keep as keep_record
from web.guests import COOKIE, Guests

pytestmark = pytest.mark.anyio
PAGES = ["/chat/visit", "/chat/visit.pdf", "/chat/memory.json", "/chat/memory.fhir.json"]


@pytest.fixture
async def patient(memory: Memory, browser: httpx.AsyncClient, guests: Guests) -> Actor:
    """Somebody who is signed in, and has told something."""
    browser.cookies.set(COOKIE, guests.token("guest:patient"))
    actor = await memory.people.sign_in("guest:patient")
    await tell(memory, actor, "What helps when I am tired?", drug("letrozole"))
    return actor


@pytest.mark.parametrize("path", PAGES)
async def test_nobody_else_sees_them(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 401


@pytest.mark.parametrize("path", PAGES)
async def test_another_site_is_refused(
    browser: httpx.AsyncClient, patient: Actor, path: str
) -> None:
    reply = await browser.get(path, headers={"origin": "http://evil.test"})

    assert reply.status_code == 403


@pytest.mark.parametrize("path", PAGES)
async def test_they_are_kept_nowhere(browser: httpx.AsyncClient, patient: Actor, path: str) -> None:
    assert (await browser.get(path)).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PAGES)
async def test_a_stranger_sees_only_what_is_theirs(
    browser: httpx.AsyncClient, patient: Actor, guests: Guests, path: str
) -> None:
    browser.cookies.set(COOKIE, guests.token("guest:stranger"))

    reply = await browser.get(path)

    assert reply.status_code == 200
    assert "letrozole" not in reply.text


async def test_the_page_shows_facts_questions_and_sources(
    browser: httpx.AsyncClient, patient: Actor
) -> None:
    page = (await browser.get("/chat/visit")).text

    for part in ("letrozole", "What helps when I am tired?", "Fatigue", "told "):
        assert part in page


async def test_the_page_says_what_is_new_since_a_day(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "stopped", drug("letrozole", FactStatus.STOPPED))

    page = (await browser.get("/chat/visit?since=2020-01-01")).text

    assert "What is new since January 1, 2020" in page
    assert "Now: letrozole stopped. Before: letrozole current" in page


async def test_reading_the_page_writes_nothing_and_taking_it_along_does(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    for path in PAGES:
        await browser.get(path)
    assert await all_of(memory, select(VisitPageRow)) == []

    await browser.post("/chat/visit/printed")
    reply = await browser.post("/chat/visit.pdf")

    assert reply.headers["content-type"] == "application/pdf"
    assert len(await all_of(memory, select(VisitPageRow.id))) == 1


@pytest.mark.parametrize("path", ["/chat/visit/printed", "/chat/visit.pdf"])
async def test_another_site_takes_no_page_along(
    browser: httpx.AsyncClient, patient: Actor, path: str
) -> None:
    reply = await browser.post(path, headers={"origin": "http://evil.test"})

    assert reply.status_code == 403


async def test_the_next_page_says_what_changed_since_the_last_one_that_was_taken_along(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    await browser.post("/chat/visit/printed")
    earlier = update(VisitPageRow).values(made_at=datetime.now(UTC) - timedelta(days=3))
    await memory.database.write(lambda session: session.exec(earlier))

    page = (await browser.get("/chat/visit")).text

    assert "What is new since" in page


async def test_the_file_of_a_record_comes_back_as_it_was(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor, guests: Guests
) -> None:
    kept = await keep_record(memory, patient, "r1", replace(CONFIRMED, original=b"%PDF-1.7 x"))
    path = f"/chat/record/{kept.record_id}/file"

    reply = await browser.get(path)

    assert (reply.status_code, reply.content) == (200, b"%PDF-1.7 x")
    assert reply.headers["content-type"] == "application/pdf"
    assert reply.headers["content-disposition"] == 'attachment; filename="record.pdf"'
    assert reply.headers["cache-control"] == "no-store"
    browser.cookies.set(COOKIE, guests.token("guest:stranger"))
    assert (await browser.get(path)).status_code == 404
    browser.cookies.clear()
    assert (await browser.get(path)).status_code == 401


async def test_where_no_file_is_kept_there_is_none(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    kept = await keep_record(memory, patient)

    assert (await browser.get(f"/chat/record/{kept.record_id}/file")).status_code == 404


@pytest.mark.parametrize("since", ["", "soon", "2020-13-45"])
async def test_an_odd_day_is_none(browser: httpx.AsyncClient, patient: Actor, since: str) -> None:
    assert (await browser.get("/chat/visit", params={"since": since})).status_code == 200


async def test_the_pdf_is_one_sheet_with_the_same_words(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    for number in range(40):
        await tell(memory, patient, f"Is number {number} \u2265 5 <b>?", drug(f"medicine {number}"))

    reply = await browser.get("/chat/visit.pdf")

    assert reply.headers["content-type"] == "application/pdf"
    with pdfplumber.open(BytesIO(reply.content)) as document:
        (sheet,) = document.pages
        words = sheet.extract_text()
    assert "For my next visit" in words
    assert "Is number 39 \u2265 5 <b>?" in words
    assert "and 17 more" in words


async def test_a_forgotten_fact_is_in_no_file(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    (known,) = await memory.facts.live(patient)
    await memory.facts.forget(patient, known.fact_id)

    for path in ("/chat/visit", "/chat/memory.json", "/chat/memory.fhir.json"):
        assert "letrozole" not in (await browser.get(path)).text


async def test_json_holds_what_was_told_and_what_became_of_it(
    browser: httpx.AsyncClient, memory: Memory, patient: Actor
) -> None:
    await tell(memory, patient, "stopped", drug("letrozole", FactStatus.STOPPED))

    facts = json.loads((await browser.get("/chat/memory.json")).text)["facts"]

    assert [(one["known"]["fact"]["status"], one["reason"]) for one in facts] == [
        ("current", "changed"),
        ("stopped", None),
    ]


async def test_fhir_is_a_valid_bundle(browser: httpx.AsyncClient, patient: Actor) -> None:
    reply = await browser.get("/chat/memory.fhir.json")

    Bundle.model_validate_json(reply.text)
    kinds = [one["resource"]["resourceType"] for one in json.loads(reply.text)["entry"]]
    assert kinds == ["Patient", "MedicationStatement"]
