"""A real server and Debian's Chromium, once for all browser tests; a clean visitor for each."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from tests.browser.visitor import PATIENCE, Visitor
from tests.chat.server import Server

_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync "
    # A page made up by a test counts as public and might not reach this machine's own server.
    "--disable-features=LocalNetworkAccessChecks"
)
CLINIC = "http://localhost:8099"
"""A page of somebody else that may embed the widget: another origin of the same site."""
_DESKTOP = ViewportSize(width=1280, height=900)

Scheme = Literal["light", "dark"]
MakeVisitor = Callable[..., Visitor]


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, as a person would type it."""
    embeds = {"LANTERN_ALLOWED_ORIGINS": f'["{CLINIC}"]'}
    server = Server(tmp_path_factory.mktemp("browser"), embeds)
    server.start()
    yield f"http://localhost:{server.port}"
    server.stop()


# Playwright leaves its event loop running in this thread until it is closed, and the asynchronous
# tests of the next folder need the thread: so not for the whole session.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    # The machine's browser is no setting of the service.
    path = os.environ.get("LANTERN_CHROMIUM") or shutil.which("chromium")  # noqa: TID251
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET.split())
        yield browser
        browser.close()


@pytest.fixture
def new_visitor(
    chromium: Browser, site: str, request: pytest.FixtureRequest
) -> Iterator[MakeVisitor]:
    """Each visitor has cookies and storage of their own."""
    opened = []

    def make(*, viewport: ViewportSize = _DESKTOP, color_scheme: Scheme = "light") -> Visitor:
        context = chromium.new_context(viewport=viewport, color_scheme=color_scheme)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return Visitor(page=context.new_page(), base=site, name=request.node.name)

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def visitor(new_visitor: MakeVisitor) -> Visitor:
    return new_visitor()
