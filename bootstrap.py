"""Build the services from the settings; the only file that knows every concrete class."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.chat_model import load_chat_model
from assistant.answering.chat_model_writer import ChatModelWriter
from assistant.answering.fallback_writer import FallbackWriter
from assistant.answering.grounded_writer import GroundedWriter
from assistant.answering.wordings import load_phrases
from assistant.answering.writer import AnswerWriter
from assistant.domain import ScrubbedText, Urgency
from assistant.facts.describe import describe, describe_all
from assistant.facts.entries import MentionKind
from assistant.facts.lexicon import load_lexicon
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.phi.presidio_scrubber import load_scrubber
from assistant.retrieval.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.embedder import Embedder, WordLlamaEmbedder
from assistant.retrieval.index_writer import Progress
from assistant.retrieval.ingest import IngestReport
from assistant.retrieval.known_names import KnownNames, single_word_names, single_words
from assistant.retrieval.own_records import OwnRecordSearch
from assistant.retrieval.record_index import NoIndex
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.site_library import SiteLibrary, SiteReport
from assistant.retrieval.words import words_of
from assistant.safety.red_flags import load_red_flags
from assistant.safety.wordings import load_wordings
from assistant.settings import Settings, settings
from assistant.understanding.completeness import load_cut_off_detector
from assistant.understanding.continuation import load_continuation_joiner
from assistant.understanding.intents import load_intent_detector
from graph.context import TurnContext
from graph.record_search import OwnRecords
from graph.run import TurnRunner
from memory.memory import Memory, open_memory
from memory.turns import TurnMemory
from memory.vault import derived_secret, load_deployment_key
from web.guests import Guests
from web.records.desk import RecordDesk
from web.records.reading import reading_process
from web.records.record_words import load_record_words
from web.records.uploads import Uploads
from web.screen_words import ScreenWords, load_screen_words

if TYPE_CHECKING:
    from assistant.retrieval.langchain_view import LibraryRetriever

SHORTEST_MARKER = 4
"""Shorter ones have other meanings: MMR is a vaccine too."""
NAMED_IN_QUESTIONS = {MentionKind.DRUG, MentionKind.BIOMARKER, MentionKind.CANCER}


@dataclass(frozen=True, kw_only=True)
class Services:
    """Everything a running Lantern consists of."""

    settings: Settings
    memory: Memory
    context: TurnContext
    runner: TurnRunner
    words: ScreenWords
    guests: Guests
    chat_secret: str
    uploads: Uploads
    desk: RecordDesk
    records: OwnRecords


@cache
def services() -> Services:
    """Return the services of this process, built on first use."""
    return build_services(settings())


def build_services(configured: Settings) -> Services:
    """Build everything; raises `ConfigurationError` with all faults of settings or data files."""
    key = deployment_key(configured)
    memory = open_memory(configured.sqlalchemy_url, key)
    records = build_own_records(configured, memory)
    context = build_context(configured, memory.turns, records)
    return Services(
        settings=configured,
        memory=memory,
        context=context,
        runner=TurnRunner(context, timeout_seconds=configured.turn_timeout_seconds),
        words=load_screen_words(configured.language),
        guests=Guests(derived_secret(key, "guest cookies")),
        chat_secret=derived_secret(key, "chat tokens").hex(),
        uploads=Uploads(),
        desk=build_desk(configured, memory, records),
        records=records,
    )


def build_desk(configured: Settings, memory: Memory, records: OwnRecords) -> RecordDesk:
    """Build the place where records are looked at before anything of them is kept."""
    return RecordDesk(
        memory,
        records,
        reading_process(seconds=configured.record_timeout_seconds),
        load_record_words(configured.language),
        keeps_originals=configured.keep_original_records,
    )


def deployment_key(configured: Settings) -> bytes:
    """Return the key that wraps every patient's key; made on first run."""
    key_file = configured.data_dir / "lantern.key"
    return load_deployment_key(configured.encryption_key.get_secret_value(), key_file)


def build_context(configured: Settings, turns: TurnMemory, records: OwnRecords) -> TurnContext:
    """Build what the nodes of a turn use."""
    policy = configured.site_policy
    red_flags = load_red_flags(policy)
    return TurnContext(
        red_flags=red_flags,
        wordings=load_wordings(policy.language),
        policy=policy,
        scrubber=load_scrubber(longest_message=configured.longest_message),
        memory=turns,
        joiner=load_continuation_joiner(
            is_urgent=lambda text: red_flags.triage(text).urgency is not Urgency.ROUTINE
        ),
        intents=load_intent_detector(),
        completeness=load_cut_off_detector(),
        extractor=load_fact_extractor(),
        describe=describe,
        describe_all=describe_all,
        retriever=open_library(configured),
        writer=build_writer(configured),
        phrases=load_phrases(policy, configured.site_name),
        clock=lambda: datetime.now(UTC),
        records=records,
        passages_per_answer=configured.passages_per_answer,
    )


def build_own_records(configured: Settings, memory: Memory) -> OwnRecords:
    """Build the search in people's own records; indexed on a Weaviate server when one is configured."""
    search = OwnRecordSearch(load_embedder(), other_names())
    if not configured.weaviate_url:
        return OwnRecords(memory.records, search, NoIndex())
    from assistant.retrieval.weaviate_record_index import WeaviateRecordIndex  # noqa: PLC0415

    index = WeaviateRecordIndex(
        configured.weaviate_url,
        load_embedder(),
        api_key=configured.weaviate_api_key.get_secret_value(),
        replicas=configured.weaviate_replicas,
    )
    return OwnRecords(memory.records, search, index)


@cache
def other_names() -> dict[str, frozenset[str]]:
    """Return, for each name of the fact lexicon, all names of the same thing."""
    groups: dict[tuple[MentionKind, str], set[str]] = {}
    for form, entry in load_lexicon().spellings:
        groups.setdefault((entry.kind, entry.name), {entry.name.lower()}).add(form.lower())
    return {
        " ".join(words_of(form)): frozenset(names) for names in groups.values() for form in names
    }


def build_writer(configured: Settings) -> AnswerWriter:
    """Return the grounded writer; in front of it a chat model, when one is configured."""
    model = load_chat_model(configured)
    if model is None:
        return GroundedWriter()
    seconds = configured.chat_model_timeout_seconds
    return FallbackWriter(ChatModelWriter(model, timeout_seconds=seconds), GroundedWriter())


def site_library(configured: Settings) -> SiteLibrary:
    """Return the library of the site: its folder and what was added, and its search index."""
    return SiteLibrary(configured.data_dir, configured.library_dir, load_embedder())


def index_library(
    configured: Settings, progress: Progress, paths: Sequence[Path] = ()
) -> SiteReport:
    """Bring library and index up to date with the library's folder, and add `paths`."""
    library = site_library(configured)
    return library.ingest(paths, reading=lambda _done, _all: None, indexing=progress)


def index_on_server(configured: Settings, progress: Progress) -> IngestReport:
    """Index the library on the Weaviate server; raises `RetrievalError` when it does not answer."""
    # The client takes a second to import, which sites without a server need not wait for.
    from assistant.retrieval.weaviate_serving import ingest_into_weaviate  # noqa: PLC0415

    with site_library(configured).content() as (content, embedder):
        return ingest_into_weaviate(
            configured.weaviate_url,
            embedder,
            content,
            progress,
            api_key=configured.weaviate_api_key.get_secret_value(),
            replicas=configured.weaviate_replicas,
        )


def open_library(configured: Settings) -> Retriever:
    """Open the library: the embedded index, behind a Weaviate server when one is configured."""
    embedded = open_index(configured)
    if not configured.weaviate_url:
        return embedded
    from assistant.retrieval.weaviate_serving import served_with_copy  # noqa: PLC0415

    return served_with_copy(
        configured.weaviate_url,
        load_embedder(),
        embedded,
        api_key=configured.weaviate_api_key.get_secret_value(),
        names=known_names(),
    )


def open_index(configured: Settings) -> EmbeddedStore:
    """Open the search index, first brought up to date with the documents; quick when it is."""
    index = site_library(configured).index
    index_library(configured, lambda _done, _all: None)
    return open_store(index, load_embedder(), names=known_names())


def langchain_retriever(known: Services) -> "LibraryRetriever":
    """Return the library as a LangChain retriever, for chains outside Lantern."""
    # LangChain's retrievers take long to import, and nothing of Lantern's own uses them.
    from assistant.retrieval.langchain_view import LibraryRetriever  # noqa: PLC0415

    async def scrub(question: str) -> ScrubbedText:
        return (await known.context.scrubber.scrub(question)).text

    return LibraryRetriever(
        store=known.context.retriever, scrub=scrub, limit=known.settings.passages_per_answer
    )


@cache
def known_names() -> KnownNames:
    """Return the names of the fact lexicon, for search: brands, regimens and short forms too."""
    lexicon = load_lexicon()
    others = (
        (form, lexicon.members.get(entry.name, (entry.name,)))
        for form, entry in lexicon.spellings
        if entry.kind in NAMED_IN_QUESTIONS and not entry.short
    )
    markers = (
        form
        for form, entry in lexicon.spellings
        if entry.kind is MentionKind.BIOMARKER and not entry.short and len(form) >= SHORTEST_MARKER
    )
    return KnownNames(
        drugs=lexicon.drug_names(),
        others=single_word_names(others),
        markers=single_words(markers),
    )


@cache
def load_embedder() -> Embedder:
    """Return the embedder; its vectors lie inside an installed package."""
    return WordLlamaEmbedder()
