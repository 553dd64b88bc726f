"""The demo clinic page with the widget on it, and the page that says what Lantern is."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markdown_it import MarkdownIt
from markupsafe import Markup

from assistant.settings import ROOT, Settings
from web.templating import TEMPLATES

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def pages_router(settings: Settings) -> APIRouter:
    """Return the routes of the public pages."""
    router = APIRouter()

    @router.get("/")
    async def clinic(request: Request) -> HTMLResponse:
        context = {"site": settings.site_name, "emergency": settings.emergency_phone}
        return TEMPLATES.TemplateResponse(request, "clinic.html", context)

    @router.get("/about")
    async def about(request: Request) -> HTMLResponse:
        text = Markup(_MARKDOWN.render((ROOT / "chainlit.md").read_text()))  # noqa: S704  # our own file, HTML off
        return TEMPLATES.TemplateResponse(request, "about.html", {"text": text})

    return router
