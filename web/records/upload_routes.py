"""The door a record comes in by: in the place of Chainlit's own, which writes uploads to disk.

Chainlit's screen sends the file as soon as it is chosen and names it in the message that follows.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path

from chainlit.session import WebsocketSession
from fastapi import APIRouter, HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from assistant.errors import RecordError
from assistant.records.limits import LARGEST_MEGABYTES, MEGABYTE
from assistant.records.wording import refusal
from web.cookies import guest_of
from web.guests import Guests
from web.records.uploads import LASTS_SECONDS, Uploads

AROUND_THE_FILE = 64 * 1024
"""Bytes of a form besides its file."""
MOST_OF_A_FORM = LARGEST_MEGABYTES * MEGABYTE + AROUND_THE_FILE
MOST_READ_MEGABYTES = 200
"""A larger upload is cut off; up to here the screen gets an answer."""
NOT_A_FILE = Path("/nonexistent/record")
"""Chainlit wants a path; there is no file."""


class _InMemory(MultiPartParser):
    """Never rolls a file over to disk: the stream it reads is limited already."""

    spool_max_size = (LARGEST_MEGABYTES + 1) * MEGABYTE


def upload_routes(guests: Guests, uploads: Uploads, chat: str) -> APIRouter:
    """Return the route; only the guest whose session it is may send a file to it."""
    router = APIRouter(prefix=chat)

    @router.post("/project/file")
    async def upload(request: Request, session_id: str) -> dict[str, str]:
        session = _own_session(request, session_id, guests)
        try:
            content = await _received(request, uploads, session_id)
            upload_id = uploads.hold(session_id, content)
        except RecordError as error:
            await _drain(request)
            raise HTTPException(400, str(error)) from None
        session.files[upload_id] = {
            "id": upload_id,
            "path": NOT_A_FILE,
            # What the file is called may name somebody; what it claims to be may be wrong.
            "name": "Your record",
            "type": "application/record",
            "size": len(content or b""),
        }
        return {"id": upload_id}

    return router


def _own_session(request: Request, session_id: str, guests: Guests) -> WebsocketSession:
    guest = guest_of(request.headers, guests)
    session: WebsocketSession | None = WebsocketSession.get_by_id(session_id)
    if guest is None or session is None or session.user is None:
        raise HTTPException(404, "Please open the chat again.")
    if session.user.identifier != guest:
        raise HTTPException(404, "Please open the chat again.")
    return session


async def _received(request: Request, uploads: Uploads, session_id: str) -> bytes | None:
    """Return the bytes of the file; None when there are too many, which are read and dropped."""
    announced = _announced(request)
    if announced > MOST_OF_A_FORM:
        await _drain(request)
        return None
    try:
        # What does not say how long it is may be as long as may be.
        with uploads.arriving(session_id, announced or MOST_OF_A_FORM):
            async with asyncio.timeout(LASTS_SECONDS):
                return await _content_of(request, MOST_OF_A_FORM)
    except TimeoutError:
        raise refusal("lost") from None


async def _content_of(request: Request, most: int) -> bytes | None:
    try:
        form = await _InMemory(request.headers, _limited(request, most), max_files=1).parse()
    except (MultiPartException, KeyError):
        raise refusal("lost") from None
    except _TooMuchError:
        await _drain(request)
        return None
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise refusal("lost")
    return await file.read()


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdigit() else 0


class _TooMuchError(Exception):
    """More came than may."""


async def _limited(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise _TooMuchError
        yield chunk


async def _drain(request: Request) -> None:
    """Read the rest and keep nothing: a browser hears no answer before it has sent all."""
    left = MOST_READ_MEGABYTES * MEGABYTE
    with suppress(RuntimeError):  # it was read to its end already
        async for chunk in request.stream():
            left -= len(chunk)
            if left < 0:
                raise HTTPException(413, "Too large.")
