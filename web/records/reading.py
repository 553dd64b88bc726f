"""Read an upload in a process of its own: what it does to that process ends with it.

A record comes from outside and may be made to crash a reader, to fill memory or to run for ever.
The bytes go in through a pipe and the result comes out through one; no file is written.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from pydantic import TypeAdapter

from assistant.domain import ReadRecord
from assistant.errors import RecordError
from assistant.records.wording import refusal
from assistant.settings import ROOT, environment_without_secrets
from web.records.confinement import Confined

logger = logging.getLogger(__name__)
LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of a result; the text of a record is limited long before."""
AT_ONCE = 1024 * 1024
"""Bytes of a record that are handed over at once: what waits in the pipe is held a second time."""
MOST_WAITING = 8
"""Records that are held while others are read; one more is asked to come back."""
CHILD = "web.records.confined"
RECORD = TypeAdapter(ReadRecord)
Progress = Callable[[int, int], None]


class RecordReading(Protocol):
    """Anything that reads an upload and takes the identifiers out."""

    async def read(
        self, content: bytes, progress: Progress, *, known: Sequence[str] = ()
    ) -> ReadRecord:
        """Return the record, or raise `RecordError` with a sentence for the person.

        `known` are identifiers of the account, which go wherever they stand.
        """
        ...


class ReadingProcess:
    """Starts a process for each upload, one upload at a time."""

    def __init__(
        self, command: Sequence[str], *, seconds: float, most_waiting: int = MOST_WAITING
    ) -> None:
        self._command = command
        self._seconds = seconds
        self._most_waiting = most_waiting
        self._held = 0
        self._one_at_a_time = asyncio.Semaphore(1)

    async def read(
        self, content: bytes, progress: Progress, *, known: Sequence[str] = ()
    ) -> ReadRecord:
        """Return the record; a process that dies or takes too long is a `RecordError`."""
        if self._held > self._most_waiting:
            raise refusal("busy")
        self._held += 1
        try:
            return await self._in_turn((_first_line(known), content), progress)
        finally:
            self._held -= 1

    async def _in_turn(self, sent: Sequence[bytes], progress: Progress) -> ReadRecord:
        async with self._one_at_a_time:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._read(sent, progress)
            except TimeoutError:
                raise refusal("too_slow") from None

    async def _read(self, sent: Sequence[bytes], progress: Progress) -> ReadRecord:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            cwd=ROOT,
            env=environment_without_secrets(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # libraries write words of what they read there
            limit=LONGEST_LINE,
        )
        try:
            feeding = asyncio.create_task(_feed(process, sent))
            record = await _result(process, progress)
            await feeding
        finally:
            await _end(process)
        return record


def _first_line(known: Sequence[str]) -> bytes:
    return json.dumps(list(known)).encode() + b"\n"


async def _feed(process: asyncio.subprocess.Process, sent: Sequence[bytes]) -> None:
    if process.stdin is None:
        raise AssertionError("the process was started with a pipe")
    try:
        for part in sent:
            for start in range(0, len(part), AT_ONCE):
                process.stdin.write(part[start : start + AT_ONCE])
                await process.stdin.drain()
        process.stdin.close()
    except (BrokenPipeError, ConnectionResetError):
        logger.warning("the reading process ended before it had read its record")


async def _result(process: asyncio.subprocess.Process, progress: Progress) -> ReadRecord:
    if process.stdout is None:
        raise AssertionError("the process was started with a pipe")
    async for line in process.stdout:
        said = json.loads(line)
        if "record" in said:
            return RECORD.validate_python(said["record"])
        if "refused" in said:
            raise RecordError(said["refused"])
        progress(said["done"], said["parts"])
    raise refusal("unsafe")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()


def reading_process(*, seconds: float, recognizers: Sequence[str] = ()) -> ReadingProcess:
    """Return the reading as it is served; it is told of the deployment's recognizers, and reads no settings."""
    command = [sys.executable, "-m", CHILD, *recognizers]
    return ReadingProcess(command, seconds=seconds)


async def what_reading_gives_up() -> Confined:
    """Start the reading process and ask what this machine's kernel lets it give up."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", CHILD, "--say"),
        cwd=ROOT,
        env=environment_without_secrets(),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    said, _ = await process.communicate()
    return Confined(**json.loads(said)) if process.returncode == 0 else Confined()
