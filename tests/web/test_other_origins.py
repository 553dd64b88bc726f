"""A widget on a page that may embed it sends names and files; any other page is refused."""

import httpx
import pytest

from tests.web.conftest import CLINIC

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("path", ["/session", "/session/identity", "/chat/project/file"])
async def test_a_page_that_may_is_told_so_before_it_sends(
    browser: httpx.AsyncClient, path: str
) -> None:
    asks = {"origin": CLINIC, "access-control-request-method": "PUT"}

    reply = await browser.options(path, headers=asks)

    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == CLINIC
    assert reply.headers["access-control-allow-credentials"] == "true"


async def test_what_it_sends_is_answered_so_that_it_may_read_it(
    browser: httpx.AsyncClient,
) -> None:
    reply = await browser.post("/session", headers={"origin": CLINIC})

    assert reply.status_code == 204
    assert reply.headers["access-control-allow-origin"] == CLINIC


@pytest.mark.parametrize("method", ["OPTIONS", "POST"])
async def test_any_other_page_is_refused(browser: httpx.AsyncClient, method: str) -> None:
    asks = {"origin": "https://elsewhere.test", "access-control-request-method": "POST"}

    reply = await browser.request(method, "/chat/project/file", headers=asks)

    assert reply.status_code in (400, 403)
    assert "access-control-allow-origin" not in reply.headers
