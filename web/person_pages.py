"""A person's own pages: the visit page, and what is remembered as a file. Only for who they are of."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter

from assistant.domain import Actor, RememberedFact
from assistant.errors import LanternError
from assistant.records.fhir_bundle import fhir_bundle
from memory.fact_history import PastFact
from web.sign_in import SignIn, signed_in_at
from web.templating import TEMPLATES
from web.visits import VisitPages

_PRIVATE = {"cache-control": "no-store", "x-robots-tag": "noindex"}
_HISTORY = TypeAdapter(list[PastFact])


def person_router(door: SignIn, pages: VisitPages, chat: str) -> APIRouter:
    """Return the routes; below the chat's address, so that its guard stands before them."""
    router = APIRouter(prefix=chat)
    Person = Annotated[Actor, Depends(signed_in_at(door))]  # noqa: N806  # a type

    @router.get("/visit")
    async def visit(request: Request, actor: Person, since: str = "") -> HTMLResponse:
        day = _day(since)
        async with _faults():
            page = await pages.page(actor, day)
        query = f"?since={day.isoformat()}" if day else ""
        context = {"page": page, "since": day, "pdf": f"{chat}/visit.pdf{query}"}
        return TEMPLATES.TemplateResponse(request, "visit.html", context, headers=_PRIVATE)

    @router.get("/visit.pdf")
    async def visit_file(actor: Person, since: str = "") -> Response:
        # ReportLab takes long to import, and most people never make a PDF.
        from web.visit_pdf import visit_pdf  # noqa: PLC0415

        async with _faults():
            page = await pages.page(actor, _day(since))
        return _file(visit_pdf(page), "application/pdf", "visit.pdf")

    @router.get("/memory.json")
    async def as_json(actor: Person) -> Response:
        async with _faults():
            past = await pages.memory.facts.history(actor)
        facts = _HISTORY.dump_python(list(past), mode="json")
        made = {"made_at": pages.clock().isoformat(timespec="seconds"), "facts": facts}
        content = json.dumps(made, indent=2, ensure_ascii=False).encode()
        return _file(content, "application/json", "lantern.json")

    @router.get("/memory.fhir.json")
    async def as_fhir(actor: Person) -> Response:
        async with _faults():
            facts: tuple[RememberedFact, ...] = await pages.memory.facts.live(actor)
        content = fhir_bundle(facts, made_at=pages.clock()).encode()
        return _file(content, "application/fhir+json", "lantern.fhir.json")

    return router


def _day(text: str) -> date | None:
    """Return the day a form names; an empty or odd one is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {**_PRIVATE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=headers)


@asynccontextmanager
async def _faults() -> AsyncIterator[None]:
    """Answer 503 when memory does not answer; never say more."""
    try:
        yield
    except LanternError:
        raise HTTPException(503, "This could not be read just now. Please try again.") from None
