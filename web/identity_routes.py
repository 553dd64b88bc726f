"""Take what a host page or a sign-in knows of a person, so that it goes wherever it is typed."""

from datetime import date

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel, Field

from assistant.errors import LanternError
from memory.identity import Identities
from web.sign_in import SignIn

_LONGEST = 200
_MOST_NAMES = 20


class _Identity(BaseModel):
    """Every part may be missing; an empty one forgets what was told before."""

    names: list[str] = Field(default=[], max_length=_MOST_NAMES)
    """The person's own, also earlier ones, and those of caregivers."""
    birth_date: date | None = None
    emails: list[str] = Field(default=[], max_length=_MOST_NAMES)
    phones: list[str] = Field(default=[], max_length=_MOST_NAMES)
    numbers: list[str] = Field(default=[], max_length=_MOST_NAMES)
    """Record, member and other numbers."""

    def entries(self) -> list[str]:
        """Return all as the scrubber wants them."""
        texts = [*self.names, *self.emails, *self.phones, *self.numbers]
        born = [self.birth_date.isoformat()] if self.birth_date else []
        return [text.strip()[:_LONGEST] for text in texts if text.strip()] + born


def identity_router(door: SignIn, identities: Identities) -> APIRouter:
    """Return the route; nothing ever reads back what it took."""
    router = APIRouter()

    @router.put("/session/identity", status_code=204)
    async def keep(told: _Identity, request: Request) -> None:
        actor = await door.actor(request)
        if actor is None:
            raise HTTPException(401, "Please open the chat again.")
        try:
            await identities.keep(actor, told.entries())
        except LanternError:
            raise HTTPException(503, "This could not be saved just now.") from None

    return router
