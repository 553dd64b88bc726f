"""A headless Chainlit client: what the browser does over HTTP and socket.io, minus the browser."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import socketio

PATIENCE_SECONDS = 60.0
"""Long, for machines that do something else as well; nothing waits so long on a quiet one."""
Payload = dict[str, Any]


@dataclass
class Screen:
    """What a person would see: messages by id in the order they came, and everything that came."""

    events: list[tuple[str, Any]] = field(default_factory=list)
    messages: dict[str, Payload] = field(default_factory=dict)
    elements: dict[str, Payload] = field(default_factory=dict)
    actions: dict[str, Payload] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    thread: Payload | None = None
    thread_id: str = ""

    def take(self, event: str, data: Any) -> None:
        """Change as the browser's screen would."""
        self.events.append((event, data))
        match event:
            case "new_message" | "update_message":
                self.messages[data["id"]] = data
            case "stream_start":
                self.messages[data["id"]] = data
                self.pieces.append(data["output"])
            case "stream_token":
                self.messages[data["id"]]["output"] += data["token"]
                self.pieces.append(data["token"])
            case "delete_message":
                self.messages.pop(data["id"], None)
            case "element":
                self.elements[data["id"]] = data
            case "action":
                self.actions[data["id"]] = data
            case "remove_action":
                self.actions.pop(data["id"], None)
            case "first_interaction":
                self.thread_id = data["thread_id"]
            case "resume_thread":
                self.thread = data

    def texts(self, kind: str = "assistant_message") -> list[str]:
        """Return what was said, in order."""
        return [one["output"] for one in self.messages.values() if one["type"] == kind]

    def count(self, event: str) -> int:
        return sum(name == event for name, _ in self.events)

    def resumed(self, kind: str = "assistant_message") -> list[str]:
        """Return what a resumed conversation shows, in order."""
        steps = self.thread["steps"] if self.thread else []
        return [one["output"] for one in steps if one["type"] == kind]


class Chat:
    """One open socket of one visitor."""

    def __init__(self, visitor: "Visitor", thread_id: str) -> None:
        self.screen = Screen(thread_id=thread_id)
        self.socket = socketio.AsyncClient(reconnection=False, http_session=visitor.http)
        self._visitor = visitor
        self.session_id = str(uuid.uuid4())
        self._changed = asyncio.Condition()
        self.socket.on("*", self._take)

    async def connect(self) -> None:
        """Open the socket and wait until the server has finished its greeting."""
        thread_id = self.screen.thread_id
        await self.socket.connect(
            self._visitor.base,
            headers={"Origin": self._visitor.base},
            socketio_path="/chat/ws/socket.io",
            transports=["websocket"],
            auth={
                "sessionId": self.session_id,
                "clientType": "webapp",
                "userEnv": "{}",
                "chatProfile": "",
                "threadId": thread_id,
            },
        )
        await self.socket.emit("connection_successful")
        await self.until(lambda screen: screen.count("task_end") > 0)

    async def _take(self, event: str, data: Any = None) -> None:
        async with self._changed:
            self.screen.take(event, data)
            self._changed.notify_all()

    async def until(self, seen: Callable[[Screen], object]) -> None:
        """Wait until the screen shows something; fail after a deadline."""
        async with asyncio.timeout(PATIENCE_SECONDS), self._changed:
            await self._changed.wait_for(lambda: seen(self.screen))

    async def send(self, text: str, *, message_id: str = "") -> str:
        """Send a message and wait for nothing; return its id."""
        message_id = message_id or str(uuid.uuid4())
        message = {
            "id": message_id,
            "threadId": "",
            "name": "You",
            "type": "user_message",
            "output": text,
            "createdAt": "2026-01-01T00:00:00Z",
        }
        await self.socket.emit("client_message", {"message": message, "fileReferences": []})
        return message_id

    async def say(self, text: str, *, message_id: str = "") -> str:
        """Send a message, wait for the end of its turn, return all that was said to it."""
        before, known = self.screen.count("task_end"), set(self.screen.messages)
        await self.send(text, message_id=message_id)
        await self.until(lambda screen: screen.count("task_end") > before)
        said = [
            one["output"]
            for one in self.screen.messages.values()
            if one["type"] == "assistant_message" and one["id"] not in known
        ]
        return "\n\n".join(said)

    async def press(self, action: Payload) -> Payload:
        """Press a button and wait until its work is done; return the server's reply."""
        body = {"action": action, "sessionId": self.session_id}
        async with self._visitor.http.post(
            f"{self._visitor.base}/chat/project/action", json=body
        ) as reply:
            reply.raise_for_status()
            done: Payload = await reply.json()
        return done

    def button(self, label: str) -> Payload:
        """Return the button whose label holds these words."""
        return next(one for one in self.screen.actions.values() if label in one["label"])


class Visitor:
    """A person with a browser: cookies, and as many sockets as they like."""

    def __init__(self, base: str, http: aiohttp.ClientSession) -> None:
        self.base = base
        self.http = http

    async def sign_in(self) -> None:
        """Do what the widget does before it mounts the chat."""
        async with self.http.post(f"{self.base}/session") as reply:
            reply.raise_for_status()

    @asynccontextmanager
    async def chat(self, thread_id: str = "") -> AsyncIterator[Chat]:
        """Open a socket; `thread_id` resumes a conversation."""
        opened = Chat(self, thread_id)
        await opened.connect()
        try:
            yield opened
        finally:
            await opened.socket.disconnect()

    async def ask(self, method: str, path: str, **body: Any) -> tuple[int, Any]:
        """Send JSON to a route of the chat; return status and answer."""
        url = f"{self.base}/chat{path}"
        async with self.http.request(method, url, json=body or None) as reply:
            is_json = reply.content_type == "application/json"
            return reply.status, await (reply.json() if is_json else reply.text())


@asynccontextmanager
async def visitor(base: str) -> AsyncIterator[Visitor]:
    """A new person, signed in."""
    # Cookies of hosts that are addresses need the "unsafe" jar.
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        person = Visitor(base, http)
        await person.sign_in()
        yield person
