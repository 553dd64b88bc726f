"""The FastAPI application: pages, sign-in, library, health, and Chainlit mounted at /chat."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from chainlit.config import FILES_DIRECTORY
from chainlit.utils import mount_chainlit
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from assistant.phi.scrubber import Scrubber
from assistant.retrieval.retriever import Retriever
from assistant.settings import ROOT, Settings
from graph.record_search import OwnRecords
from graph.run import TurnRunner
from memory.memory import Memory, prepare
from web.chat_home import allowed_origins
from web.chat_routes import chat_routes
from web.chat_view import CHAT
from web.guard import admit
from web.guests import Guests
from web.health import health_router
from web.identity_routes import identity_router
from web.library_pages import library_router
from web.pages import pages_router
from web.person_pages import person_router
from web.records.desk import RecordDesk
from web.records.tidying import tidy_for_ever
from web.records.upload_routes import upload_routes
from web.records.uploads import Uploads
from web.sign_in import SignIn, sign_in_router
from web.visits import VisitPages

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebServices:
    """What the web needs; `bootstrap.py` has it."""

    settings: Settings
    memory: Memory
    runner: TurnRunner
    retriever: Retriever
    scrubber: Scrubber
    guests: Guests
    visits: VisitPages
    chat_secret: str
    """Signs the tokens Chainlit lets people in with."""
    uploads: Uploads
    records: OwnRecords
    desk: RecordDesk


def create_app(services: WebServices) -> FastAPI:
    """Build the application. Our routes come first: below /chat they replace Chainlit's own."""
    app = FastAPI(title="Lantern", openapi_url=None, lifespan=_lifespan_of(services))
    door = SignIn(services.memory.people, services.guests, services.chat_secret)
    app.include_router(pages_router(services.settings))
    app.include_router(sign_in_router(door, CHAT))
    app.include_router(identity_router(door, services.memory.identities))
    app.include_router(chat_routes(door, services.memory, services.scrubber, CHAT))
    app.include_router(person_router(door, services.visits, CHAT))
    app.include_router(upload_routes(services.guests, services.uploads, CHAT))
    app.include_router(library_router(services.retriever))
    app.include_router(health_router(services.memory, services.retriever))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    mount_chainlit(app, target=str(ROOT / "app.py"), path=CHAT)
    admit(app, prefix=CHAT, origins=allowed_origins(services.settings))
    return app


def _lifespan_of(
    services: WebServices,
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        # Chainlit's own start and end hooks do not run when it is mounted.
        await prepare(services.memory)
        recovery = asyncio.create_task(
            services.memory.recovery.run(services.runner.answer_abandoned)
        )
        tidying = asyncio.create_task(
            tidy_for_ever(services.records, services.uploads, services.desk)
        )
        yield
        for running in (recovery, tidying):
            running.cancel()
        # Whatever they end with, the stores are closed.
        await asyncio.gather(recovery, tidying, return_exceptions=True)
        await services.records.index.close()
        await services.memory.database.close()
        shutil.rmtree(FILES_DIRECTORY, ignore_errors=True)

    return lifespan
