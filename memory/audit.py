"""Record who did what to whose data. Ids and counts only, never text."""

from sqlmodel import Session

from assistant.domain import Actor
from memory.tables import AuditEventRow


def record(
    session: Session, actor: Actor, action: str, target_id: str | None, **details: int | str
) -> None:
    """Add an audit event to the caller's transaction."""
    session.add(
        AuditEventRow(
            actor_id=actor.person_id,
            patient_id=actor.patient_id,
            action=action,
            target_id=target_id,
            details=details,
        )
    )
