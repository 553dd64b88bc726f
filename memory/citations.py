"""Finds the answers that rest on documents of the library, for telling people that one changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from memory.engine import Database
from memory.tables import CitationRow, TurnRow

DOCUMENTS_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """An answer somebody was given, and one passage it rests on; nothing of what was said."""

    person_id: str
    conversation_id: str
    passage_id: str
    answered_at: datetime


class Citations:
    """What answers rest on. For the site's own command, which acts for nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def resting_on(self, document_ids: Collection[str]) -> list[Rested]:
        """Return every answer that cites one of the documents, the oldest first."""
        return await self._database.read(self._resting_on, sorted(document_ids))

    def _resting_on(self, session: Session, document_ids: list[str]) -> list[Rested]:
        found: list[tuple[CitationRow, TurnRow]] = []
        for start in range(0, len(document_ids), DOCUMENTS_AT_ONCE):
            some = document_ids[start : start + DOCUMENTS_AT_ONCE]
            found += session.exec(_CITED.where(col(CitationRow.document_id).in_(some))).all()
        return [
            Rested(
                person_id=turn.author_id,
                conversation_id=turn.conversation_id,
                passage_id=cited.passage_id,
                answered_at=turn.done_at,
            )
            for cited, turn in sorted(found, key=lambda row: (row[1].created_at, row[0].number))
            if turn.done_at is not None
        ]


_CITED = select(CitationRow, TurnRow).join(TurnRow, col(TurnRow.id) == col(CitationRow.turn_id))
