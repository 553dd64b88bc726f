"""Read a FHIR R4 record, entry by entry: an entry that cannot be read loses only itself."""

import json
from collections.abc import Iterator
from dataclasses import replace

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from assistant.domain import Fact, FoundFact
from assistant.records.fhir_entries import read_resource
from assistant.records.naming import Namer
from assistant.records.record import FactReader, Record, RecordKind
from assistant.records.sniff import decode
from assistant.records.wording import note, refusal

MOST_ENTRIES = 20_000
Resource = dict[str, object]


def read_fhir(content: bytes, extractor: FactReader) -> Record:
    """Return the record, or raise `RecordError` when the file is damaged or is not FHIR."""
    resources = list(_resources(_parsed(decode(content))))[:MOST_ENTRIES]
    if not resources:
        raise refusal("not_fhir")
    namer = Namer(extractor)
    valid = [resource for resource in resources if _is_valid(resource)]
    if not valid:
        raise refusal("no_resources")
    facts = [fact for resource in valid for fact in read_resource(resource, namer)]
    skipped = len(resources) - len(valid)
    return Record(
        kind=RecordKind.FHIR,
        text="\n".join(fact.quote for fact in facts),
        found=tuple(FoundFact(fact=fact) for fact in _standing(facts)),
        notes=(note("skipped_entries", count=skipped),) if skipped else (),
    )


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            # Bulk exports hold one resource a line.
            return [json.loads(line) for line in lines] if len(lines) > 1 else _broken(error)
        except (json.JSONDecodeError, RecursionError):
            return _broken(error)


def _broken(error: Exception) -> object:
    raise refusal("broken_json") from error


def _resources(content: object) -> Iterator[Resource]:
    """Yield the resources of a bundle, a list, or a single one; contained bundles too."""
    if isinstance(content, list):
        for item in content:
            yield from _resources(item)
    elif isinstance(content, dict) and content.get("resourceType") == "Bundle":
        entries = content.get("entry")
        for entry in entries if isinstance(entries, list) else []:
            yield from _resources(entry.get("resource") if isinstance(entry, dict) else None)
    elif isinstance(content, dict) and isinstance(content.get("resourceType"), str):
        yield content


def _is_valid(resource: Resource) -> bool:
    try:
        model = get_fhir_model_class(str(resource["resourceType"]))
        model.model_validate(resource)
    except (ValidationError, KeyError, ValueError, RecursionError):
        return False
    return True


def _standing(facts: list[Fact]) -> list[Fact]:
    """Return each thing once; the later entry stands, and keeps what only the earlier one said."""
    standing: dict[object, Fact] = {}
    for fact in facts:
        old = standing.pop(fact.slot, None)
        if old is not None:
            fact = replace(fact, value=fact.value or old.value, since=fact.since or old.since)
        standing[fact.slot] = fact
    return list(standing.values())
