import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from web.guard import Guard
from web.guests import COOKIE

pytestmark = pytest.mark.anyio
OURS, CLINIC, FOREIGN = "http://lantern.test", "https://clinic.test", "https://elsewhere.test"


async def inside(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind the guard: says that it was reached, with a policy of its own on /own."""
    headers = {"content-security-policy": "ours"} if scope["path"] == "/own" else {}
    await PlainTextResponse("reached", headers=headers)(scope, receive, send)


GUARD = Guard(inside, prefix="/chat", origins=[OURS, CLINIC])


async def ask(method: str, path: str, **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=GUARD)
    async with httpx.AsyncClient(transport=transport, base_url=OURS) as client:
        return await client.request(method, path, headers=headers)


@pytest.mark.parametrize("origin", [OURS, CLINIC])
@pytest.mark.parametrize("path", ["/chat/", "/chat/user", "/chat/project/threads"])
async def test_pages_that_may_talk_to_the_chat_do(origin: str, path: str) -> None:
    assert (await ask("GET", path, origin=origin)).text == "reached"


async def test_a_request_without_an_origin_is_let_through() -> None:
    assert (await ask("GET", "/chat/user")).text == "reached"


async def test_a_page_talks_to_the_host_it_came_from_whatever_its_name() -> None:
    reply = await ask("GET", "/chat/user", origin="http://other.name:8000", host="other.name:8000")

    assert reply.text == "reached"


@pytest.mark.parametrize(
    "origin",
    [FOREIGN, "null", "http://lantern.test.elsewhere.test", "http://lantern.test:81", "http://"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
async def test_a_foreign_page_is_refused(origin: str, method: str) -> None:
    assert (await ask(method, "/chat/user", origin=origin)).status_code == 403


@pytest.mark.parametrize("path", ["/session", "/session/end"])
async def test_a_foreign_page_signs_nobody_in_or_out(path: str) -> None:
    assert (await ask("POST", path, origin=FOREIGN)).status_code == 403


async def test_public_pages_may_be_read_from_anywhere() -> None:
    assert (await ask("GET", "/library/fatigue", origin=FOREIGN)).text == "reached"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/chat/docs"),
        ("GET", "/chat/redoc"),
        ("GET", "/chat/openapi.json"),
        ("POST", "/chat/mcp"),
        ("DELETE", "/chat/mcp"),
        ("GET", "/chat/project/share/thread-1"),
        ("GET", "/chat/project/share/thread-1/element/e"),
        ("PUT", "/chat/project/thread/share"),
        ("PUT", "/chat/project/element"),
        ("DELETE", "/chat/project/element"),
        ("GET", "/chat/project/file/abc"),
        ("GET", "/chat/auth/oauth/github"),
        ("POST", "/chat/auth/jwt"),
        ("POST", "/chat/login"),
    ],
)
async def test_a_closed_route_is_not_found(method: str, path: str) -> None:
    assert (await ask(method, path)).status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/chat/login"),
        ("POST", "/chat/project/file"),
        ("POST", "/chat/auth/header"),
        ("PUT", "/chat/project/thread"),
        ("GET", "/chat/documents"),
        ("GET", "/docs"),
    ],
)
async def test_an_open_route_is_reached(method: str, path: str) -> None:
    assert (await ask(method, path)).text == "reached"


async def test_every_answer_carries_the_headers() -> None:
    headers = (await ask("GET", "/chat/user")).headers

    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "object-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


async def test_a_header_that_is_there_stays() -> None:
    assert (await ask("GET", "/own")).headers["content-security-policy"] == "ours"


@pytest.mark.parametrize("path", ["/chat", "/chat/", "/chat/thread/abc"])
async def test_a_first_visit_signs_in_and_comes_back(path: str) -> None:
    reply = await ask("GET", path, accept="text/html")

    assert (reply.status_code, reply.headers["location"]) == (303, f"/enter?to={path}")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/chat/", {"accept": "text/html", "cookie": f"{COOKIE}=x"}),
        ("/chat/user", {"accept": "application/json"}),
        ("/chatty", {"accept": "text/html"}),
        ("/", {"accept": "text/html"}),
    ],
    ids=["a second visit", "no page", "another page", "the clinic's page"],
)
async def test_nothing_else_is_sent_to_sign_in(path: str, headers: dict[str, str]) -> None:
    assert (await ask("GET", path, **headers)).text == "reached"


async def socket_from(origin: str | None) -> list[Message]:
    """Open a socket; return what the server sent."""
    headers = [(b"host", b"lantern.test")]
    if origin is not None:
        headers.append((b"origin", origin.encode()))
    scope = {"type": "websocket", "path": "/chat/ws/socket.io", "headers": headers}
    sent: list[Message] = []

    async def accepting(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await Guard(accepting, prefix="/chat", origins=[OURS])(scope, receive, send)
    return sent


@pytest.mark.parametrize("origin", [OURS, None])
async def test_a_socket_of_ours_is_accepted(origin: str | None) -> None:
    assert await socket_from(origin) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize("origin", [FOREIGN, "null"])
async def test_a_foreign_socket_is_closed_before_it_is_open(origin: str) -> None:
    assert await socket_from(origin) == [{"type": "websocket.close", "code": 1008}]
