import pytest
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from web.cookies import forget_guest, guest_of, is_secure, set_guest
from web.guests import COOKIE, Guests


def cookies(value: str) -> Headers:
    return Headers({"cookie": value})


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "theme=dark; {}; other=1",
        'prefs={{"a": 1}}; {}',
        "menu[open]=1; {}",
        "name=J\u00f6rg; {}",
        "; ;=; {}",
    ],
    ids=[
        "alone",
        "among others",
        "beside JSON",
        "beside brackets",
        "beside umlauts",
        "beside junk",
    ],
)
def test_a_guest_is_found_whatever_other_cookies_the_site_sets(guests: Guests, around: str) -> None:
    ours = f"{COOKIE}={guests.token('guest:a')}"

    assert guest_of(cookies(around.format(ours)), guests) == "guest:a"


@pytest.mark.parametrize("value", ["", f"{COOKIE}=", f"{COOKIE}=x", "another=1"])
def test_without_a_good_cookie_there_is_no_guest(guests: Guests, value: str) -> None:
    assert guest_of(cookies(value), guests) is None


def test_no_cookies_at_all_are_no_guest(guests: Guests) -> None:
    assert guest_of(Headers({}), guests) is None


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(
    guests: Guests, secure: bool
) -> None:
    response = Response()

    set_guest(response, guests, "guest:a", secure=secure)

    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=15552000" in cookie
    assert ("secure" in cookie) is secure


def test_a_shared_device_forgets_both_cookies() -> None:
    response = Response()

    forget_guest(response)

    gone = response.headers.getlist("set-cookie")
    assert [one.partition("=")[0] for one in gone] == [COOKIE, "access_token"]
    assert all("Max-Age=0" in one for one in gone)


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("http", False)])
def test_tls_is_seen_by_the_scheme(scheme: str, secure: bool) -> None:
    scope = {"type": "http", "scheme": scheme, "path": "/", "headers": [], "server": ("a", 1)}

    assert is_secure(Request(scope)) is secure
