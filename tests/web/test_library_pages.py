from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from tests.fakes import FATIGUE, FakeRetriever
from tests.web.makers import citation
from web.library_pages import document_path, library_router, passage_path, sources_lines

pytestmark = pytest.mark.anyio
ORIGIN = "http://lantern.test"


def test_a_passage_has_an_address_whatever_its_name() -> None:
    assert passage_path("a/b#c d") == "/library/a%2Fb/passages/c%20d"


def test_sources_are_one_line_a_document_with_all_its_marks() -> None:
    cited = [citation(1), citation(2, "more"), citation(3, document="other")]

    lines = sources_lines(cited, ORIGIN).splitlines()

    assert lines[0] == "**Sources**"
    assert lines[2].startswith(
        f"- [1] [2] [Being tired]({ORIGIN}/library/fatigue%402026-11), 2026-11."
    )
    assert lines[3].startswith("- [3] ")
    assert "[NCI 2025](https://example.org/fatigue)" in lines[2]


def test_an_answer_without_sources_has_no_lines() -> None:
    assert sources_lines([], ORIGIN) == ""


async def test_a_passage_opens_from_any_page_and_says_it_is_unreviewed(
    browser: httpx.AsyncClient,
) -> None:
    reply = await browser.get("/library/fatigue/passages/short-answer")

    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "Rest helps many people" in reply.text
    assert "No clinician has reviewed our text yet." in reply.text


async def test_a_document_is_a_page(browser: httpx.AsyncClient) -> None:
    reply = await browser.get("/library/fatigue")

    assert reply.status_code == 200
    assert "Rest helps many people" in reply.text


@pytest.mark.parametrize(
    "path", ["/library/none", "/library/fatigue/passages/none", "/library/%3Cscript%3E"]
)
async def test_what_is_not_there_is_not_found_and_not_echoed(
    browser: httpx.AsyncClient, path: str
) -> None:
    reply = await browser.get(path)

    assert reply.status_code == 404
    assert "script" not in reply.text


OLDER = replace(
    FATIGUE,
    passage_id="fatigue@2026-05#short-answer",
    text="Rest helped once.",
    document=replace(FATIGUE.document, document_id="fatigue@2026-05", edition="2026-05"),
)
NOW = replace(FATIGUE, document=replace(FATIGUE.document, edition="2026-11"))


@pytest.fixture
async def reader() -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(library_router(FakeRetriever(passages=(NOW, OLDER))))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


@pytest.mark.parametrize(
    ("edition", "says"),
    [("2026-05", "Rest helped once."), ("2026-11", NOW.text), ("2025-01", NOW.text)],
    ids=["an older edition", "the one searched now", "one that is not kept"],
)
async def test_a_link_opens_the_edition_the_answer_was_written_from(
    reader: httpx.AsyncClient, edition: str, says: str
) -> None:
    passage = await reader.get(passage_path(FATIGUE.passage_id, edition))
    document = await reader.get(document_path("fatigue", edition))

    assert says in passage.text
    assert says in document.text
    assert ("There is a newer one now." in passage.text) == (edition == "2026-05")
