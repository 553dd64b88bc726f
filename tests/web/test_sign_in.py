import httpx
import jwt
import pytest

from memory.memory import Memory
from tests.web.conftest import CHAT_SECRET
from web.guests import COOKIE, Guests
from web.sign_in import CHAT_COOKIE

pytestmark = pytest.mark.anyio


def guest_in(browser: httpx.AsyncClient, guests: Guests) -> str | None:
    return guests.identifier(browser.cookies.get(COOKIE))


async def test_signing_in_makes_a_guest_and_lets_them_into_the_chat(
    browser: httpx.AsyncClient, guests: Guests
) -> None:
    reply = await browser.post("/session")

    identifier = guest_in(browser, guests)
    claims = jwt.decode(browser.cookies[CHAT_COOKIE], CHAT_SECRET, algorithms=["HS256"])
    assert reply.status_code == 204
    assert identifier is not None
    assert claims["identifier"] == identifier
    assert {"exp", "iat"} <= set(claims)


async def test_a_returning_guest_stays_who_they_are(
    browser: httpx.AsyncClient, guests: Guests
) -> None:
    await browser.post("/session")
    first = guest_in(browser, guests)

    await browser.post("/session")

    assert guest_in(browser, guests) == first


async def test_a_forged_cookie_becomes_a_new_guest(
    browser: httpx.AsyncClient, guests: Guests
) -> None:
    browser.cookies.set(COOKIE, Guests(bytes(32)).token("guest:somebody-else"))

    await browser.post("/session")

    assert "guest:somebody-else" not in str([guests.identifier(one) for one in browser.cookies])


async def test_signing_in_writes_nothing_down(browser: httpx.AsyncClient, memory: Memory) -> None:
    """A page visit is no conversation; the person is made with their first message."""
    await browser.post("/session")

    from_cookie = browser.cookies[COOKIE]
    claims = jwt.decode(from_cookie, options={"verify_signature": False})
    assert await memory.people.find(claims["sub"]) is None


@pytest.mark.parametrize(
    ("to", "target"),
    [
        ("/chat", "/chat"),
        ("/chat/thread/abc", "/chat/thread/abc"),
        ("", "/chat"),
        ("/", "/chat"),
        ("/chatty", "/chat"),
        ("//elsewhere.test", "/chat"),
        ("https://elsewhere.test/chat/", "/chat"),
        ("/chat/\r\nset-cookie: a=b", "/chat/%0D%0Aset-cookie%3A%20a%3Db"),
        ("/chat//elsewhere.test", "/chat//elsewhere.test"),
    ],
)
async def test_entering_leads_to_pages_of_the_chat_only(
    browser: httpx.AsyncClient, to: str, target: str
) -> None:
    reply = await browser.get("/enter", params={"to": to})

    assert (reply.status_code, reply.headers["location"]) == (303, target)
    assert COOKIE in reply.cookies


@pytest.mark.parametrize("path", ["/session/end", "/chat/logout"])
async def test_leaving_takes_the_cookies_off(browser: httpx.AsyncClient, path: str) -> None:
    await browser.post("/session")

    reply = await browser.post(path)

    assert reply.json() == {"success": True}
    assert dict(browser.cookies) == {}


async def test_over_tls_the_cookies_stay_on_tls(browser: httpx.AsyncClient) -> None:
    reply = await browser.post("https://lantern.test/session")

    cookies = reply.headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert all("secure" in one.lower() for one in cookies)
