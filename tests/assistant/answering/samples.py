"""Documents, facts and requests for the tests of answering."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from assistant.answering.writer import AnswerRequest
from assistant.domain import (
    Condition,
    ConditionClause,
    Document,
    Fact,
    FactKind,
    FactStatus,
    FoundPassage,
    Intent,
    Passage,
    RememberedFact,
    Role,
    ScrubbedText,
    SectionRole,
    Source,
    Subject,
)

TODAY = date(2026, 6, 20)
MAY_3 = datetime(2026, 5, 3, 10, tzinfo=UTC)
NOW = datetime(2026, 6, 20, 9, tzinfo=UTC)

SOURCE = Source(title="Daily life", publisher="An institute", year=2026, url="https://example.org")
LIFESTYLE = Document(
    document_id="lifestyle",
    title="Daily life with breast cancer",
    cancer="breast cancer",
    topic="lifestyle",
    edition="2026-11",
    sources=(SOURCE,),
)
INFECTION = Document(
    document_id="infection", title="Low neutrophils and infection", topic="low neutrophils"
)
LUNG = Document(
    document_id="lung", title="Daily life with lung cancer", cancer="lung cancer", topic="lifestyle"
)


def clause(text: str) -> ConditionClause:
    """Read `drug:ribociclib current`."""
    kind, _, rest = text.partition(":")
    name, _, qualifier = (rest, "", "") if kind == "cancer" else rest.partition(" ")
    return ConditionClause(kind=FactKind(kind), name=name, qualifier=qualifier or None)


def condition(*clauses: str) -> Condition:
    return Condition(clauses=tuple(clause(one) for one in clauses))


def passage(
    document: Document,
    section: str,
    text: str,
    role: SectionRole = SectionRole.DETAIL,
    *when: str,
) -> Passage:
    return Passage(
        passage_id=f"{document.document_id}#{section.lower().replace(' ', '-')}",
        document=document,
        heading=f"{document.cancer.capitalize()} - {document.topic}",
        section=section,
        text=text,
        role=role,
        condition=condition(*when) if when else None,
    )


SHORT_ANSWER = passage(
    LIFESTYLE,
    "Short answer",
    "**Moving most days and not smoking have the best evidence.** No diet has cured breast cancer.",
    SectionRole.SHORT_ANSWER,
)
DEPENDS = passage(
    LIFESTYLE,
    "What it depends on",
    "- **Your bones.** Thin bones change which exercise is safe.\n"
    "- **Your medicine.** A few foods don't go with certain drugs.",
    SectionRole.DEPENDS_ON,
)
WORTH_DOING = passage(
    LIFESTYLE,
    "What is worth doing",
    "- **Move.** Adults are advised to walk briskly for about 150 minutes a week.\n"
    "- **Go easy on alcohol.** Less is better, and none is best.",
)
RIBOCICLIB = passage(
    LIFESTYLE,
    "While you take ribociclib",
    "Grapefruit and its juice can raise the level of ribociclib, so leave them out.",
    SectionRole.FOR_YOU,
    "drug:ribociclib current",
)
BONES = passage(
    LIFESTYLE,
    "Cancer in the bones",
    "Heavy lifting and hard twisting are best avoided.",
    SectionRole.FOR_YOU,
    "metastasis:bone",
)
WHEN_TO_CALL = passage(
    LIFESTYLE,
    "When to call",
    "- A temperature of 38.0 °C (100.4 °F) or higher: call your team at once.\n"
    "- New bone pain: call your team the same day.",
    SectionRole.WHEN_TO_CALL,
)
QUESTIONS = passage(
    LIFESTYLE,
    "Questions for your care team",
    "- Which exercise is safe for me?\n- Can I see a dietitian?\n- Is any alcohol safe?\n- Who can help?",
    SectionRole.QUESTIONS,
)
MAIN_POINT = passage(
    LIFESTYLE,
    "The main point",
    "Start small, and ask before adding any pill or herb.",
    SectionRole.MAIN_POINT,
)
SECTIONS = [
    SHORT_ANSWER,
    DEPENDS,
    WORTH_DOING,
    RIBOCICLIB,
    BONES,
    WHEN_TO_CALL,
    QUESTIONS,
    MAIN_POINT,
]
LOW_COUNT = passage(
    INFECTION,
    "Low neutrophils",
    "Lowering the dose for low neutrophils is common and a planned step.",
    SectionRole.FOR_YOU,
    "lab:neutrophils low",
)
FEVER = passage(
    INFECTION,
    "When to call",
    "- A temperature of 38.0 °C (100.4 °F) or higher, or chills: call at once, day or night.",
    SectionRole.WHEN_TO_CALL,
)


def remembered(
    kind: str,
    name: str,
    value: str | None = None,
    *,
    status: str = "none",
    role: Role = Role.PATIENT,
    at: datetime = MAY_3,
    quote: str = "",
    subject: Subject = Subject.PATIENT,
    confirmed: bool = True,
    asked_at: datetime | None = None,
) -> RememberedFact:
    return RememberedFact(
        fact_id=f"{kind}-{name}-{status}-{role}",
        fact=Fact(
            kind=FactKind(kind),
            name=name,
            value=value,
            status=FactStatus(status),
            quote=quote,
            subject=subject,
        ),
        said_by="someone",
        role=role,
        recorded_at=at,
        confirmed=confirmed,
        asked_at=asked_at,
    )


TAKES_RIBOCICLIB = remembered("drug", "ribociclib", status="current")


def request(
    question: str,
    *,
    intent: Intent = Intent.DIET_LIFESTYLE,
    found: Sequence[Passage] = (SHORT_ANSWER,),
    sections: Sequence[Sequence[Passage]] = (SECTIONS,),
    facts: Sequence[RememberedFact] = (),
    shown: frozenset[str] = frozenset(),
) -> AnswerRequest:
    return AnswerRequest(
        question=ScrubbedText(question),
        intents=[intent],
        found=[FoundPassage(passage=one, score=1 - place / 10) for place, one in enumerate(found)],
        sections={part[0].document.document_id: part for part in sections},
        facts=facts,
        shown=shown,
        today=TODAY,
    )
