"""Searches a library by its path, through an index that lives as long as the search."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.domain import FoundPassage
from assistant.errors import LibraryError
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.embedded_store import open_store
from assistant.retrieval.index.index_writer import Progress
from assistant.retrieval.language.known_names import NO_NAMES, KnownNames
from assistant.retrieval.library.ingest import build_index

PASSAGES_PER_QUERY = 10

Search = Callable[[str], list[FoundPassage]]


@contextmanager
def opened_library(
    library: Path, embedder: Embedder, *, progress: Progress, names: KnownNames = NO_NAMES
) -> Iterator[Search]:
    """Index a folder of documents or a MedQuAD file, and hand out a search of it.

    Raises `LibraryError` when not one document can be read. The index is removed at the end.
    """
    with tempfile.TemporaryDirectory(prefix="lantern-search-") as folder:
        index = Path(folder) / "index.db"
        report = build_index([library], index, embedder, progress)
        if not report.documents:
            faults = list(report.faults) or [f"{library}: no document found."]
            raise LibraryError(f"{library.name} holds nothing to search.", faults)
        store = open_store(index, embedder, names=names)
        try:
            # One passage of each document, so that ten places show ten documents.
            yield lambda query: store.search(query, limit=PASSAGES_PER_QUERY, per_document=1)
        finally:
            store.close()
