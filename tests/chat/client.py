"""A headless Chainlit client: what the browser does over HTTP and socket.io, minus the browser."""

import asyncio
import io
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import aiohttp
import socketio

from tests.chat.screen import Payload, Screen

PATIENCE_SECONDS = 60.0
"""Long, for machines that do something else as well; nothing waits so long on a quiet one."""
SOCKET_PATH = "/chat/ws/socket.io"


class Chat:
    """One open socket of one visitor."""

    def __init__(self, visitor: "Visitor", thread_id: str) -> None:
        self.screen = Screen(thread_id=thread_id)
        self.session_id = str(uuid.uuid4())
        self.socket = socketio.AsyncClient(reconnection=False, http_session=visitor.http)
        self.socket.on("*", self._take)
        self._visitor = visitor
        self._changed = asyncio.Condition()

    async def connect(self) -> None:
        """Open the socket and wait until the server has finished its greeting."""
        await self.socket.connect(
            self._visitor.base,
            headers={"Origin": self._visitor.base},
            socketio_path=SOCKET_PATH,
            transports=["websocket"],
            wait_timeout=PATIENCE_SECONDS,
            auth={
                "sessionId": self.session_id,
                "clientType": "webapp",
                "userEnv": "{}",
                "chatProfile": "",
                "threadId": self.screen.thread_id,
            },
        )
        await self.socket.emit("connection_successful")
        await self.until(lambda screen: screen.count("task_end") > 0)
        if self.screen.thread_id:
            await self.until(lambda screen: screen.thread or screen.count("resume_thread_error"))

    async def _take(self, event: str, data: Payload | None = None) -> None:
        async with self._changed:
            self.screen.take(event, data or {})
            self._changed.notify_all()

    async def until(self, seen: Callable[[Screen], object]) -> None:
        """Wait until the screen shows something; fail after a deadline."""
        async with asyncio.timeout(PATIENCE_SECONDS), self._changed:
            await self._changed.wait_for(lambda: seen(self.screen))

    async def send(self, text: str, *, message_id: str = "", files: Sequence[str] = ()) -> None:
        """Send a message, with files that were uploaded before, and wait for nothing."""
        message = {
            "id": message_id or str(uuid.uuid4()),
            "threadId": "",
            "name": "You",
            "type": "user_message",
            "output": text,
            "createdAt": "2026-01-01T00:00:00Z",
        }
        await self.socket.emit(
            "client_message", {"message": message, "fileReferences": [{"id": one} for one in files]}
        )

    async def say(self, text: str, *, message_id: str = "", files: Sequence[str] = ()) -> str:
        """Send a message, wait for the end of its turn, return all that was said to it."""
        before, known = self.screen.count("task_end"), set(self.screen.messages)
        await self.send(text, message_id=message_id, files=files)
        await self.until(lambda screen: screen.count("task_end") > before)
        said = [
            one["output"]
            for key, one in self.screen.messages.items()
            if one["type"] == "assistant_message" and key not in known
        ]
        return "\n\n".join(said)

    async def upload(self, content: bytes, name: str = "report.pdf") -> str:
        """Attach a file as the browser does; return its id."""
        form = aiohttp.FormData()
        form.add_field("file", io.BytesIO(content), filename=name, content_type="application/pdf")
        url = f"{self._visitor.base}/chat/project/file?session_id={self.session_id}"
        async with self._visitor.http.post(url, data=form) as reply:
            assert reply.status == 200, await reply.text()
            return str((await reply.json())["id"])

    async def show(self, *contents: bytes, words: str = "") -> str:
        """Attach files and send them; return what was said to it."""
        return await self.say(words, files=[await self.upload(one) for one in contents])

    async def press(self, action: Payload) -> Payload:
        """Press a button, wait until its work is done, and return what it was answered."""
        status, answer = await self._visitor.ask(
            "POST", "/project/action", action=action, sessionId=self.session_id
        )
        assert status == 200
        # Answered in order on the same socket: all that the button did has come by then.
        await self.socket.call("fetch_favorites")
        return answer

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

    async def resumed(self, thread_id: str) -> Screen:
        """Open a conversation again, as after a reload, and return what it shows."""
        async with self.chat(thread_id) as chat:
            return chat.screen

    async def until_answered(self, thread_id: str, answers: int) -> list[str]:
        """Reload until a conversation holds so many answers."""
        async with asyncio.timeout(2 * PATIENCE_SECONDS):
            while True:
                found = (await self.resumed(thread_id)).resumed()
                if len(found) >= answers:
                    return found
                await asyncio.sleep(0.3)

    async def ask(self, method: str, path: str, **body: object) -> tuple[int, Payload]:
        """Send JSON to a route of the chat; return the status, and JSON or {"text": ...}."""
        async with self.http.request(method, f"{self.base}/chat{path}", json=body) as reply:
            if reply.content_type == "application/json":
                return reply.status, await reply.json()
            return reply.status, {"text": await reply.text()}


@asynccontextmanager
async def visitor(base: str) -> AsyncIterator[Visitor]:
    """A new person, signed in."""
    # Cookies of hosts that are addresses need the "unsafe" jar.
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        person = Visitor(base, http)
        await person.sign_in()
        yield person
