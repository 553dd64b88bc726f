"""A person's own pages: the visit page, their records, what is remembered as a file. Only for who they are of."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import TypeAdapter

from assistant.domain import Actor, RememberedFact
from assistant.records.fhir_bundle import fhir_bundle
from assistant.records.sniff import type_of_file
from memory.fact_history import PastFact
from web.person_files import faults, file_of
from web.sign_in import SignIn, signed_in_at
from web.visit_routes import visit_router
from web.visits import VisitPages

_HISTORY = TypeAdapter(list[PastFact])


def person_router(door: SignIn, pages: VisitPages, chat: str) -> APIRouter:
    """Return the routes; below the chat's address, so that its guard stands before them."""
    router = APIRouter(prefix=chat)
    router.include_router(visit_router(door, pages, chat))
    Person = Annotated[Actor, Depends(signed_in_at(door))]  # noqa: N806  # a type

    @router.get("/record/{record_id}/file")
    async def original(actor: Person, record_id: str) -> Response:
        """Hand a person the file of a record of theirs as it came, where it is kept."""
        async with faults():
            content = await pages.memory.records.original(actor, record_id)
        kind, ending = type_of_file(content)
        return file_of(content, kind, f"record.{ending}")

    @router.get("/memory.json")
    async def as_json(actor: Person) -> Response:
        async with faults():
            past = await pages.memory.facts.history(actor)
        facts = _HISTORY.dump_python(list(past), mode="json")
        made = {"made_at": pages.clock().isoformat(timespec="seconds"), "facts": facts}
        content = json.dumps(made, indent=2, ensure_ascii=False).encode()
        return file_of(content, "application/json", "lantern.json")

    @router.get("/memory.fhir.json")
    async def as_fhir(actor: Person) -> Response:
        async with faults():
            facts: tuple[RememberedFact, ...] = await pages.memory.facts.live(actor)
        content = fhir_bundle(facts, made_at=pages.clock()).encode()
        return file_of(content, "application/fhir+json", "lantern.fhir.json")

    return router
