"""The page for an appointment: to read, to print, to keep as a PDF. Reading it writes nothing."""

import asyncio
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from assistant.answering.remembered.visit_page import VisitPage
from assistant.domain import Actor
from web.person_files import PRIVATE, faults, file_of
from web.sign_in import SignIn, signed_in_at
from web.templating import TEMPLATES
from web.visits import VisitPages


def visit_router(door: SignIn, pages: VisitPages, chat: str) -> APIRouter:
    """Return the routes; `chat` is where the chat lies."""
    router = APIRouter()
    Person = Annotated[Actor, Depends(signed_in_at(door))]  # noqa: N806  # a type

    @router.get("/visit")
    async def visit(request: Request, actor: Person, since: str = "") -> HTMLResponse:
        day = _day(since)
        async with faults():
            page = await pages.page(actor, day)
        context = {"page": page, "since": day, "here": f"{chat}/visit"}
        return TEMPLATES.TemplateResponse(request, "visit.html", context, headers=PRIVATE)

    @router.get("/visit.pdf")
    async def visit_file(actor: Person, since: str = "") -> Response:
        async with faults():
            page = await pages.page(actor, _day(since))
        return file_of(await asyncio.to_thread(_pdf, page), "application/pdf", "visit.pdf")

    @router.post("/visit.pdf")
    async def visit_file_to_take_along(actor: Person, since: str = "") -> Response:
        """Make the file, and remember that a page was made: the next one says what changed since."""
        made = await visit_file(actor, since)
        await printed(actor)
        return made

    @router.post("/visit/printed", status_code=204)
    async def printed(actor: Person) -> None:
        async with faults():
            await pages.memory.visits.make(actor)

    return router


def _pdf(page: VisitPage) -> bytes:
    # ReportLab takes long to import, and most people never make a PDF.
    from web.visit_pdf import visit_pdf  # noqa: PLC0415

    return visit_pdf(page)


def _day(text: str) -> date | None:
    """Return the day a form names; an empty or odd one is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
