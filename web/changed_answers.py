"""Tells people below an earlier answer that the text it rests on has changed since."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from assistant.errors import RetrievalError
from assistant.retrieval.library.changed_passages import ChangedPassages
from memory.conversations import ConversationView, TurnView


class ChangedAnswers:
    """Looks up what changed in the library; `wording` has {marks} and {day}."""

    def __init__(self, changes_since: Callable[[datetime], ChangedPassages], wording: str) -> None:
        self._changes_since = changes_since
        self._wording = wording

    async def notes(self, conversation: ConversationView) -> dict[str, str]:
        """Return by turn what to say below its answer."""
        try:
            changes = await asyncio.to_thread(self._changes_since, conversation.created_at)
        except RetrievalError:
            # A library that is being written must not keep anybody from their conversation.
            return {}
        notes = {turn.turn_id: self._note(turn, changes) for turn in conversation.turns}
        return {turn_id: note for turn_id, note in notes.items() if note}

    def _note(self, turn: TurnView, changes: ChangedPassages) -> str:
        if turn.answer is None or turn.done_at is None:
            return ""
        times = {
            one.number: at
            for one in turn.answer.citations
            if (at := changes.after(one.passage_id, turn.done_at)) is not None
        }
        if not times:
            return ""
        newest = max(times.values())
        marks = " ".join(f"[{number}]" for number in times)
        return self._wording.format(marks=marks, day=f"{newest:%B} {newest.day}, {newest.year}")
