"""Puts a library into Weaviate: a new collection beside the old one, then one switch."""

import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

import weaviate
from weaviate.classes.data import DataObject

from assistant.domain import Passage
from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.index_reader import DRUG_KIND
from assistant.retrieval.index.index_writer import IndexContent, Library, Progress
from assistant.retrieval.library.ingest import IngestReport, fingerprint_of, read_library
from assistant.retrieval.library.shelving import library_files
from assistant.retrieval.ranking.searchable import SearchableText, searchable_text
from assistant.retrieval.weaviate.connection import named_failures
from assistant.retrieval.weaviate.objects import (
    ALIAS,
    MEANINGS,
    collection_settings,
    object_id,
    only_shown,
    properties_of,
)

ABOUT = "LanternAbout"
MOST_VERSIONS = 100
PASSAGES_PER_STEP = 200
Step = list[tuple[int, Passage]]
FOUND_BY_NOTHING = SearchableText(
    heading="", questions="", synonyms="", text="", topics="", meanings=()
)
KEPT_VERSIONS = 2
"""The library that is served, and the one before it, to roll back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutCollection:
    """What a complete collection was made of; searching needs its vocabulary."""

    name: str
    fingerprint: str
    embedder: str
    documents: int
    passages: int
    made_at: float
    faults: tuple[str, ...]
    cancers: tuple[str, ...]
    drug_titles: tuple[str, ...]
    vocabulary: dict[str, int]

    @classmethod
    def from_json(cls, body: str) -> Self:
        """Return what was written as JSON."""
        values = json.loads(body)
        lists = {key: tuple(values[key]) for key in ("faults", "cancers", "drug_titles")}
        return cls(**{**values, **lists})


@dataclass(kw_only=True)
class Learned:
    """What is learned of a library while it goes by."""

    documents: int = 0
    cancers: set[str] = field(default_factory=set)
    drug_titles: list[str] = field(default_factory=list)
    words: Counter[str] = field(default_factory=Counter)

    def documents_of(self, library: Library) -> Library:
        """Give the documents, and learn from them."""
        for document, passages in library:
            self.documents += 1
            self.cancers.add(document.cancer)
            if document.kind == DRUG_KIND:
                self.drug_titles.append(document.title)
            yield document, passages


class WeaviateLibrary:
    """Ingests and switches libraries; `replicas` is how many nodes hold each passage.

    Libraries under different aliases know nothing of each other.
    """

    def __init__(
        self,
        client: weaviate.WeaviateClient,
        embedder: Embedder,
        *,
        replicas: int = 1,
        alias: str = ALIAS,
    ) -> None:
        self._alias = alias
        self._client = client
        self._embedder = embedder
        self._replicas = replicas

    def ingest(self, paths: Sequence[Path], progress: Progress) -> IngestReport:
        """Index the documents of `paths` as `ingest_content` does."""
        files = library_files(paths)
        reading = read_library(files)
        content = IndexContent(
            library=reading.documents,
            passages=reading.passages,
            fingerprint=fingerprint_of(files, self._embedder),
            faults=reading.faults,
        )
        return self.ingest_content(content, progress)

    def ingest_content(self, content: IndexContent, progress: Progress) -> IngestReport:
        """Index a library, unless it is served already, and serve it.

        The old library is served until the new one is complete; raises `RetrievalError`.
        """
        started = time.monotonic()
        with named_failures():
            served = self.served()
            if served is not None and served.fingerprint == content.fingerprint:
                return _report(served, started, unchanged=True)
            about = self._fill(content, progress)
            self._serve(about.name)
            self._forget_old_versions()
        return _report(about, started, unchanged=False)

    @staticmethod
    def served_by(client: weaviate.WeaviateClient, alias: str = ALIAS) -> AboutCollection | None:
        """Return the library a server serves under `alias`; None when there is none."""
        target = client.alias.get(alias_name=alias)
        if target is None:
            return None
        return next((one for one in _all_about(client) if one.name == target.collection), None)

    def served(self) -> AboutCollection | None:
        """Return the library that is searched now."""
        return self.served_by(self._client, self._alias)

    def roll_back(self) -> AboutCollection:
        """Serve the library before the one that is served; raise `RetrievalError` if none is."""
        with named_failures():
            served = self.served()
            older = [one for one in self.versions() if served and one.made_at < served.made_at]
            if not older:
                raise RetrievalError("There is no older library to go back to.")
            self._serve(older[-1].name)
        return older[-1]

    def versions(self) -> list[AboutCollection]:
        """Return the complete libraries, the oldest first."""
        about = _all_about(self._client)
        own = (one for one in about if one.name.startswith(f"{self._alias}_"))
        return sorted(own, key=lambda one: one.made_at)

    def _fill(self, content: IndexContent, progress: Progress) -> AboutCollection:
        name = f"{self._alias}_{content.fingerprint[:12]}"
        # What an interrupted ingestion left behind was never served.
        self._client.collections.delete(name)
        self._client.collections.create(name, **collection_settings(replicas=self._replicas))
        learned = Learned()
        done = 0
        for step in _steps(learned.documents_of(content.library)):
            self._insert(name, step, learned)
            done += len(step)
            progress(done, content.passages)
        older = sum(self._insert_older(name, step) for step in _steps(content.older))
        about = _about_collection(name, content, self._embedder, learned)
        self._check_complete(about, older)
        self._write_about(about)
        return about

    def _insert(self, name: str, step: Step, learned: Learned) -> None:
        found_by = [searchable_text(passage, opens_document=n == 0) for n, passage in step]
        for one in found_by:
            learned.words.update(one.weighed_words()[0].keys())
        texts = [text for one in found_by for text in one.meanings]
        vectors = iter(self._embedder.embed(texts).tolist())
        self._insert_objects(
            name,
            [
                DataObject(
                    uuid=object_id(passage.passage_id),
                    properties=properties_of(passage, one, position=position),
                    vector={MEANINGS: [next(vectors) for _ in one.meanings]},
                )
                for (position, passage), one in zip(step, found_by, strict=True)
            ],
        )

    def _insert_older(self, name: str, step: Step) -> int:
        """Add passages that are found by no word and no meaning, only by their ids."""
        objects = [
            DataObject(
                uuid=object_id(passage.passage_id),
                properties=properties_of(passage, FOUND_BY_NOTHING, position=position),
            )
            for position, passage in step
        ]
        self._insert_objects(name, objects)
        return len(objects)

    def _insert_objects(
        self, name: str, objects: Sequence[DataObject[dict[str, Any], Any]]
    ) -> None:
        result = self._client.collections.use(name).data.insert_many(objects)
        if result.has_errors:
            reasons = {error.message for error in result.errors.values()}
            raise RetrievalError(f"Weaviate refused passages: {'; '.join(sorted(reasons))}.")

    def _check_complete(self, about: AboutCollection, older: int) -> None:
        stored = len(self._client.collections.use(about.name))
        if stored != about.passages + older:
            raise RetrievalError(f"Weaviate holds {stored} of {about.passages + older} passages.")

    def _write_about(self, about: AboutCollection) -> None:
        if not self._client.collections.exists(ABOUT):
            settings = collection_settings(replicas=self._replicas)
            replication = settings["replication_config"]
            self._client.collections.create(
                ABOUT, properties=[only_shown("body")], replication_config=replication
            )
        collection = self._client.collections.use(ABOUT)
        collection.data.delete_by_id(object_id(about.name))
        collection.data.insert({"body": json.dumps(asdict(about))}, uuid=object_id(about.name))

    def _serve(self, name: str) -> None:
        if self._client.alias.exists(alias_name=self._alias):
            self._client.alias.update(alias_name=self._alias, new_target_collection=name)
        else:
            self._client.alias.create(alias_name=self._alias, target_collection=name)

    def _forget_old_versions(self) -> None:
        for old in self.versions()[:-KEPT_VERSIONS]:
            self._client.collections.delete(old.name)
            self._client.collections.use(ABOUT).data.delete_by_id(object_id(old.name))


def _all_about(client: weaviate.WeaviateClient) -> list[AboutCollection]:
    if not client.collections.exists(ABOUT):
        return []
    found = client.collections.use(ABOUT).query.fetch_objects(limit=MOST_VERSIONS)
    return [AboutCollection.from_json(str(one.properties["body"])) for one in found.objects]


def _steps(documents: Library) -> Iterator[Step]:
    """Give the passages in steps, each with its place in its document."""
    step: Step = []
    for _, passages in documents:
        for placed in enumerate(passages):
            step.append(placed)
            if len(step) == PASSAGES_PER_STEP:
                yield step
                step = []
    if step:
        yield step


def _about_collection(
    name: str, content: IndexContent, embedder: Embedder, learned: Learned
) -> AboutCollection:
    return AboutCollection(
        name=name,
        fingerprint=content.fingerprint,
        embedder=embedder.embedder_id,
        documents=learned.documents,
        passages=content.passages,
        made_at=time.time(),
        faults=tuple(content.faults),
        cancers=tuple(sorted(learned.cancers)),
        drug_titles=tuple(learned.drug_titles),
        vocabulary=dict(learned.words),
    )


def _report(about: AboutCollection, started: float, *, unchanged: bool) -> IngestReport:
    return IngestReport(
        documents=about.documents,
        passages=about.passages,
        faults=about.faults,
        unchanged=unchanged,
        seconds=time.monotonic() - started,
    )
