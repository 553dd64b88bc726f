"""Keep what people think of an answer, and a dismissed alarm."""

from sqlmodel import Session, col, delete, select

from assistant.domain import Actor, ScrubbedText
from assistant.errors import NotAllowedError
from memory.audit import record
from memory.engine import Database
from memory.sealing import Sealer
from memory.tables import FeedbackRow, ReviewItemRow, TurnRow

THUMB_DOWN = 0


class Feedback:
    """Feedback on turns of the actor's own patient, whoever asks."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database = database
        self._sealer = sealer

    async def give(self, actor: Actor, run_id: str, value: int, comment: ScrubbedText) -> str:
        """Keep thumbs and a scrubbed comment on the turn of a run; the last word stands."""
        return await self._database.write(self._give, actor, run_id, value, comment)

    def _give(
        self, session: Session, actor: Actor, run_id: str, value: int, comment: ScrubbedText
    ) -> str:
        turn = _turn(session, actor, run_id)
        row = _given(session, actor, turn.id) or FeedbackRow(
            turn_id=turn.id, person_id=actor.person_id, value=value
        )
        row.value = value
        key = self._sealer.key(session, actor.patient_id)
        row.sealed_comment = key.seal(f"feedback.comment|{row.id}", comment) if comment else None
        session.add(row)
        if value == THUMB_DOWN:
            session.add(ReviewItemRow(turn_id=turn.id, reason="thumb down"))
        record(session, actor, "feedback.give", turn.id, value=value)
        return row.id

    async def withdraw(self, actor: Actor, feedback_id: str) -> None:
        """Delete the actor's own feedback; somebody else's stays."""
        own = delete(FeedbackRow).where(
            col(FeedbackRow.id) == feedback_id, col(FeedbackRow.person_id) == actor.person_id
        )
        await self._database.write(lambda session: session.exec(own))

    async def dismiss_alarm(self, actor: Actor, turn_id: str) -> None:
        """Record that the person said "this is not happening now"; staff will see it."""
        await self._database.write(_dismiss_alarm, actor, turn_id)


def _dismiss_alarm(session: Session, actor: Actor, turn_id: str) -> None:
    turn = session.get(TurnRow, turn_id)
    if turn is None or turn.patient_id != actor.patient_id:
        raise NotAllowedError(f"{actor.person_id} may not touch turn {turn_id}")
    session.add(ReviewItemRow(turn_id=turn_id, reason="alarm dismissed"))
    record(session, actor, "alarm.dismiss", turn_id)


def _turn(session: Session, actor: Actor, run_id: str) -> TurnRow:
    row = session.exec(select(TurnRow).where(TurnRow.run_id == run_id)).first()
    if row is None or row.patient_id != actor.patient_id:
        raise NotAllowedError(f"{actor.person_id} may not rate run {run_id}")
    return row


def _given(session: Session, actor: Actor, turn_id: str) -> FeedbackRow | None:
    mine = select(FeedbackRow).where(
        FeedbackRow.turn_id == turn_id, FeedbackRow.person_id == actor.person_id
    )
    return session.exec(mine).first()
