"""Choose which pieces of a document's sections fit the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.language.relevance import Relevance
from assistant.answering.language.sentences import library_units
from assistant.domain import Passage

_BOLD_START = re.compile(r"^\*\*(.+?)\*\*")
_NEARLY_AS_GOOD = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A list item or a sentence, and the passage it stands in."""

    text: str
    passage: Passage
    place: int
    """Order among the pieces it was cut with."""
    is_item: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def pieces_of(*passages: Passage) -> list[Piece]:
    """Return the pieces of `passages` in their order."""
    units = [(passage, unit) for passage in passages for unit in library_units(passage.text)]
    return [
        Piece(text=unit.text, passage=passage, place=place, is_item=unit.is_item)
        for place, (passage, unit) in enumerate(units)
    ]


def piece_score(piece: Piece, relevance: Relevance) -> float:
    """Return how much of the question `piece` speaks to; its bold opening counts twice."""
    return text_score(piece.text, relevance)


def text_score(text: str, relevance: Relevance) -> float:
    """Return the same for the text of a piece."""
    head = _bold_start(text)
    return relevance.score(text) + (relevance.score(head) if head else 0.0)


@lru_cache(maxsize=10_000)
def _bold_start(text: str) -> str:
    """Return the bold opening of a piece of the library, remembered; empty where there is none."""
    head = _BOLD_START.match(text)
    return head.group(1) if head else ""


def fitting_pieces(pieces: Sequence[Piece], relevance: Relevance, limit: int) -> list[Piece]:
    """Return the pieces that speak to the question, at most `limit`, in their order."""
    return sorted(best_pieces(pieces, relevance, limit), key=lambda piece: piece.place)


def best_pieces(pieces: Sequence[Piece], relevance: Relevance, limit: int) -> list[Piece]:
    """Return the pieces that speak to the question, at most `limit`, the best first."""
    scored = [(piece_score(piece, relevance), piece) for piece in pieces]
    best = max((score for score, _ in scored), default=0.0)
    fitting = [pair for pair in scored if pair[0] and pair[0] >= best * _NEARLY_AS_GOOD]
    ranked = sorted(fitting, key=lambda pair: pair[0], reverse=True)
    return [piece for _, piece in ranked[:limit]]


def first_or_fitting(pieces: Sequence[Piece], relevance: Relevance, limit: int) -> list[Piece]:
    """Return `limit` pieces in their order: those that fit the question, filled up from the top."""
    fitting = fitting_pieces(pieces, relevance, limit)
    rest = [piece for piece in pieces if piece not in fitting]
    chosen = [*fitting, *rest[: limit - len(fitting)]]
    return sorted(chosen, key=lambda piece: piece.place)


def within_words(pieces: Sequence[Piece], budget: int, *, at_least: int = 1) -> list[Piece]:
    """Return the first pieces that fit into `budget` words, but no fewer than `at_least`."""
    kept: list[Piece] = []
    for piece in pieces:
        used = sum(one.words for one in [*kept, piece])
        if len(kept) >= at_least and used > budget:
            break
        kept.append(piece)
    return kept


def has_items(passage: Passage) -> bool:
    """Say whether a passage has a list."""
    return any(piece.is_item for piece in pieces_of(passage))
