"""The two cookies of a guest: ours says who it is, Chainlit's lets the chat in."""

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import Response

from web.guests import COOKIE, LASTS, Guests


def guest_of(headers: Headers, guests: Guests) -> str | None:
    """Return the guest the request's cookie names, if its signature is ours."""
    # Python's own parser gives up at the first cookie it finds odd; a clinic's site sets such ones.
    return guests.identifier(cookie_parser(headers.get("cookie", "")).get(COOKIE))


def set_guest(response: Response, guests: Guests, identifier: str, *, secure: bool) -> None:
    """Set or renew the guest cookie."""
    response.set_cookie(
        COOKIE,
        guests.token(identifier),
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        secure=secure,
        samesite="lax",
    )


def forget_guest(response: Response) -> None:
    """Take both cookies from a shared device."""
    for name in (COOKIE, "access_token"):
        response.delete_cookie(name)


def is_secure(request: Request) -> bool:
    """Say whether the page was reached over TLS, also behind a proxy that says so."""
    return request.url.scheme == "https"
