"""Offer questions that the library also answers, near to the one just answered."""

from collections.abc import Sequence

from assistant.answering.words import content_stems, library_stems
from assistant.domain import FoundPassage

MOST_RELATED = 3
_SAME = 0.6


def related_questions(
    question: str, found: Sequence[FoundPassage], *, limit: int = MOST_RELATED
) -> tuple[str, ...]:
    """Return at most `limit` questions of the documents found, one of each, nearest first.

    The question itself, and questions like it, are left out.
    """
    documents = {f.passage.document.document_id: f.passage.document for f in found}
    said = [content_stems(question)]
    offered: list[str] = []
    for document in documents.values():
        other = next((one for one in document.answers if not _is_like(one, said)), None)
        if other is not None and len(offered) < limit:
            offered.append(_as_sentence(other))
            said.append(library_stems(other))
    return tuple(offered)


def _is_like(one: str, said: Sequence[frozenset[str]]) -> bool:
    stems = library_stems(one)
    return any(_share(stems, other) >= _SAME for other in said)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _as_sentence(question: str) -> str:
    text = question.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else "?")
