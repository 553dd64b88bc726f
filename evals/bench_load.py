"""Generate load: people who each wait for an answer before they write again."""

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp
import socketio

from evals.bench_servers import BenchServer

TURN_SECONDS = 120
_FIRST_WORDS = "I have ER+ breast cancer and take ribociclib."
QUESTIONS = (
    "Is surgery an option for metastatic Lung Cancer",
    "Can surgery be done on Breast Cancer metastases",
    "Is surgery an option for metastatic Kidney Cancer",
    "Is surgery an option for metastatic Liver Cancer",
    "Is surgery an option for metastatic Melanoma",
    "What lifestyle changes are recommended for Breast Cancer patients",
    "How do I find the best clinical trial for breast cancer",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a number of people at once met with."""

    sessions: int
    messages: int
    unanswered: int
    messages_per_second: float
    """Answered ones only."""
    p50_ms: float
    p95_ms: float


class Person:
    """One session: signs in, connects, and sends message after message."""

    def __init__(self, server: BenchServer, number: int) -> None:
        self._server = server
        self._number = number
        # Cookies of hosts that are addresses need the "unsafe" jar.
        self._http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._socket = socketio.AsyncClient(reconnection=False, http_session=self._http)
        self._socket.on("task_end", self._end_turn)
        self._socket.on("new_message", self._note)
        self._ended = asyncio.Event()
        self._said = ""
        self.unanswered = 0

    async def enter(self) -> None:
        """Sign in where that is asked for, connect, and tell the first words."""
        if self._server.signs_in:
            async with self._http.post(f"{self._server.base}/session") as reply:
                reply.raise_for_status()
        await self._socket.connect(
            self._server.base,
            socketio_path=f"{self._server.chat}/ws/socket.io",
            transports=["websocket"],
            wait_timeout=TURN_SECONDS,
            auth={"sessionId": str(uuid.uuid4()), "clientType": "webapp", "threadId": ""},
        )
        await self._socket.emit("connection_successful")
        await self._turn_ends()
        await self.say(_FIRST_WORDS)

    async def talk(self, messages: int) -> list[float]:
        """Send messages; return the seconds each one's turn took."""
        asked = [QUESTIONS[(self._number + turn) % len(QUESTIONS)] for turn in range(messages)]
        return [await self._ask(question) for question in asked]

    async def _ask(self, question: str) -> float:
        seconds = await self.say(question)
        self.unanswered += not (self._said and self._server.mark in self._said)
        return seconds

    async def say(self, text: str) -> float:
        """Send one message and wait for the end of its turn; return the seconds."""
        self._ended.clear()
        self._said = ""
        message = {
            "id": str(uuid.uuid4()),
            "threadId": "",
            "name": "You",
            "type": "user_message",
            "output": text,
            "createdAt": "2026-01-01T00:00:00Z",
        }
        began = time.perf_counter()
        await self._socket.emit("client_message", {"message": message, "fileReferences": []})
        await self._turn_ends()
        return time.perf_counter() - began

    async def _turn_ends(self) -> None:
        async with asyncio.timeout(TURN_SECONDS):
            await self._ended.wait()

    def _end_turn(self, _data: object = None) -> None:
        self._ended.set()

    def _note(self, data: dict[str, str]) -> None:
        if data["type"] == "assistant_message":
            self._said += data["output"]

    async def leave(self) -> None:
        """Close the socket."""
        await self._socket.disconnect()
        await self._http.close()


async def measure(server: BenchServer, *, sessions: int, messages: int) -> Load:
    """Let `sessions` people send `messages` each, all at once; entering is not measured."""
    people = [Person(server, number) for number in range(sessions)]
    try:
        await asyncio.gather(*(person.enter() for person in people))
        began = time.perf_counter()
        turns = await asyncio.gather(*(person.talk(messages) for person in people))
        seconds = time.perf_counter() - began
    finally:
        await asyncio.gather(*(person.leave() for person in people))
    times = sorted(one for turn in turns for one in turn)
    unanswered = sum(person.unanswered for person in people)
    return Load(
        sessions=sessions,
        messages=len(times),
        unanswered=unanswered,
        messages_per_second=(len(times) - unanswered) / seconds,
        p50_ms=1000 * percentile(times, 0.5),
        p95_ms=1000 * percentile(times, 0.95),
    )


def percentile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which `share` of the ordered values lie."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
