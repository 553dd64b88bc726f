from datetime import UTC, datetime, timedelta

import jwt
import pytest

from tests.web.conftest import SECRET
from web.guests import Guests

SOON = datetime.now(UTC) + timedelta(days=1)


def signed(secret: bytes = SECRET, **claims: object) -> str:
    good = {"sub": "guest:a", "aud": "lantern-guest", "exp": SOON}
    return jwt.encode({**good, **claims}, secret, algorithm="HS256")


def test_a_guest_is_known_by_their_token(guests: Guests) -> None:
    identifier = guests.new_identifier()

    assert guests.identifier(guests.token(identifier)) == identifier


def test_no_two_guests_are_the_same(guests: Guests) -> None:
    assert guests.new_identifier() != guests.new_identifier()


def test_a_token_says_nothing_about_a_person(guests: Guests) -> None:
    claims = jwt.decode(guests.token("guest:a"), options={"verify_signature": False})

    assert set(claims) == {"sub", "aud", "exp"}


@pytest.mark.parametrize(
    "token",
    [
        None,
        "",
        "nonsense",
        "a.b.c",
        signed(bytes(32)),
        signed(aud="another-audience"),
        signed(exp=datetime.now(UTC) - timedelta(seconds=1)),
        signed(sub="admin"),
        jwt.encode({"sub": "guest:a", "aud": "lantern-guest", "exp": SOON}, "", "none"),
    ],
    ids=[
        "none",
        "empty",
        "nonsense",
        "three parts",
        "another secret",
        "another audience",
        "too old",
        "no guest",
        "unsigned",
    ],
)
def test_any_other_token_is_nobody(guests: Guests, token: str | None) -> None:
    assert guests.identifier(token) is None


@pytest.mark.parametrize("missing", ["sub", "aud", "exp"])
def test_a_token_without_a_claim_is_nobody(guests: Guests, missing: str) -> None:
    claims = {"sub": "guest:a", "aud": "lantern-guest", "exp": SOON}
    claims.pop(missing)

    assert guests.identifier(jwt.encode(claims, SECRET, algorithm="HS256")) is None
