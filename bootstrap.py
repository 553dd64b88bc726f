"""Build the services from the settings; the only file that knows every concrete class."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.answering.chat.chat_model import load_chat_model
from assistant.answering.chat.chat_model_writer import ChatModelWriter
from assistant.answering.chat.fallback_writer import FallbackWriter
from assistant.answering.grounded.grounded_writer import GroundedWriter
from assistant.answering.wording.wordings import load_phrases
from assistant.answering.writer import AnswerWriter
from assistant.domain import ScrubbedText, Urgency
from assistant.errors import RetrievalError
from assistant.facts.describe import describe, describe_all
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.facts.treatments.members import RegimenMembers
from assistant.phi.deployed import load_recognizers
from assistant.phi.presidio_scrubber import PresidioScrubber, load_scrubber
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.embedding.embedders import named_embedder
from assistant.retrieval.follow_ups.follow_up import FollowUps, RuleFollowUps
from assistant.retrieval.follow_ups.model_follow_up import ModelFollowUps
from assistant.retrieval.index.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.index.index_writer import Progress
from assistant.retrieval.language.known_names import KnownNames, single_word_names, single_words
from assistant.retrieval.library.ingest import IngestReport
from assistant.retrieval.library.site_library import SiteLibrary, SiteReport
from assistant.retrieval.retriever import Retriever
from assistant.safety.other_languages import load_all_red_flags
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
from web.changed_answers import ChangedAnswers
from web.guests import Guests
from web.records.building import own_records, record_desk
from web.records.desk import RecordDesk
from web.records.uploads import Uploads
from web.screen_words import ScreenWords, load_screen_words
from web.visits import VisitPages

if TYPE_CHECKING:
    from assistant.retrieval.langchain_view import LibraryRetriever

SECONDS_TO_REWORD = 5.0
"""A chat model gets no longer to make a follow-up stand alone."""
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
    visits: VisitPages
    chat_secret: str
    uploads: Uploads
    desk: RecordDesk
    records: OwnRecords
    changed_answers: ChangedAnswers


@cache
def services() -> Services:
    """Return the services of this process, built on first use."""
    return build_services(settings())


def build_services(configured: Settings) -> Services:
    """Build everything; raises `ConfigurationError` with all faults of settings or data files."""
    key = deployment_key(configured)
    memory = open_memory(configured.sqlalchemy_url, key)
    records = own_records(configured, memory.records, load_embedder(configured))
    context = build_context(configured, memory.turns, records)
    words = load_screen_words(configured.language)
    changes_since = site_library(configured).changes_since
    return Services(
        settings=configured,
        memory=memory,
        context=context,
        runner=TurnRunner(context, timeout_seconds=configured.turn_timeout_seconds),
        words=words,
        guests=Guests(derived_secret(key, "guest cookies")),
        visits=VisitPages(
            memory=memory,
            phrases=context.phrases,
            describe=context.describe,
            clock=context.clock,
        ),
        chat_secret=derived_secret(key, "chat tokens").hex(),
        uploads=Uploads(),
        desk=record_desk(configured, memory, records, context.scrubber),
        records=records,
        changed_answers=ChangedAnswers(changes_since, words.changed_since),
    )


def deployment_key(configured: Settings) -> bytes:
    """Return the key that wraps every patient's key; made on first run."""
    key_file = configured.data_dir / "lantern.key"
    return load_deployment_key(configured.encryption_key.get_secret_value(), key_file)


def build_context(configured: Settings, turns: TurnMemory, records: OwnRecords) -> TurnContext:
    """Build what the nodes of a turn use."""
    policy = configured.site_policy
    red_flags = load_all_red_flags(policy)
    return TurnContext(
        red_flags=red_flags,
        wordings=load_wordings(policy.language),
        policy=policy,
        scrubber=build_scrubber(configured),
        memory=turns,
        joiner=load_continuation_joiner(
            is_urgent=lambda text: red_flags.triage(text).urgency is not Urgency.ROUTINE
        ),
        intents=load_intent_detector(),
        completeness=load_cut_off_detector(),
        extractor=load_fact_extractor(),
        describe=describe,
        describe_all=describe_all,
        with_members=RegimenMembers(load_lexicon().members).with_members,
        follow_ups=build_follow_ups(configured),
        retriever=open_library(configured),
        writer=build_writer(configured),
        phrases=load_phrases(policy, configured.site_name),
        clock=lambda: datetime.now(UTC),
        records=records,
        passages_per_answer=configured.passages_per_answer,
    )


def build_scrubber(configured: Settings) -> PresidioScrubber:
    """Return the scrubber, the deployment's own recognizers included."""
    return load_scrubber(
        longest_message=configured.longest_message,
        more_recognizers=load_recognizers(configured.recognizers),
    )


def build_writer(configured: Settings) -> AnswerWriter:
    """Return the grounded writer; in front of it a chat model, when one is configured."""
    model = load_chat_model(configured)
    if model is None:
        return GroundedWriter()
    seconds = configured.chat_model_timeout_seconds
    return FallbackWriter(ChatModelWriter(model, timeout_seconds=seconds), GroundedWriter())


def build_follow_ups(configured: Settings) -> FollowUps:
    """Return what makes a follow-up stand alone: rules; a chat model first, when one is configured."""
    rules = RuleFollowUps(known_names())
    model = load_chat_model(configured)
    if model is None:
        return rules
    seconds = min(configured.chat_model_timeout_seconds, SECONDS_TO_REWORD)
    return ModelFollowUps(model, rules, timeout_seconds=seconds)


def site_library(configured: Settings) -> SiteLibrary:
    """Return the library of the site: its folder and what was added, and its search index."""
    return SiteLibrary(configured.data_dir, configured.library_dir, load_embedder(configured))


def index_library(
    configured: Settings, progress: Progress, paths: Sequence[Path] = ()
) -> SiteReport:
    """Bring library and index up to date with the library's folder, and add `paths`."""
    library = site_library(configured)
    return library.ingest(paths, reading=lambda _done, _all: None, indexing=progress)


def index_on_server(configured: Settings, progress: Progress) -> IngestReport:
    """Index the library on the Weaviate server; raises `RetrievalError` when it does not answer."""
    # The client takes a second to import, which sites without a server need not wait for.
    from assistant.retrieval.weaviate.serving import ingest_into_weaviate  # noqa: PLC0415

    with site_library(configured).content() as (content, embedder):
        return ingest_into_weaviate(
            configured.weaviate_url,
            embedder,
            content,
            progress,
            api_key=configured.weaviate_api_key.get_secret_value(),
            replicas=configured.weaviate_replicas,
        )


def roll_back_server(configured: Settings) -> int:
    """Serve the library before the last from Weaviate; return its passages. Raises `RetrievalError`."""
    from assistant.retrieval.weaviate.serving import roll_back  # noqa: PLC0415

    if not configured.weaviate_url:
        raise RetrievalError("There is no Weaviate server: LANTERN_WEAVIATE_URL is not set.")
    key = configured.weaviate_api_key.get_secret_value()
    return roll_back(configured.weaviate_url, load_embedder(configured), api_key=key)


def open_library(configured: Settings) -> Retriever:
    """Open the library: the embedded index, behind a Weaviate server when one is configured."""
    embedded = open_index(configured)
    if not configured.weaviate_url:
        return embedded
    from assistant.retrieval.weaviate.serving import served_with_copy  # noqa: PLC0415

    return served_with_copy(
        configured.weaviate_url,
        load_embedder(configured),
        embedded,
        api_key=configured.weaviate_api_key.get_secret_value(),
        names=known_names(),
    )


def open_index(configured: Settings) -> EmbeddedStore:
    """Open the search index, first brought up to date with the documents; quick when it is."""
    index = site_library(configured).index
    index_library(configured, lambda _done, _all: None)
    return open_store(index, load_embedder(configured), names=known_names())


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


def load_embedder(configured: Settings) -> Embedder:
    """Return the embedder that the settings name, loaded once; raises `ConfigurationError`."""
    key = configured.embedder_key.get_secret_value()
    return named_embedder(configured.embedder, base_url=configured.embedder_base_url, key=key)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Load without the collector of cycles: what serves for good need never be looked through."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
