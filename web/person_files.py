"""How a person's own pages and files are handed out: to be kept nowhere, and with faults that say little."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import HTTPException, Response

from assistant.errors import LanternError, NotAllowedError

PRIVATE = {
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "x-content-type-options": "nosniff",
}


def file_of(content: bytes, media_type: str, name: str) -> Response:
    """Return a file to be kept on the person's device."""
    headers = {**PRIVATE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


@asynccontextmanager
async def faults() -> AsyncIterator[None]:
    """Answer 404 for what is not theirs, 503 when memory does not answer; never say more."""
    try:
        yield
    except NotAllowedError:
        raise HTTPException(404, "There is no such file.") from None
    except LanternError:
        raise HTTPException(503, "This could not be read just now. Please try again.") from None
