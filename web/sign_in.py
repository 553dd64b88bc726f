"""Let guests in: a page visit or the widget signs in before the chat is mounted."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import jwt
from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from assistant.domain import Actor
from memory.people import People
from web.cookies import forget_guest, guest_of, is_secure, set_guest
from web.guests import Guests

CHAT_COOKIE = "access_token"
_CHAT_TOKEN_LASTS = timedelta(days=15)


class SignIn:
    """Knows the guest behind a request, and issues the cookies that say so."""

    def __init__(self, people: People, guests: Guests, chat_secret: str) -> None:
        self._people = people
        self._guests = guests
        self._chat_secret = chat_secret

    async def actor(self, request: Request) -> Actor | None:
        """Return who asks; None without a cookie of ours."""
        identifier = guest_of(request.headers, self._guests)
        return await self._people.sign_in(identifier) if identifier else None

    def let_in(self, request: Request, response: Response) -> None:
        """Set both cookies; a returning guest stays who they are."""
        identifier = guest_of(request.headers, self._guests) or self._guests.new_identifier()
        set_guest(response, self._guests, identifier, secure=is_secure(request))
        response.set_cookie(
            CHAT_COOKIE,
            self._chat_token(identifier),
            max_age=int(_CHAT_TOKEN_LASTS.total_seconds()),
            httponly=True,
            secure=is_secure(request),
            samesite="lax",
        )

    def _chat_token(self, identifier: str) -> str:
        """Return a token in the form Chainlit reads."""
        now = datetime.now(UTC)
        claims = {
            "identifier": identifier,
            "display_name": "You",
            "metadata": {},
            "iat": now,
            "exp": now + _CHAT_TOKEN_LASTS,
        }
        return jwt.encode(claims, self._chat_secret, algorithm="HS256")


def signed_in_at(door: SignIn) -> Callable[[Request], Awaitable[Actor]]:
    """Return what lets only a signed-in person through."""

    async def signed_in(request: Request) -> Actor:
        actor = await door.actor(request)
        if actor is None:
            raise HTTPException(401, "Please open the chat again.")
        return actor

    return signed_in


def sign_in_router(door: SignIn, chat: str) -> APIRouter:
    """Return the routes of signing in and out."""
    router = APIRouter()

    @router.post("/session", status_code=204)
    async def sign_in(request: Request, response: Response) -> None:
        door.let_in(request, response)

    @router.get("/enter")
    async def enter(request: Request, to: str = chat) -> Response:
        """Let a page visitor in and send them on, to pages of the chat only."""
        target = to if to == chat or to.startswith(f"{chat}/") else chat
        response = RedirectResponse(quote(target, safe="/"), status_code=303)
        door.let_in(request, response)
        return response

    @router.post("/session/end")
    @router.post(f"{chat}/logout")
    async def leave(response: Response) -> dict[str, bool]:
        """Take the cookies off a shared device."""
        forget_guest(response)
        return {"success": True}

    return router
