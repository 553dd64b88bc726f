"""Guests: a signed cookie carries a conversation across visits; it holds an id and nothing else."""

import uuid
from datetime import UTC, datetime, timedelta

import jwt

COOKIE = "lantern_guest"
LASTS = timedelta(days=180)
_PREFIX = "guest:"
_ALGORITHM = "HS256"
_AUDIENCE = "lantern-guest"


class Guests:
    """Issues and reads guest cookies."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def new_identifier(self) -> str:
        """Return the identifier of a new guest."""
        return f"{_PREFIX}{uuid.uuid4()}"

    def token(self, identifier: str) -> str:
        """Return a signed token for a guest."""
        claims = {"sub": identifier, "aud": _AUDIENCE, "exp": datetime.now(UTC) + LASTS}
        return jwt.encode(claims, self._secret, algorithm=_ALGORITHM)

    def identifier(self, token: str | None) -> str | None:
        """Return the guest a token was issued to; None for anything forged, foreign or old."""
        if not token:
            return None
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[_ALGORITHM],
                audience=_AUDIENCE,
                options={"require": ["sub", "exp"]},
            )
        except jwt.InvalidTokenError:
            return None
        identifier = claims["sub"]
        return identifier if identifier.startswith(_PREFIX) else None
