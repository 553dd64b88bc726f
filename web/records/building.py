"""Build what records need: the desk they are looked at on, and the search in those that are kept."""

from functools import cache

from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.phi.scrubber import Scrubber
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.language.words import words_of
from assistant.retrieval.own_records import OwnRecordSearch
from assistant.retrieval.record_index import NoIndex, RecordIndex
from assistant.settings import Settings
from graph.record_search import OwnRecords
from memory.memory import Memory
from memory.records import PatientRecords
from web.records.desk import RecordDesk
from web.records.reading import reading_process
from web.records.record_words import load_record_words
from web.records.shown import ShownRecords


def record_desk(
    configured: Settings, memory: Memory, records: OwnRecords, scrubber: Scrubber
) -> RecordDesk:
    """Return the place where records are looked at before anything of them is kept."""
    return RecordDesk(
        memory,
        records,
        reading_process(
            seconds=configured.record_timeout_seconds, recognizers=configured.recognizers
        ),
        load_record_words(configured.language),
        scrubber,
        shown=ShownRecords(keeps_files=configured.keep_original_records),
    )


def own_records(configured: Settings, kept: PatientRecords, embedder: Embedder) -> OwnRecords:
    """Return the search in people's own records; indexed on a Weaviate server when one is configured."""
    search = OwnRecordSearch(embedder, other_names())
    return OwnRecords(kept, search, _index(configured, embedder))


def _index(configured: Settings, embedder: Embedder) -> RecordIndex:
    if not configured.weaviate_url:
        return NoIndex()
    # The client takes a second to import, which sites without a server need not wait for.
    from assistant.retrieval.weaviate.record_index import WeaviateRecordIndex  # noqa: PLC0415

    return WeaviateRecordIndex(
        configured.weaviate_url,
        embedder,
        api_key=configured.weaviate_api_key.get_secret_value(),
        replicas=configured.weaviate_replicas,
    )


@cache
def other_names() -> dict[str, frozenset[str]]:
    """Return, for each name of the fact lexicon, all names of the same thing."""
    groups: dict[tuple[MentionKind, str], set[str]] = {}
    for form, entry in load_lexicon().spellings:
        groups.setdefault((entry.kind, entry.name), {entry.name.lower()}).add(form.lower())
    # One set for all names of a thing: some have hundreds, and each would get a set of its own.
    kept = [frozenset(names) for names in groups.values()]
    return {" ".join(words_of(form)): names for names in kept for form in names}
