"""Offer questions that the library also answers, near to the one just answered."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import Document, FoundPassage

MOST_RELATED, OF_THE_SAME = 3, 2
FEWEST_WORDS = 3
RELATED_FILE = Path(__file__).with_name("related.yaml")
_SAME = 0.6
_ANY, _DRUG = "any", "drug"
_WORD = re.compile(r"[^\W_][\w/'-]*")


class RelatedFile(DataShape):
    """The shape of the data file."""

    capitals: list[str]
    not_in_a_sentence: list[str]
    whole: re.Pattern[str]
    never: list[re.Pattern[str]]


def related_questions(
    question: str, found: Sequence[FoundPassage], *, limit: int = MOST_RELATED
) -> tuple[str, ...]:
    """Return at most `limit` questions of the document answered from and of those on the same cancer.

    The question itself, and questions like it, are left out.
    """
    documents = list({f.passage.document.document_id: f.passage.document for f in found}.values())
    said = [content_stems(question)]
    offered: list[str] = []
    for document in _offering(documents):
        fitting = (one for one in document.answers if _may_offer(one) and not _is_like(one, said))
        other = next(fitting, None)
        if other is not None and len(offered) < limit:
            offered.append(as_button(other, document))
            said.append(library_stems(other))
    return tuple(offered)


def _offering(documents: Sequence[Document]) -> list[Document]:
    """Return the first document as often as it may offer, then those on its cancer and subject."""
    first = documents[:1]
    beside = [one for one in documents[1:] if _is_near(one, documents[0])]
    return [*(one for one in first for _ in range(OF_THE_SAME)), *beside]


def _is_near(document: Document, first: Document) -> bool:
    same_cancer = document.cancer == first.cancer and first.cancer != _ANY
    shared = library_stems(document.topic) & library_stems(first.topic)
    return (same_cancer and document.kind != _DRUG) or bool(shared)


def _may_offer(question: str) -> bool:
    """Tell whether a way to ask reads as a whole question, and frightens nobody."""
    is_whole = len(question.split()) >= FEWEST_WORDS and bool(_file().whole.match(question.lower()))
    return is_whole and is_kind(question)


def _is_like(one: str, said: Sequence[frozenset[str]]) -> bool:
    stems = library_stems(one)
    return any(_share(stems, other) >= _SAME for other in said)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def is_kind(question: str) -> bool:
    """Tell whether a question may be put before a person who has not asked it."""
    lowered = question.lower().replace("\u2019", "'")
    return not any(pattern.search(lowered) for pattern in _file().never)


def as_button(question: str, document: Document) -> str:
    """Return a document's question as a sentence, with the capitals that names have."""
    names = _capitals() | _written_names(document)
    text = _WORD.sub(lambda word: _with_capitals(word[0], names), question.strip())
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else "?")


def _with_capitals(word: str, names: dict[str, str]) -> str:
    if word == "i" or word.startswith("i'"):
        return "I" + word[1:]
    return names.get(word, word)


def _written_names(document: Document) -> dict[str, str]:
    """Return the names a document writes with capitals: brands, and people's names."""
    written = " ".join([document.topic, *document.synonyms])
    return {word.lower(): word for word in _WORD.findall(written) if word != word.lower()}


@cache
def _file() -> RelatedFile:
    return read_data(RELATED_FILE, RelatedFile)


@cache
def _capitals() -> dict[str, str]:
    ordinary = set(_file().not_in_a_sentence)
    return {one.lower(): one for one in _file().capitals if one.lower() not in ordinary}
