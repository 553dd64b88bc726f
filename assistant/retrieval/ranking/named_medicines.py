"""Keeps a passage on each medicine a question names among what is returned."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from assistant.domain import Document
from assistant.retrieval.language.words import words_of
from assistant.retrieval.ranking.aboutness import DOCUMENTS_KEPT

DRUG = "drug"
Ranked = TypeVar("Ranked")


def names_any(document: Document, names: frozenset[str]) -> bool:
    """Say whether a document is called by one of `names`."""
    return not names.isdisjoint(_words_of_name(document.title, document.topic))


@lru_cache(maxsize=DOCUMENTS_KEPT)
def _words_of_name(title: str, topic: str) -> frozenset[str]:
    """Return the words of a document's title and topic, remembered."""
    return frozenset(words_of(f"{title} {topic}"))


def first_with_each_medicine(
    ranked: Sequence[Ranked],
    names: frozenset[str],
    document_of: Callable[[Ranked], Document],
    *,
    limit: int,
) -> list[Ranked]:
    """Return the first `limit`; the last give way to the best on medicines that nothing else is on."""
    first, rest = list(ranked[:limit]), ranked[limit:]
    kept = [one for one in rest if _is_missing(document_of(one), first, names, document_of)]
    wanted = list({document_of(one).document_id: one for one in reversed(kept)}.values())[::-1]
    return [*first[: max(1, limit - len(wanted))], *wanted][:limit]


def _is_missing(
    document: Document,
    first: Sequence[Ranked],
    names: frozenset[str],
    document_of: Callable[[Ranked], Document],
) -> bool:
    """Say whether a document is on a medicine named that none of the first is on."""
    own = names & _words_of_name(document.title, document.topic)
    covered = any(names_any(document_of(one), own) for one in first)
    return document.kind == DRUG and bool(own) and not covered
