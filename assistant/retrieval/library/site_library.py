"""The library of a site: its folder and what was added to it, on a shelf, in an index."""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.errors import RetrievalError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.embedding.remembered_vectors import remembered_vectors
from assistant.retrieval.index.index_writer import FORMAT, IndexContent, Progress, tell_nobody
from assistant.retrieval.language.word_lists import DATA
from assistant.retrieval.library.changed_passages import ChangedPassages
from assistant.retrieval.library.ingest import about_index, write_index
from assistant.retrieval.library.shelf import Shelf
from assistant.retrieval.library.shelving import Shelving, ShelvingReport

Wait = Callable[[], None]
SHELF, VECTORS, INDEX, LOCK = "shelf.db", "vectors.db", "library.db", "ingest.lock"
SECONDS_TO_WAIT = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReport:
    """What an ingestion did."""

    shelving: ShelvingReport
    documents: int
    passages: int
    is_index_unchanged: bool
    seconds: float

    @property
    def faults(self) -> tuple[str, ...]:
        """What was left out, and why; each names its file."""
        return tuple(self.shelving.faults)

    def __str__(self) -> str:
        done = self.shelving
        return (
            f"{self.documents} documents in {self.passages} passages:"
            f" {done.added} added, {done.replaced} replaced, {done.removed} removed,"
            f" {done.unchanged_files} files as before ({self.seconds:.1f} s)"
        )


class SiteLibrary:
    """Ingests into the data folder of a site; two ingestions take turns."""

    def __init__(self, data: Path, library: Path, embedder: Embedder) -> None:
        self._data = data
        self._library = library
        self._embedder = embedder

    @property
    def index(self) -> Path:
        """Where the search index lies."""
        return self._data / INDEX

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        reading: Progress,
        indexing: Progress,
        embedding: Progress = tell_nobody,
    ) -> SiteReport:
        """Shelve the library's folder and `paths`, and index what is on the shelf.

        Whatever fails, the old index stays until the new one is complete; what was shelved
        stays too, so that the next ingestion goes on from there. Raises `LibraryError` for
        paths that are not there, and `RetrievalError`.
        """
        started = time.monotonic()
        with self._alone(), self.shelf() as shelf:
            shelving = Shelving(shelf)
            shelving.mirror(self._library, reading)
            shelving.add(paths, reading)
            unchanged = self._index(shelf, indexing, embedding)
            return SiteReport(
                shelving=shelving.report,
                documents=len(shelf.documents()),
                passages=shelf.count_passages(),
                is_index_unchanged=unchanged,
                seconds=time.monotonic() - started,
            )

    def remove(self, document_id: str, indexing: Progress) -> None:
        """Take a document out of the library, and out of what is searched."""
        with self._alone(), self.shelf() as shelf:
            Shelving(shelf).remove(document_id)
            self._index(shelf, indexing)

    @contextmanager
    def content(self) -> Iterator[tuple[IndexContent, Embedder]]:
        """Hand out what is on the shelf and who knows its vectors, for an index elsewhere."""
        vectors = remembered_vectors(self._embedder, self._data / VECTORS)
        with self.shelf() as shelf, vectors as embedder:
            yield self._content(shelf), embedder

    def changes_since(self, when: datetime) -> ChangedPassages:
        """Return what changed after `when`; nothing where there is no shelf yet."""
        if not (self._data / SHELF).is_file():
            return ChangedPassages()
        with self.shelf() as shelf:
            return ChangedPassages(changes=shelf.changed_since(when))

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """Open the shelf, to look at it."""
        shelf = Shelf(self._data / SHELF)
        try:
            yield shelf
        finally:
            shelf.close()

    def fingerprint(self, shelf: Shelf) -> str:
        """Return a digest of all that decides what is in the index."""
        digest = hashlib.sha256(f"{FORMAT} {self._embedder.embedder_id}".encode())
        for file in sorted(DATA.glob("*.yaml")):
            digest.update(file.read_bytes())
        digest.update(shelf.fingerprint().encode())
        return digest.hexdigest()

    def _index(self, shelf: Shelf, progress: Progress, embedding: Progress = tell_nobody) -> bool:
        fingerprint = self.fingerprint(shelf)
        if about_index(self.index).get("fingerprint") == fingerprint:
            return True
        with remembered_vectors(self._embedder, self._data / VECTORS) as embedder:
            write_index(self.index, embedder, self._content(shelf), progress, embedding)
        return False

    def _content(self, shelf: Shelf) -> IndexContent:
        return IndexContent(
            library=shelf.library(),
            passages=shelf.count_passages(),
            fingerprint=self.fingerprint(shelf),
            older=shelf.older(),
        )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until no other ingestion runs here; one that is killed lets go by itself."""
        self._data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = sqlite3.connect(self._data / LOCK, timeout=SECONDS_TO_WAIT, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            yield
        except sqlite3.OperationalError as error:
            raise RetrievalError(f"The library cannot be ingested: {error}.") from error
        finally:
            lock.close()
