"""Library pages: the passage behind a citation, and the whole document it stands in."""

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.domain import Citation, Document, Passage
from assistant.retrieval.retriever import Retriever
from web.markdown import keep_colons
from web.templating import TEMPLATES

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
EDITION_MARK = "@"
OLDER = "*The answer was written from this edition. There is a newer one now.*"
UNREVIEWED = "No clinician has reviewed our text yet."


def passage_path(passage_id: str, edition: str = "") -> str:
    """Return the address of a passage, as it stands in an edition."""
    document_id, _, section = passage_id.partition("#")
    return f"{document_path(document_id, edition)}/passages/{quote(section, safe='')}"


def document_path(document_id: str, edition: str = "") -> str:
    """Return the address of a document, of an edition of it."""
    name = f"{document_id}{EDITION_MARK}{edition}" if edition else document_id
    return f"/library/{quote(name, safe='')}"


def sources_lines(citations: Sequence[Citation], origin: str) -> str:
    """Return the sources below an answer: a line for each document, with the originals' addresses."""
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        document_id = citation.passage_id.partition("#")[0]
        path = document_path(document_id, citation.edition)
        by_document.setdefault(path, []).append(citation)
    lines = [_source_line(f"{origin}{path}", cited) for path, cited in by_document.items()]
    return "\n".join(["**Sources**", "", *lines]) if lines else ""


def _source_line(page_url: str, cited: Sequence[Citation]) -> str:
    first = cited[0]
    marks = " ".join(f"[{citation.number}]" for citation in cited)
    page = f"[{first.title}]({page_url})"
    originals = ", ".join(
        f"[{source.publisher} {source.year or ''}]({source.url})".replace(" ]", "]")
        for source in first.sources
    )
    return f"- {marks} {page}, {first.edition}. Read the originals: {originals}."


def library_router(retriever: Retriever) -> APIRouter:
    """Return the routes; they show public text and need no sign-in."""
    router = APIRouter(prefix="/library")

    @router.get("/{document_id}/passages/{section}")
    async def passage_text(document_id: str, section: str) -> PlainTextResponse:
        found = await _passage(retriever, document_id, section)
        if found is None:
            raise HTTPException(404, "This passage is no longer in the library.")
        # Any page may embed the widget, and this is public text.
        return PlainTextResponse(
            passage_markdown(found),
            media_type="text/markdown",
            headers={"access-control-allow-origin": "*"},
        )

    @router.get("/{document_id}")
    async def document_page(request: Request, document_id: str) -> HTMLResponse:
        passages = await _sections(retriever, document_id)
        if not passages:
            raise HTTPException(404, "This document is not in the library.")
        sections = [(one.section, Markup(_MARKDOWN.render(one.text))) for one in passages]  # noqa: S704  # HTML is off in the renderer
        context = {"document": passages[0].document, "sections": sections, "note": UNREVIEWED}
        return TEMPLATES.TemplateResponse(request, "document.html", context)

    return router


async def _passage(retriever: Retriever, name: str, section: str) -> Passage | None:
    """Return a passage of the edition named, else as it stands now; only older ones have it in their id."""
    document_id, _, edition = name.rpartition(EDITION_MARK)
    now = await retriever.passage(f"{document_id}#{section}") if document_id else None
    if now is not None and now.document.edition == edition:
        return now
    return await retriever.passage(f"{name}#{section}") or now


async def _sections(retriever: Retriever, name: str) -> Sequence[Passage]:
    document_id, _, edition = name.rpartition(EDITION_MARK)
    now = await retriever.sections_of(document_id) if document_id else ()
    if now and now[0].document.edition == edition:
        return now
    return await retriever.sections_of(name) or now


def passage_markdown(passage: Passage) -> str:
    """Return a passage as the panel beside the chat shows it: text, origin, review."""
    document = passage.document
    older = [OLDER] if EDITION_MARK in document.document_id else []
    parts = [f"**{passage.heading}**", passage.text, *older, *_originals(document)]
    if document.reviewed_by == "none":
        parts.append(f"*{UNREVIEWED}*")
    return keep_colons("\n\n".join(part for part in parts if part))


def _originals(document: Document) -> list[str]:
    lines = [
        f"- {source.publisher}, {source.year or 'no year'}: [{source.title}]({source.url})"
        for source in document.sources
    ]
    edition = f"Lantern library, {document.title}, edition {document.edition}"
    return [edition, "**Read the originals**\n\n" + "\n".join(lines)] if lines else [edition]
