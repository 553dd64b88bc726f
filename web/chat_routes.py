"""Routes that stand in for Chainlit's own, which do not check who asks or store raw text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, Field

from assistant.domain import Actor, Scrubbed
from assistant.errors import LanternError, NotAllowedError
from assistant.phi.scrubber import Scrubber
from memory.memory import Memory
from web.sign_in import SignIn

_LONGEST_COMMENT = 4000


class _Thumbs(BaseModel):
    """Chainlit's feedback: on a run, by nobody in particular."""

    forId: str  # noqa: N815  # Chainlit's word
    value: Literal[0, 1]
    comment: str | None = Field(default=None, max_length=_LONGEST_COMMENT)


class _FeedbackGiven(BaseModel):
    feedback: _Thumbs


class _FeedbackWithdrawn(BaseModel):
    feedbackId: str  # noqa: N815  # Chainlit's word


class _Renamed(BaseModel):
    threadId: str  # noqa: N815  # Chainlit's word
    name: str = Field(max_length=400)


def chat_routes(door: SignIn, memory: Memory, scrubber: Scrubber, chat: str) -> APIRouter:
    """Return the routes; each demands a signed-in guest, and memory checks what is theirs."""
    router = APIRouter(prefix=chat)

    async def signed_in(request: Request) -> Actor:
        actor = await door.actor(request)
        if actor is None:
            raise HTTPException(401, "Please open the chat again.")
        return actor

    SignedIn = Annotated[Actor, Depends(signed_in)]  # noqa: N806  # a type

    async def scrubbed(actor: Actor, text: str, conversation_id: str = "") -> Scrubbed:
        known = await memory.turns.known(actor, conversation_id)
        return await scrubber.scrub(
            text,
            conversation_id=conversation_id or None,
            known=known.identifiers,
            numbers=known.numbers,
        )

    @router.put("/feedback")
    async def give_feedback(given: _FeedbackGiven, actor: SignedIn) -> dict[str, object]:
        thumbs = given.feedback
        with _refusals():
            comment = (await scrubbed(actor, thumbs.comment or "")).to_keep
            feedback_id = await memory.feedback.give(actor, thumbs.forId, thumbs.value, comment)
        return {"success": True, "feedbackId": feedback_id}

    @router.delete("/feedback")
    async def withdraw_feedback(gone: _FeedbackWithdrawn, actor: SignedIn) -> dict[str, bool]:
        await memory.feedback.withdraw(actor, gone.feedbackId)
        return {"success": True}

    @router.put("/project/thread")
    async def rename(renamed: _Renamed, actor: SignedIn) -> dict[str, bool]:
        with _refusals():
            title = (await scrubbed(actor, renamed.name, renamed.threadId)).to_keep
            await memory.conversations.rename(actor, renamed.threadId, title)
        return {"success": True}

    return router


@contextmanager
def _refusals() -> Iterator[None]:
    """Answer 404 for what is not theirs, 503 for what could not be kept; never say what exists."""
    try:
        yield
    except NotAllowedError:
        raise HTTPException(404, "Not found.") from None
    except LanternError:
        raise HTTPException(503, "This could not be saved just now.") from None
