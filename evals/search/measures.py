"""Counts hits, and prints tables."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Search = Callable[[str], Sequence[str]]
"""Returns the ids of the documents found, best first."""
Asked = tuple[str, Sequence[str]]
"""A question, and the ids of the documents that answer it."""
PLACES, FIRST_PLACES = 10, 5


@dataclass(kw_only=True)
class Hits:
    """Where the right documents stood, question by question, and how long each search took."""

    reciprocal_ranks: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def note(self, found: Sequence[str], right: Sequence[str], milliseconds: float) -> None:
        """Add what was found for one question, best first."""
        places = [place for place, name in enumerate(_first(found), start=1) if name in right]
        self.reciprocal_ranks.append(1 / places[0] if places else 0.0)
        self.milliseconds.append(milliseconds)

    @property
    def mrr(self) -> float:
        """Mean reciprocal rank within the first ten documents."""
        return statistics.fmean(self.reciprocal_ranks)

    @property
    def recall(self) -> float:
        """Share of questions with a right document among the first five."""
        return statistics.fmean(rank >= 1 / FIRST_PLACES for rank in self.reciprocal_ranks)

    @property
    def median(self) -> float:
        """Milliseconds half of the searches stay under."""
        return statistics.median(self.milliseconds)


def measure(search: Search, questions: Iterable[Asked]) -> Hits:
    """Search all questions."""
    hits = Hits()
    for question, right in questions:
        started = time.perf_counter()
        found = search(question)
        hits.note(found, right, (time.perf_counter() - started) * 1000)
    return hits


def _first(found: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(found))[:PLACES]


def print_table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table; figures get three places."""
    print(f"\n**{title}**\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(_text(cell) for cell in row) + " |")


def _text(cell: object) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
