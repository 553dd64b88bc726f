"""Reads question-and-answer collections in MedQuAD's layout: one JSON object a line."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.domain import Document, Passage, Source
from assistant.errors import LibraryError
from assistant.retrieval.language.cancers import cancer_of

WORDS_PER_PASSAGE = 250
END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")
REQUIRED = ("id", "focus", "qtype", "answer")
OPTIONAL_TEXTS = ("question", "url", "source", "licence")


@dataclass(kw_only=True)
class MedquadReading:
    """The documents of a file, and its faulty lines by number."""

    documents: list[tuple[Document, list[Passage]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_medquad(path: Path) -> MedquadReading:
    """Return one document for each good line; raise `LibraryError` when the file is unreadable."""
    reading = MedquadReading()
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    _read_line(reading, line, f"{path.name}, line {number}")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path.name} cannot be read.", [f"{path.name}: {error}."]) from error
    return reading


def cut_into_passages(text: str, *, words: int = WORDS_PER_PASSAGE) -> list[str]:
    """Return `text` in pieces of about `words` words that end where a sentence ends, if one does."""
    sentences = [
        part
        for piece in END_OF_SENTENCE.split(text.strip())
        if piece
        for part in _no_longer_than(piece, words)
    ]
    return [" ".join(group) for group in _groups(sentences, words)]


def _no_longer_than(sentence: str, words: int) -> list[str]:
    """Return a sentence; in pieces when it has no end, as a table without full stops."""
    if len(sentence.split()) <= words:
        return [sentence]
    all_words = sentence.split()
    return [" ".join(all_words[n : n + words]) for n in range(0, len(all_words), words)]


def _groups(sentences: Sequence[str], words: int) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for sentence in sentences:
        length = len(sentence.split())
        if group and size + length > words:
            yield group
            group, size = [], 0
        group.append(sentence)
        size += length
    if group:
        yield group


def _read_line(reading: MedquadReading, line: str, where: str) -> None:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        reading.faults.append(f"{where}: not JSON ({error.msg}).")
        return
    read_entry(reading, entry, where)


def read_entry(reading: MedquadReading, entry: object, where: str) -> None:
    """Add the document of one entry, or what is wrong with it."""
    faults = _faults(entry)
    if faults:
        reading.faults.extend(f"{where}: {fault}" for fault in faults)
        return
    if not isinstance(entry, dict):
        return
    document = _make_document(entry)
    reading.documents.append((document, _make_passages(document, entry)))


def _faults(entry: object) -> list[str]:
    if not isinstance(entry, dict):
        return ["not a JSON object."]
    faults = [
        f'"{key}" is missing.'
        for key in REQUIRED
        if not isinstance(entry.get(key), (str, int)) or not str(entry[key]).strip()
    ]
    faults += [
        f'"{key}" must be a text.'
        for key in OPTIONAL_TEXTS
        if not isinstance(entry.get(key) or "", str)
    ]
    if not isinstance(entry.get("synonyms") or [], (list, str)):
        faults.append('"synonyms" must be a list of texts.')
    return faults


def _make_document(entry: dict[str, object]) -> Document:
    focus, topic = _text(entry, "focus"), _text(entry, "qtype")
    question = _text(entry, "question")
    return Document(
        document_id=_text(entry, "id"),
        title=question or f"{focus} - {topic}",
        cancer=cancer_of(focus),
        topic=topic,
        licence=_text(entry, "licence"),
        sources=(Source(title=focus, publisher=_text(entry, "source"), url=_text(entry, "url")),),
        answers=(question,) if question else (),
        synonyms=_synonyms(entry.get("synonyms")),
    )


def _make_passages(document: Document, entry: dict[str, object]) -> list[Passage]:
    heading = f"{_text(entry, 'focus')} - {document.topic}"
    return [
        Passage(
            passage_id=f"{document.document_id}#{number}",
            document=document,
            heading=heading,
            text=text,
        )
        for number, text in enumerate(cut_into_passages(_text(entry, "answer")), start=1)
    ]


def _text(entry: dict[str, object], key: str) -> str:
    value = entry.get(key)
    return "" if value is None else str(value).strip()


def _synonyms(value: object) -> tuple[str, ...]:
    items = value.split("|") if isinstance(value, str) else value
    return (
        tuple(str(item).strip() for item in items if str(item).strip())
        if isinstance(items, list)
        else ()
    )
