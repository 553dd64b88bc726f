"""Take what a host page or a sign-in knows of a person, so that it goes wherever it is typed."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.errors import LanternError
from memory.identity import Identities
from web.sign_in import SignIn

LONGEST = 200
MOST_OF_A_KIND = 20
MOST_BYTES = 64 * 1024
"""Of the whole request: every kind full, with room to spare."""
TOO_MUCH = (
    f"This could not be taken. Each of names, emails, phones and numbers may have {MOST_OF_A_KIND} entries "
    f"of up to {LONGEST} characters; birth_date is a date such as 1961-03-14; there is nothing else."
)

_Entry = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST)]
_Entries = Annotated[list[_Entry], Field(max_length=MOST_OF_A_KIND)]


class _Identity(BaseModel):
    """Every part may be missing; an empty one forgets what was told before."""

    model_config = ConfigDict(extra="forbid")

    names: _Entries = []
    """The person's own, also earlier ones, and those of caregivers."""
    birth_date: date | None = None
    emails: _Entries = []
    phones: _Entries = []
    numbers: _Entries = []
    """Record, member and other numbers."""

    def entries(self) -> list[str]:
        """Return all as the scrubber wants them."""
        texts = [*self.names, *self.emails, *self.phones, *self.numbers]
        born = [self.birth_date.isoformat()] if self.birth_date else []
        return [text for text in texts if text] + born


def identity_router(door: SignIn, identities: Identities) -> APIRouter:
    """Return the route; nothing ever reads back what it took."""
    router = APIRouter()

    @router.put("/session/identity", status_code=204)
    async def keep(request: Request) -> None:
        actor = await door.actor(request)
        if actor is None:
            raise HTTPException(401, "Please open the chat again.")
        told = await _told(request)
        try:
            await identities.keep(actor, told.entries())
        except LanternError:
            raise HTTPException(503, "This could not be saved just now.") from None

    return router


async def _told(request: Request) -> _Identity:
    """Return what was told; a refusal repeats none of it."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise HTTPException(422, TOO_MUCH)
    try:
        return _Identity.model_validate_json(body)
    except ValidationError:
        raise HTTPException(422, TOO_MUCH) from None
