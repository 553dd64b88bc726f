"""Reads one file of a library, whatever its kind, or says in one line why not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain import Document, Passage
from assistant.errors import LibraryError
from assistant.retrieval.reading.documents import read_document
from assistant.retrieval.reading.html_document import read_html
from assistant.retrieval.reading.medquad import read_medquad
from assistant.retrieval.reading.medquad_xml import read_medquad_xml
from assistant.retrieval.reading.pdf_document import read_pdf
from assistant.retrieval.reading.sidecar import sidecar_of
from assistant.retrieval.reading.text_document import read_text

ReadDocument = tuple[Document, list[Passage]]
MOST_MEGABYTES = {
    ".md": 20,
    ".html": 20,
    ".htm": 20,
    ".txt": 20,
    ".pdf": 500,
    ".jsonl": 500,
    ".xml": 500,
}
"""A text for people is never longer; a collection of them, or one with pictures, may be."""
STARTS_LIKE = {".pdf": (b"%PDF-",), ".xml": (b"<",), ".jsonl": (b"{",)}
"""How files of a kind begin, after white space."""


@dataclass(kw_only=True)
class FileReading:
    """The documents of one file, and what is wrong with the rest of it."""

    documents: list[ReadDocument] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_file(path: Path) -> FileReading:
    """Read a file; what cannot be read is a fault, never an exception."""
    try:
        _check(path)
        return READERS[path.suffix.lower()](path)
    except LibraryError as error:
        return FileReading(faults=list(error.faults))
    except OSError as error:
        return FileReading(faults=[f"{path.name}: {error.strerror or error}."])


def is_read(path: Path) -> bool:
    """Say whether files of this kind are read at all; sidecars belong to their files."""
    return path.suffix.lower() in READERS


def extent_of(path: Path) -> list[Path]:
    """Return the files whose content decides what is read from `path`."""
    beside = sidecar_of(path)
    return [path, beside] if beside.is_file() else [path]


def _check(path: Path) -> None:
    size = path.stat().st_size
    if not is_read(path):
        kinds = ", ".join(READERS)
        raise _refused(path, f"unknown kind of file. Use {kinds}")
    if not size:
        raise _refused(path, "it is empty")
    most = MOST_MEGABYTES[path.suffix.lower()]
    if size > most * 2**20:
        raise _refused(path, f"it has {size / 2**20:.0f} MB; {most} are read")
    with path.open("rb") as opened:
        begins = opened.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip()
    wanted = STARTS_LIKE.get(path.suffix.lower())
    if wanted and not begins.startswith(wanted):
        raise _refused(path, f"it is named {path.suffix} and is none")
    if b"\0" in begins and not wanted:
        raise _refused(path, "it is no text")


def _refused(path: Path, reason: str) -> LibraryError:
    return LibraryError(f"{path.name} is not read.", [f"{path.name}: {reason}."])


def _one(read: Callable[[Path], ReadDocument]) -> Callable[[Path], FileReading]:
    def read_one(path: Path) -> FileReading:
        document, passages = read(path)
        if not passages:
            raise _refused(path, "there is no text in it")
        return FileReading(documents=[(document, passages)])

    return read_one


def _medquad(path: Path) -> FileReading:
    reading = read_medquad_xml(path) if path.suffix.lower() == ".xml" else read_medquad(path)
    return FileReading(documents=reading.documents, faults=reading.faults)


READERS: dict[str, Callable[[Path], FileReading]] = {
    ".md": _one(read_document),
    ".html": _one(read_html),
    ".htm": _one(read_html),
    ".pdf": _one(read_pdf),
    ".txt": _one(read_text),
    ".jsonl": _medquad,
    ".xml": _medquad,
}
