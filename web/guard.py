"""Stand in front of Chainlit: foreign origins and closed routes are refused, headers are set.

Chainlit answers any origin, serves its API description, and shares threads whatever its switch
says; none of that may reach a person's conversation.
"""

import re
from collections.abc import Collection
from urllib.parse import quote

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.guests import COOKIE

_CLOSED = [
    ("*", r"/(docs|redoc|openapi\.json)$"),
    ("*", r"/mcp$"),
    ("*", r"/project/(share/.*|thread/share)$"),
    ("*", r"/project/element$"),
    ("*", r"/project/file/.*"),
    ("*", r"/auth/(oauth/.*|jwt)$"),
    ("POST", r"/login$"),
]
_READING = ("GET", "HEAD", "OPTIONS")
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; frame-ancestors 'self'; object-src 'none'; base-uri 'self'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


class Guard:
    """ASGI middleware; the chat lies under `prefix`, `origins` may talk to it."""

    def __init__(self, app: ASGIApp, *, prefix: str, origins: Collection[str]) -> None:
        self._app = app
        self._prefix = prefix
        self._origins = frozenset(origins)
        self._closed = [(verb, re.compile(f"^{prefix}{path}")) for verb, path in _CLOSED]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with headers set."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        foreign, in_chat = self._is_foreign(scope), scope["path"].startswith(self._prefix)
        if scope["type"] == "websocket":
            await (_refuse_socket(receive, send) if foreign else self._app(scope, receive, send))
        elif foreign and (in_chat or scope["method"] not in _READING):
            await _refuse(send, 403)
        elif in_chat and self._is_closed(scope):
            await _refuse(send, 404)
        elif self._is_first_visit(scope):
            await RedirectResponse(f"/enter?to={quote(scope['path'])}", 303)(scope, receive, send)
        else:
            await self._app(scope, receive, _with_headers(send))

    def _is_foreign(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None or origin in self._origins:
            return False
        # A page talking to the host it came from is at home, whatever that host is called.
        return origin.split("://")[-1] != headers.get("host")

    def _is_first_visit(self, scope: Scope) -> bool:
        """A page of the chat opened without our cookie: sign in first."""
        headers = Headers(scope=scope)
        is_page = scope["method"] == "GET" and "text/html" in headers.get("accept", "")
        is_chat = scope["path"].rstrip("/").split("/")[1:2] == [self._prefix.strip("/")]
        return is_page and is_chat and COOKIE not in headers.get("cookie", "")

    def _is_closed(self, scope: Scope) -> bool:
        return any(
            verb in ("*", scope["method"]) and path.match(scope["path"])
            for verb, path in self._closed
        )


def admit(app: FastAPI, *, prefix: str, origins: Collection[str]) -> None:
    """Let the pages at `origins` talk to the app and to the chat under `prefix`, and no others."""
    app.add_middleware(Guard, prefix=prefix, origins=origins)
    # Outermost: a browser asks first whether a page may send a file or a name.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=sorted(origins),
        allow_credentials=True,
        allow_methods=["*"],
        allow_headers=["*"],
    )


async def _refuse(send: Send, status: int) -> None:
    start = {
        "type": "http.response.start",
        "status": status,
        "headers": [(b"content-length", b"0")],
    }
    await send(start)
    await send({"type": "http.response.body", "body": b""})


async def _refuse_socket(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1008})


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers
