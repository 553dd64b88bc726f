"""What tests of the web need: a home for Chainlit, a real memory, people with cookies."""

import importlib
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from assistant.answering.wording.wordings import load_phrases
from assistant.domain import SitePolicy
from assistant.settings import export_for_chainlit
from memory.memory import Memory, open_memory, prepare
from tests.fakes import FakeRetriever, FakeScrubber
from web.chat_routes import chat_routes
from web.guard import admit
from web.guests import Guests
from web.health import health_router
from web.identity_routes import identity_router
from web.library_pages import library_router
from web.person_pages import person_router
from web.sign_in import SignIn, sign_in_router
from web.visits import VisitPages

SECRET = bytes(range(32))
CHAT_SECRET = "a secret for tests, and for nothing else"
ORIGIN = "http://lantern.test"
CLINIC = "http://clinic.lantern.test"
"""A page that may embed the widget."""

# Chainlit reads its home when it is imported, and the tests here import it.
HOME = Path(tempfile.mkdtemp(prefix="lantern-chainlit-"))
export_for_chainlit(home=HOME, secret=CHAT_SECRET)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Chainlit's own, when it is imported
    for module in ("chainlit.data.base", "chainlit.types", "chainlit.user"):
        importlib.import_module(module)


def pytest_sessionfinish() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def guests() -> Guests:
    return Guests(SECRET)


@pytest.fixture
async def memory(tmp_path: Path) -> AsyncIterator[Memory]:
    opened = open_memory(f"sqlite:///{tmp_path / 'lantern.db'}", SECRET)
    await prepare(opened)
    yield opened
    await opened.database.close()


@pytest.fixture
def web(memory: Memory, guests: Guests) -> FastAPI:
    """Lantern's routes without Chainlit's."""
    app = FastAPI()
    door = SignIn(memory.people, guests, CHAT_SECRET)
    pages = VisitPages(
        memory=memory,
        phrases=load_phrases(SitePolicy()),
        describe=lambda fact: f"{fact.name} {fact.status.value}",
        clock=lambda: datetime.now(UTC),
    )
    app.include_router(sign_in_router(door, "/chat"))
    app.include_router(identity_router(door, memory.identities))
    app.include_router(chat_routes(door, memory, FakeScrubber(), "/chat"))
    app.include_router(person_router(door, pages, "/chat"))
    app.include_router(library_router(FakeRetriever()))
    app.include_router(health_router(memory, FakeRetriever()))
    admit(app, prefix="/chat", origins=[ORIGIN, CLINIC])
    return app


@pytest.fixture
async def browser(web: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without cookies, on our own page."""
    transport = httpx.ASGITransport(app=web)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client
