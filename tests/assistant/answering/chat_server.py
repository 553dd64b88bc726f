"""A stub of an OpenAI-compatible chat server on this machine, each answer scripted."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Script:
    """What the server does with the next requests."""

    text: str = ""
    status: int = 200
    seconds_between: float = 0.0
    cut_after: int | None = None
    """Pieces after which the connection is closed without an end."""
    finish_reason: str | None = "stop"
    requests: list[dict[str, Any]] = field(default_factory=list)


class ChatServer(ThreadingHTTPServer):
    """Serves `/v1/chat/completions` on a free port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self) -> None:
        self.script = Script()
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ChatServer

    def do_POST(self) -> None:
        script = self.server.script
        body = self.rfile.read(int(self.headers["Content-Length"]))
        script.requests.append(json.loads(body))
        self.send_response(script.status)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        if script.status == 200:
            self._stream(script)

    def log_request(self, code: object = None, size: object = None) -> None:
        """Keep the tests quiet."""

    def _stream(self, script: Script) -> None:
        for count, piece in enumerate(_pieces(script.text)):
            if count == script.cut_after:
                return
            self._send(_chunk({"content": piece}, None))
            time.sleep(script.seconds_between)
        self._send(_chunk({}, script.finish_reason))
        self.wfile.write(b"data: [DONE]\n\n")

    def _send(self, chunk: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()


def serve() -> Iterator[ChatServer]:
    """Run a server in a thread for as long as a test takes."""
    server = ChatServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def _pieces(text: str) -> list[str]:
    """Cut `text` as models do: small pieces that don't stop at the ends of words."""
    return [text[start : start + 7] for start in range(0, len(text), 7)]


def _chunk(delta: dict[str, str], reason: str | None) -> dict[str, Any]:
    return {
        "id": "one",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "stub",
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }
