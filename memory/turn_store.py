"""The memory of turns: accept, recall, finish, stop."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from assistant.domain import Actor, AnswerKind
from assistant.errors import MemoryStoreError
from memory.conflicts import mark_conflict_asked, open_conflicts
from memory.engine import Database, retry
from memory.fact_ledger import (
    FORGOT,
    FORGOTTEN_TURNS,
    delete_all,
    forget,
    live_facts,
    mark_asked,
    write_changes,
)
from memory.identity import known_before
from memory.inbox import TurnInbox
from memory.record_reading import kept_records
from memory.sealing import BoundKey, Sealer, citation_row
from memory.tables import (
    ConversationRow,
    ReviewItemRow,
    TurnRow,
    TurnStatus,
    now,
)
from memory.turns import (
    AcceptedTurn,
    FinishedTurn,
    Fragment,
    KnownBefore,
    NewTurn,
    Recollection,
)

FRAGMENT_WAITS = timedelta(minutes=15)
RECENT_QUESTIONS = 4
ASKED = "asked"
"""In a turn's trace: the id of the fact its answer asked about."""
KIND = "kind"
"""In a turn's trace: the kind of its answer."""
CITED = "cited"
"""In a turn's trace: the passages its answer rested on."""

_RECENT_TURNS = (  # built once; every turn asks
    select(TurnRow)
    .where(
        col(TurnRow.conversation_id) == bindparam("conversation"),
        TurnRow.status == TurnStatus.DONE,
        col(TurnRow.id).not_in(FORGOTTEN_TURNS),
    )
    .order_by(col(TurnRow.seq).desc())
    .limit(RECENT_QUESTIONS)
)


class TurnStore:
    """Implements `TurnMemory` on the database."""

    def __init__(self, database: Database, sealer: Sealer, inbox: TurnInbox) -> None:
        self._database = database
        self._sealer = sealer
        self._inbox = inbox

    async def known(self, actor: Actor, conversation_id: str) -> KnownBefore:
        """Read what must go from a message wherever it stands."""
        return await retry(
            lambda: self._database.read(known_before, self._sealer, actor, conversation_id)
        )

    async def accept(self, actor: Actor, turn: NewTurn) -> AcceptedTurn:
        """Commit the message, wait until it is next in its conversation, and claim it."""
        return await self._inbox.accept(actor, turn)

    async def recall(self, actor: Actor, accepted: AcceptedTurn) -> Recollection:
        """Read the facts, the latest questions and the fragment that may be continued."""
        return await self._database.read(self._recall, actor, accepted)

    def _recall(self, session: Session, actor: Actor, accepted: AcceptedTurn) -> Recollection:
        found = self._sealer.conversation(session, accepted.conversation_id)
        if found is None:
            raise MemoryStoreError(f"no conversation {accepted.conversation_id}")
        conversation, key = found
        facts = live_facts(session, key, actor.patient_id)
        recent = _recent_turns(session, actor, accepted)
        kept = [row for row in recent if not row.trace.get(FORGOT)]
        return Recollection(
            facts=facts,
            recent=tuple(key.question_of(row) for row in kept),
            kinds=tuple(_kind(row) for row in kept),
            fragment=_fragment(session, key, conversation, actor),
            conflicts=open_conflicts(session, actor.patient_id, facts),
            asked=recent[-1].trace.get(ASKED) if recent else None,
            cited=_cited(recent),
            records=kept_records(session, key, actor.patient_id),
        )

    async def finish(self, actor: Actor, turn: FinishedTurn) -> bool:
        """Write all a turn leaves behind; False when another worker finished it meanwhile."""
        written = await retry(lambda: self._database.write(self._finish, actor, turn))
        self._inbox.wake_waiting(turn.accepted.conversation_id)
        return written

    def _finish(self, session: Session, actor: Actor, turn: FinishedTurn) -> bool:
        if not self._inbox.release(session, turn.accepted, **_fragment_columns(turn)):
            return False
        # Two turns of one patient must not interleave their changes.
        changes_facts = bool(turn.changes or turn.forgets or turn.forgets_all)
        row, key = self._sealer.turn(session, turn.accepted.turn_id, lock_patient=changes_facts)
        _write_answer(row, key, turn)
        session.add(row)
        session.add_all(citation_row(row.id, one) for one in turn.answer.citations)
        session.add_all(
            ReviewItemRow(turn_id=row.id, reason=reason) for reason in turn.review_reasons
        )
        write_changes(session, key, actor, turn.changes, turn_id=row.id)
        _mark_asked(session, turn)
        for fact_id in turn.forgets:
            forget(session, actor, fact_id)
        if turn.forgets_all:
            delete_all(session, key, actor)
        return True

    async def stop(self, accepted: AcceptedTurn) -> None:
        """Close a turn the person stopped; nothing runs it again."""
        await self._database.write(self._stop, accepted)
        self._inbox.wake_waiting(accepted.conversation_id)

    def _stop(self, session: Session, accepted: AcceptedTurn) -> None:
        if self._inbox.release(session, accepted):
            row = session.get_one(TurnRow, accepted.turn_id)
            row.status, row.done_at = TurnStatus.STOPPED, now()
            session.add(row)

    async def let_go(self, accepted: AcceptedTurn) -> None:
        """Give the claim back unanswered; recovery tries the turn again."""
        await self._database.write(lambda session: self._inbox.release(session, accepted))
        self._inbox.wake_waiting(accepted.conversation_id)


def _mark_asked(session: Session, turn: FinishedTurn) -> None:
    if turn.asks:
        mark_asked(session, turn.asks)
    if turn.asks_conflict is not None:
        mark_conflict_asked(session, turn.asks_conflict)


def _write_answer(row: TurnRow, key: BoundKey, turn: FinishedTurn) -> None:
    row.status, row.done_at = TurnStatus.DONE, now()
    row.urgency = turn.urgency
    row.sealed_question = key.seal(f"turn.question|{row.id}", turn.question)
    row.sealed_answer = key.seal_answer(row.id, turn.answer)
    forgot = bool(turn.forgets or turn.forgets_all)
    row.trace = {
        **turn.trace,
        ASKED: next(iter(turn.asks), None),
        CITED: [one.passage_id for one in turn.answer.citations],
        FORGOT: forgot,
        KIND: turn.answer.kind.value,
    }


def _kind(row: TurnRow) -> AnswerKind | None:
    kind = row.trace.get(KIND)
    return None if kind is None else AnswerKind(kind)


def _fragment_columns(turn: FinishedTurn) -> dict[str, object]:
    """Only the latest turn of a conversation can be waiting for its end."""
    waits = turn.waits_for_end
    return {
        "fragment_turn_id": turn.accepted.turn_id if waits else None,
        "fragment_until": now() + FRAGMENT_WAITS if waits else None,
        "updated_at": now(),
    }


def _recent_turns(session: Session, actor: Actor, accepted: AcceptedTurn) -> list[TurnRow]:
    wanted = {"conversation": accepted.conversation_id, "patient": actor.patient_id}
    rows = session.exec(_RECENT_TURNS, params=wanted)
    return list(reversed(rows.all()))


def _cited(recent: Sequence[TurnRow]) -> tuple[str, ...]:
    told = (row.trace.get(CITED, ()) for row in reversed(recent) if not row.trace.get(FORGOT))
    return tuple(dict.fromkeys(passage_id for cited in told for passage_id in cited))


def _fragment(
    session: Session, key: BoundKey, conversation: ConversationRow, actor: Actor
) -> Fragment | None:
    """Return the fragment this person may end now."""
    if conversation.fragment_turn_id is None or conversation.fragment_until is None:
        return None
    row = session.get(TurnRow, conversation.fragment_turn_id)
    if row is None or row.author_id != actor.person_id or conversation.fragment_until < now():
        return None
    return Fragment(turn_id=row.id, text=key.question_of(row))
