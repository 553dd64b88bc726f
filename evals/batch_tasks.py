"""The tasks of the batch interface, each on the parts it needs and no more."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.domain import Fact, FoundPassage, Role, Urgency
from assistant.facts.extractor import FactExtractor
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.facts.turns.merge import apply_changes
from assistant.records.reader import read_record
from assistant.retrieval.library_search import opened_library
from assistant.safety.other_languages import load_all_red_flags
from assistant.settings import Settings
from assistant.understanding.completeness import load_cut_off_detector
from assistant.understanding.continuation import load_continuation_joiner
from assistant.understanding.intents import load_intent_detector
from bootstrap import build_scrubber, build_services, known_names, load_embedder, open_library
from evals.batch import Record, Task, TaskName, text_of, texts_of
from evals.batch_turns import turns_task

SPEAKERS = {"patient": Role.PATIENT, "caregiver": Role.CAREGIVER}
PASSAGES_PER_QUERY = 10
FoundLater = Coroutine[None, None, Sequence[FoundPassage]]


@contextmanager
def open_task(name: TaskName, settings: Settings, library: Path | None) -> Iterator[Task]:
    """Build what a task needs, hand it out, and clean up."""
    if name is TaskName.SEARCH:
        with _search_task(settings, library) as task:
            yield task
    elif name is TaskName.TURNS:
        with tempfile.TemporaryDirectory(prefix="lantern-batch-") as folder:
            own_database = f"sqlite:///{folder}/lantern.db"
            with turns_task(
                build_services(settings.model_copy(update={"database_url": own_database}))
            ) as task:
                yield task
    else:
        yield _SIMPLE[name](settings)


def _scrub_task(settings: Settings) -> Task:
    scrubber = build_scrubber(settings)

    def scrub(record: Record) -> dict[str, object]:
        scrubbed = asyncio.run(scrubber.scrub(text_of(record)))
        spans = [
            {"start": span.start, "end": span.end, "label": span.kind.value}
            for span in scrubbed.spans
        ]
        return {"text": scrubbed.text, "spans": spans}

    return scrub


def _red_flags_task(settings: Settings) -> Task:
    rules = load_all_red_flags(settings.site_policy)

    def check(record: Record) -> dict[str, object]:
        triage = rules.triage(text_of(record))
        fired = [flag.rule_id for flag in triage.flags]
        return {"urgency": triage.urgency.value, "category": triage.category, "rules": fired}

    return check


def _completeness_task(_settings: Settings) -> Task:
    detector = load_cut_off_detector()

    def check(record: Record) -> dict[str, object]:
        found = detector.check(text_of(record))
        completions = list(found.completions)
        return {"cut_off": found.cut_off, "tail": found.tail, "completions": completions}

    return check


def _continuation_task(settings: Settings) -> Task:
    red_flags = load_all_red_flags(settings.site_policy)
    joiner = load_continuation_joiner(
        is_urgent=lambda text: red_flags.triage(text).urgency is not Urgency.ROUTINE
    )

    def join(record: Record) -> dict[str, object]:
        joined = joiner.join(text_of(record, "first"), text_of(record, "second"))
        return {"continuation": joined.continues, "joined": joined.joined}

    return join


def _intent_task(_settings: Settings) -> Task:
    detector = load_intent_detector()

    def detect(record: Record) -> dict[str, object]:
        ranked = detector.detect(text_of(record))
        return {
            "intents": [
                {"name": one.name.value, "confidence": round(one.confidence, 4)} for one in ranked
            ]
        }

    return detect


def _facts_task(_settings: Settings) -> Task:
    extractor = load_fact_extractor()

    def read(record: Record) -> dict[str, object]:
        texts = texts_of(record, "turns") if "turns" in record else [text_of(record)]
        speaker = SPEAKERS.get(str(record.get("speaker", "patient")))
        if speaker is None:
            raise ValueError(f"the key 'speaker' must be one of {', '.join(SPEAKERS)}")
        return {"facts": [fact_record(one) for one in facts_after(extractor, texts, speaker)]}

    return read


def facts_after(extractor: FactExtractor, texts: list[str], speaker: Role) -> list[Fact]:
    """Return the facts as they stand after the last text."""
    facts: list[Fact] = []
    for place, text in enumerate(texts):
        changes = extractor.read(text, speaker=speaker, known=facts, earlier=texts[:place])
        facts = apply_changes(facts, changes)
    return facts


def fact_record(fact: Fact) -> dict[str, object]:
    """Return a fact in the batch format."""
    return {
        "kind": fact.kind.value,
        "name": fact.name,
        "value": fact.value,
        "status": fact.status.value,
        "since": fact.since,
        "subject": fact.subject.value,
    }


def _records_task(_settings: Settings) -> Task:
    extractor = load_fact_extractor()

    def read(record: Record) -> dict[str, object]:
        read_one = read_record(Path(text_of(record, "path")), extractor=extractor)
        facts = [fact_record(fact) for fact in read_one.facts]
        return {"facts": facts, "text_chars": len(read_one.text)}

    return read


@contextmanager
def _search_task(settings: Settings, library: Path | None) -> Iterator[Task]:
    if library is None:
        with asyncio.Runner() as loop:
            find = _configured_search(settings)
            yield _searching(lambda query: loop.run(find(query)))
        return
    with opened_library(
        library, load_embedder(settings), progress=lambda _done, _all: None, names=known_names()
    ) as search:
        yield _searching(search)


def _configured_search(settings: Settings) -> Callable[[str], FoundLater]:
    """Return a search of the library as it is served: with scrubbed questions."""
    store = open_library(settings)
    scrubber = build_scrubber(settings)

    async def find(query: str) -> Sequence[FoundPassage]:
        scrubbed = await scrubber.scrub(query)
        return await store.find_passages(scrubbed.text, limit=PASSAGES_PER_QUERY)

    return find


def _searching(search: Callable[[str], Sequence[FoundPassage]]) -> Task:
    def find(record: Record) -> dict[str, object]:
        passages = [
            {
                "passage_id": one.passage.passage_id,
                "document": one.passage.document.document_id,
                "title": one.passage.document.title,
                "score": round(one.score, 6),
            }
            for one in search(text_of(record, "query"))
        ]
        return {"passages": passages}

    return find


_SIMPLE: dict[TaskName, Callable[[Settings], Task]] = {
    TaskName.SCRUB: _scrub_task,
    TaskName.RED_FLAGS: _red_flags_task,
    TaskName.COMPLETENESS: _completeness_task,
    TaskName.CONTINUATION: _continuation_task,
    TaskName.INTENT: _intent_task,
    TaskName.FACTS: _facts_task,
    TaskName.RECORDS: _records_task,
}
