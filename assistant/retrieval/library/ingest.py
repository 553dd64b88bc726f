"""Makes the search index of a library: all documents, or nothing changes."""

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain import Document, Passage
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.index.index_writer import (
    FORMAT,
    IndexContent,
    IndexWriter,
    Progress,
    tell_nobody,
)
from assistant.retrieval.language.word_lists import DATA
from assistant.retrieval.library.shelving import library_files
from assistant.retrieval.reading.readers import read_file


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What an ingestion did."""

    documents: int = 0
    passages: int = 0
    faults: tuple[str, ...] = ()
    """Each names its file; faulty documents are left out, the others are searched."""
    unchanged: bool = False
    """True: the index was made of the same documents already, and nothing was done."""
    seconds: float = 0.0


@dataclass(kw_only=True)
class LibraryReading:
    """The documents of a library, in the order of their file names, and what is wrong."""

    documents: list[tuple[Document, list[Passage]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def passages(self) -> int:
        """How many passages were read."""
        return sum(len(passages) for _, passages in self.documents)


def build_index(
    paths: Sequence[Path], store_path: Path, embedder: Embedder, progress: Progress
) -> IngestReport:
    """Index the documents of `paths` (files and folders) unless the index is of these already.

    `progress` hears how many passages are done, and of how many. Until the new index is
    complete, and when anything fails, the old one stays as it was.
    """
    started = time.monotonic()
    files = library_files(paths)
    fingerprint = fingerprint_of(files, embedder)
    about = about_index(store_path)
    if about.get("fingerprint") == fingerprint:
        return IngestReport(
            documents=int(about["documents"]),
            passages=int(about["passages"]),
            faults=tuple(json.loads(about["faults"])),
            unchanged=True,
            seconds=time.monotonic() - started,
        )
    reading = read_library(files)
    content = IndexContent(
        library=reading.documents,
        passages=reading.passages,
        fingerprint=fingerprint,
        faults=reading.faults,
    )
    write_index(store_path, embedder, content, progress)
    return IngestReport(
        documents=len(reading.documents),
        passages=reading.passages,
        faults=tuple(reading.faults),
        seconds=time.monotonic() - started,
    )


def read_library(files: Sequence[Path]) -> LibraryReading:
    """Read all documents; a faulty one is named and left out."""
    reading = LibraryReading()
    for file in files:
        one = read_file(file)
        reading.documents.extend(one.documents)
        reading.faults.extend(one.faults)
    _leave_out_doubles(reading)
    return reading


def fingerprint_of(files: Sequence[Path], embedder: Embedder) -> str:
    """Return a digest of all that decides what is in the index: documents, word lists, embedder."""
    digest = hashlib.sha256(f"{FORMAT} {embedder.embedder_id}".encode())
    for file in (*sorted(DATA.glob("*.yaml")), *files):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()


def about_index(store_path: Path) -> dict[str, str]:
    """Return what an index says of itself; empty when there is no readable index."""
    if not store_path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(store_path)) as database:
            return dict(database.execute("SELECT key, value FROM about").fetchall())
    except sqlite3.Error:
        return {}


def _leave_out_doubles(reading: LibraryReading) -> None:
    seen: set[str] = set()
    kept = []
    for document, passages in reading.documents:
        if document.document_id in seen:
            reading.faults.append(
                f"{document.document_id}: there is another document of this name."
            )
            continue
        seen.add(document.document_id)
        kept.append((document, passages))
    reading.documents = kept


def write_index(
    store_path: Path,
    embedder: Embedder,
    content: IndexContent,
    progress: Progress,
    embedding: Progress = tell_nobody,
) -> None:
    """Write an index beside the one that is there, and put it in its place when it is complete."""
    store_path.parent.mkdir(parents=True, exist_ok=True)
    _remove_left_behind(store_path)
    unfinished = store_path.with_name(f"{store_path.name}.{os.getpid()}.{time.monotonic_ns()}")
    try:
        with closing(IndexWriter(unfinished, embedder)) as writer:
            writer.write(content, progress, embedding)
        unfinished.replace(store_path)
    finally:
        unfinished.unlink(missing_ok=True)


def _remove_left_behind(store_path: Path) -> None:
    """Remove what ingestions that were killed left; one that still runs keeps its file."""
    for left in store_path.parent.glob(f"{store_path.name}.*.*"):
        process = left.name.removeprefix(f"{store_path.name}.").split(".")[0]
        if process.isdigit() and not _is_running(int(process)):
            left.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
