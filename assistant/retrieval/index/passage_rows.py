"""Turns documents and passages into rows, and back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields

from assistant.domain import (
    Condition,
    ConditionClause,
    Document,
    FactKind,
    Passage,
    SectionRole,
    Source,
)

OF_DOCUMENT = tuple(field.name for field in fields(Document))
OF_SOURCE = tuple(field.name for field in fields(Source))


def values_of(document: Document) -> dict[str, object]:
    """Return a document as plain values, many times faster than `asdict`, which copies all of them."""
    values = {name: getattr(document, name) for name in OF_DOCUMENT}
    values["sources"] = [
        {name: getattr(source, name) for name in OF_SOURCE} for source in document.sources
    ]
    return values


def document_from(body: str) -> Document:
    """Return the document written as JSON."""
    values = json.loads(body)
    values["sources"] = tuple(Source(**source) for source in values["sources"])
    values["answers"] = tuple(values["answers"])
    values["synonyms"] = tuple(values["synonyms"])
    return Document(**values)


def passage_from(row: Sequence[str], document: Document) -> Passage:
    """Return the passage of a row: id, document, heading, section, role, condition, text."""
    passage_id, _, heading, section, role, condition, text = row
    return Passage(
        passage_id=passage_id,
        document=document,
        heading=heading,
        section=section,
        role=SectionRole(role),
        condition=_condition_from(json.loads(condition)) if condition else None,
        text=text,
    )


def _condition_from(values: Mapping[str, Sequence[Mapping[str, str]]]) -> Condition:
    return Condition(
        clauses=tuple(
            ConditionClause(
                kind=FactKind(clause["kind"]), name=clause["name"], qualifier=clause["qualifier"]
            )
            for clause in values["clauses"]
        )
    )
