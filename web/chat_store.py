"""Chainlit's data layer as a view over memory.

Chainlit writes raw text, unordered and without waiting, so everything it offers to store is
ignored; what it reads is built from turns. Feedback, renaming and deletion reach memory through
routes of ours that know who asks.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from chainlit.data.base import BaseDataLayer
from chainlit.element import Element, ElementDict
from chainlit.step import StepDict
from chainlit.types import (
    Feedback,
    PageInfo,
    PaginatedResponse,
    Pagination,
    ThreadDict,
    ThreadFilter,
)
from chainlit.user import PersistedUser, User

from assistant.domain import Actor
from assistant.errors import MemoryStoreError
from memory.conversations import ConversationView
from memory.memory import Memory
from web.changed_answers import ChangedAnswers
from web.chat_view import ChatView

_CONNECT_SECONDS = 2.0


class ChatStore(BaseDataLayer):
    """Reads threads from memory; writes nothing but deletions."""

    def __init__(
        self,
        memory: Memory,
        view: ChatView,
        changed: ChangedAnswers | None = None,
        looking_in: Callable[[str], str | None] = lambda _conversation_id: None,
    ) -> None:
        """`looking_in` names who looks at a record in a conversation that has no turn yet."""
        self._looking_in = looking_in
        self._memory = memory
        self._view = view
        self._changed = changed

    async def get_user(self, identifier: str) -> PersistedUser | None:
        """Return the person behind a sign-in."""
        actor = await self._memory.people.find(identifier)
        if actor is None:
            return None
        created = await self._memory.people.created_at(actor)
        return PersistedUser(
            id=actor.person_id, identifier=identifier, createdAt=created.isoformat()
        )

    async def create_user(self, user: User) -> PersistedUser | None:
        """Make the person behind a new sign-in; Chainlit lets them in also when this fails."""
        async with asyncio.timeout(_CONNECT_SECONDS):
            await self._memory.people.sign_in(user.identifier)
        return await self.get_user(user.identifier)

    async def get_thread_author(self, thread_id: str) -> str:
        """Return the identifier of a conversation's owner; empty when there is none."""
        person = await self._owner(thread_id)
        return person[0] if person else ""

    async def _owner(self, thread_id: str) -> tuple[str, Actor] | None:
        owner = await self._memory.conversations.owner_of(thread_id) or self._looking_in(thread_id)
        return await self._memory.people.by_id(owner) if owner else None

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """Return a conversation; Chainlit compares its `userIdentifier` with who asks.

        None also while the database is down: a widget must connect to show an emergency.
        """
        try:
            return await self._thread(thread_id)
        except MemoryStoreError:
            return None

    async def _thread(self, thread_id: str) -> ThreadDict | None:
        person = await self._owner(thread_id)
        if person is None:
            return None
        identifier, actor = person
        conversation = await self._memory.conversations.opened(actor, thread_id)
        if conversation is None and self._looking_in(thread_id):
            conversation = nothing_said_yet(thread_id)
        if conversation is None:
            return None
        past = await self._memory.facts.history(actor)
        notes = await self._changed.notes(conversation) if self._changed else {}
        return self._view.thread(identifier, actor.person_id, conversation, past, notes)

    async def list_threads(
        self, pagination: Pagination, filters: ThreadFilter
    ) -> PaginatedResponse[ThreadDict]:
        """Return the person's conversations, newest first; Chainlit forces `filters.userId`."""
        person = await self._memory.people.by_id(filters.userId or "")
        if person is None:
            return PaginatedResponse(
                pageInfo=PageInfo(hasNextPage=False, startCursor=None, endCursor=None), data=[]
            )
        identifier, actor = person
        before = datetime.fromisoformat(pagination.cursor) if pagination.cursor else None
        found = await self._memory.conversations.listed(
            actor, limit=pagination.first + 1, before=before
        )
        shown = [one for one in found if _matches(one.title, filters)][: pagination.first]
        return PaginatedResponse(
            pageInfo=PageInfo(
                hasNextPage=len(found) > pagination.first,
                startCursor=shown[0].updated_at.isoformat() if shown else None,
                endCursor=shown[-1].updated_at.isoformat() if shown else None,
            ),
            data=[self._view.thread(identifier, actor.person_id, one, ()) for one in shown],
        )

    async def delete_thread(self, thread_id: str) -> None:
        """Delete a conversation; Chainlit has checked that its author asks."""
        owner = await self._memory.conversations.owner_of(thread_id)
        person = await self._memory.people.by_id(owner) if owner else None
        if person is not None:
            await self._memory.conversations.delete(person[1], thread_id)

    async def build_debug_url(self) -> str:
        """Return nothing: there is no debugger for people's conversations."""
        return ""

    async def close(self) -> None:
        """Leave the database to the server, which opened it."""

    async def get_favorite_steps(self, user_id: str) -> list[StepDict]:
        """Return nothing: favourites are off."""
        return []

    async def get_element(self, thread_id: str, element_id: str) -> ElementDict | None:
        """Return nothing: elements come with their thread."""
        return None

    # --- what Chainlit would store, and must not ---------------------------------------------

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """Ignore: `name` is the raw first message, `metadata` the whole session."""

    async def upsert_feedback(self, feedback: Feedback) -> str:
        """Ignore: does not say who gives it. Our own route does."""
        return ""

    async def delete_feedback(self, feedback_id: str) -> bool:
        """Ignore: does not say who asks. Our own route does."""
        return False

    async def create_element(self, element: Element) -> None:
        """Ignore."""

    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Ignore."""

    async def create_step(self, step_dict: StepDict) -> None:
        """Ignore: the raw text of a message."""

    async def update_step(self, step_dict: StepDict) -> None:
        """Ignore: the raw text of a message."""

    async def delete_step(self, step_id: str) -> None:
        """Ignore."""


def nothing_said_yet(conversation_id: str) -> ConversationView:
    """Return a conversation in which a record was shown and nothing was kept or asked so far."""
    now = datetime.now(UTC)
    return ConversationView(
        conversation_id=conversation_id, title="", created_at=now, updated_at=now, turns=()
    )


def _matches(title: str, filters: ThreadFilter) -> bool:
    return not filters.search or filters.search.lower() in title.lower()
