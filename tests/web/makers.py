"""Small answers, facts and turns for tests of the web."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import (
    Actor,
    Answer,
    AnswerKind,
    Citation,
    Fact,
    FactKind,
    FactStatus,
    RememberedFact,
    Role,
    ScrubbedText,
    Source,
)
from assistant.errors import MemoryStoreError
from memory.conversations import ConversationView, TurnView
from memory.memory import Memory
from tests.fakes import NOW

NCI = Source(title="Fatigue", publisher="NCI", year=2025, url="https://example.org/fatigue")


class Down:
    """Stands for a part of memory whose database does not answer."""

    async def find(self, identifier: str) -> Actor | None:
        raise MemoryStoreError("the database is gone")

    async def owner_of(self, conversation_id: str) -> str | None:
        raise MemoryStoreError("the database is gone")


def without_database(memory: Memory) -> Memory:
    down = Down()
    return replace(memory, people=down, conversations=down)  # type: ignore[arg-type]  # stand-ins


def citation(number: int = 1, section: str = "short-answer", document: str = "fatigue") -> Citation:
    return Citation(
        number=number,
        passage_id=f"{document}#{section}",
        heading="Cancer - being tired",
        title="Being tired",
        text="Rest helps.",
        edition="2026-11",
        sources=(NCI,),
    )


def answer(
    text: str = "Rest helps. [1]",
    kind: AnswerKind = AnswerKind.ANSWER,
    *,
    citations: Sequence[Citation] = (),
    facts: Sequence[RememberedFact] = (),
) -> Answer:
    return Answer(text=text, kind=kind, citations=tuple(citations), facts=tuple(facts))


def known(name: str = "letrozole", kind: FactKind = FactKind.DRUG) -> RememberedFact:
    return RememberedFact(
        fact_id=f"id-{name}",
        fact=Fact(kind=kind, name=name, status=FactStatus.CURRENT, quote=f"on {name}"),
        said_by="patient",
        role=Role.PATIENT,
        recorded_at=NOW,
        turn_id="t1",
    )


def turn(
    said: Answer | None, *, run_id: str | None = "r1", feedback: int | None = None
) -> TurnView:
    return TurnView(
        turn_id="t1",
        run_id=run_id,
        client_key="k1",
        author_id="patient",
        author_role=Role.PATIENT,
        question=ScrubbedText("What helps?"),
        answer=said,
        feedback=feedback,
        created_at=NOW,
        done_at=NOW,
    )


def conversation(*turns: TurnView) -> ConversationView:
    return ConversationView(
        conversation_id="c1", title="What helps?", created_at=NOW, updated_at=NOW, turns=turns
    )
