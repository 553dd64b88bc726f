"""Every conditional part of the starter library reaches the person it is for."""

from pathlib import Path

import pytest

from assistant.answering.grounded.conditions import holds
from assistant.answering.grounded.material import lay_out
from assistant.answering.grounded.personal import applying_parts
from assistant.domain import (
    ConditionClause,
    Document,
    FactKind,
    FactStatus,
    Passage,
    RememberedFact,
)
from assistant.retrieval.reading.documents import read_document
from tests.assistant.answering.samples import NOW, remembered, request

LIBRARY = sorted((Path(__file__).parents[1] / "library").glob("*.md"))
STATUSES = {status.value for status in FactStatus}
VALUED = {FactKind.STAGE: "stage", FactKind.MENOPAUSE: "menopausal status", FactKind.ECOG: "ecog"}


def told(clause: ConditionClause) -> RememberedFact:
    """What somebody this clause is about would have told."""
    kind, name, qualifier = clause.kind, clause.name, clause.qualifier
    if kind in VALUED and name != VALUED[kind]:
        return remembered(kind, VALUED[kind], name, at=NOW)
    if name == "oligometastatic":
        return remembered(kind, "unspecified", name, at=NOW)
    if qualifier in STATUSES:
        return remembered(kind, name, status=qualifier, at=NOW)
    is_drug = kind is FactKind.DRUG
    return remembered(kind, name, qualifier, status="current" if is_drug else "none", at=NOW)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_each_part_reaches_the_person_it_is_for(path: Path) -> None:
    document, passages = read_document(path)

    lost = [
        one.section for one in passages if one.condition and not reaches(one, document, passages)
    ]

    assert lost == []


def reaches(part: Passage, document: Document, passages: list[Passage]) -> bool:
    """Ask about the document as somebody the part is for."""
    assert part.condition is not None
    facts = [told(clause) for clause in part.condition.clauses]
    question = f"what about {document.topic}"
    asked = request(question, found=[passages[0]], sections=[passages], facts=facts)
    shown = [one.passage_id for found in applying_parts(lay_out(asked)) for one in found.passages]
    return holds(part.condition, facts) is not None and part.passage_id in shown


def test_memory_changes_at_least_120_answers() -> None:
    conditional = [
        passage for path in LIBRARY for passage in read_document(path)[1] if passage.condition
    ]

    assert len(conditional) >= 120


def test_every_document_is_asked_for_in_at_least_three_ways() -> None:
    few = [path.stem for path in LIBRARY if len(read_document(path)[0].answers) < 3]

    assert few == []
