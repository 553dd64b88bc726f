"""Small values for memory tests."""

from typing import TypeVar

from sqlmodel.sql.expression import SelectOfScalar

from assistant.domain import (
    Actor,
    Answer,
    AnswerKind,
    ChangeKind,
    Citation,
    Fact,
    FactChange,
    FactKind,
    FactStatus,
    Role,
    ScrubbedText,
    Urgency,
)
from memory.memory import Memory
from memory.turns import AcceptedTurn, FinishedTurn, NewTurn

Value = TypeVar("Value")


def new_turn(text: str, *, key: str = "", conversation: str = "c1") -> NewTurn:
    return NewTurn(
        conversation_id=conversation,
        client_key=key or text[:64],
        question=ScrubbedText(text),
        urgency=Urgency.ROUTINE,
        run_id=f"run-{key or text}"[:64],
    )


def answer(text: str = "Rest helps. [1]") -> Answer:
    citation = Citation(
        number=1,
        passage_id="fatigue#short-answer",
        heading="Cancer - fatigue",
        title="Fatigue",
        text="Rest helps.",
    )
    return Answer(text=text, kind=AnswerKind.ANSWER, citations=(citation,))


def finished(
    accepted: AcceptedTurn, text: str, *changes: FactChange, waits: bool = False
) -> FinishedTurn:
    return FinishedTurn(
        accepted=accepted,
        question=ScrubbedText(text),
        answer=answer(),
        changes=changes,
        waits_for_end=waits,
    )


def drug(
    name: str,
    status: FactStatus = FactStatus.CURRENT,
    *,
    since: str | None = None,
    value: str | None = None,
    change: ChangeKind = ChangeKind.NEW,
) -> FactChange:
    fact = Fact(
        kind=FactKind.DRUG, name=name, status=status, since=since, value=value, quote=f"on {name}"
    )
    return FactChange(change=change, fact=fact)


async def all_of(memory: Memory, wanted: SelectOfScalar[Value]) -> list[Value]:
    """Read what is stored, past the methods that demand an actor."""
    return list(await memory.database.read(lambda session: session.exec(wanted).all()))


async def tell(
    memory: Memory, actor: Actor, text: str, *changes: FactChange, key: str = ""
) -> AcceptedTurn:
    """Run a whole turn against memory, as the graph would."""
    accepted = await memory.turns.accept(actor, new_turn(text, key=key))
    assert await memory.turns.finish(actor, finished(accepted, text, *changes))
    return accepted


def caregiver_of(patient: Actor, person_id: str) -> Actor:
    return Actor(person_id=person_id, patient_id=patient.patient_id, role=Role.CAREGIVER)
