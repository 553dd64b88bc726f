"""What Chainlit would leave open is closed: sharing, descriptions, foreign pages."""

import pytest
import socketio

from tests.chat.client import Visitor

pytestmark = pytest.mark.anyio
FOREIGN = "https://elsewhere.example"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/project/share/some-thread"),
        ("PUT", "/project/thread/share"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("POST", "/mcp"),
        ("GET", "/project/file/some-file"),
        ("POST", "/login"),
        ("POST", "/auth/jwt"),
    ],
)
async def test_a_closed_route_is_not_found(person: Visitor, method: str, path: str) -> None:
    status, _ = await person.ask(method, path)

    assert status == 404


@pytest.mark.parametrize("path", ["/user", "/project/settings", "/project/threads", "/"])
async def test_a_foreign_page_may_not_ask(person: Visitor, path: str) -> None:
    method = "POST" if path.endswith("threads") else "GET"
    url = f"{person.base}/chat{path}"
    async with person.http.request(method, url, headers={"Origin": FOREIGN}) as reply:
        assert reply.status == 403


async def test_a_foreign_page_may_not_open_a_socket(person: Visitor) -> None:
    socket = socketio.AsyncClient(reconnection=False, http_session=person.http)

    with pytest.raises(socketio.exceptions.ConnectionError):
        await socket.connect(
            person.base,
            headers={"Origin": FOREIGN},
            socketio_path="/chat/ws/socket.io",
            transports=["websocket"],
        )


async def test_sign_in_sets_cookies_that_scripts_cannot_read(person: Visitor) -> None:
    async with person.http.post(f"{person.base}/session") as reply:
        cookies = dict(reply.cookies)

    assert set(cookies) == {"lantern_guest", "access_token"}
    assert all(one["httponly"] for one in cookies.values())
    assert {one["samesite"] for one in cookies.values()} == {"lax"}


async def test_the_pages_of_the_chat_may_not_be_framed_by_others(person: Visitor) -> None:
    async with person.http.get(f"{person.base}/chat/") as page:
        assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
        assert page.headers["x-content-type-options"] == "nosniff"
