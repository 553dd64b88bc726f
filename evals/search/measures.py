"""Counts hits, and prints tables."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Search = Callable[[str], Sequence[str]]
"""Returns the ids of the documents found, best first."""
PLACES, FIRST_PLACES = 10, 5


@dataclass(kw_only=True)
class Hits:
    """Where the right documents stood, question by question, and how long each search took."""

    reciprocal_ranks: list[float] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

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


def measure(search: Search, questions: Iterable[tuple[str, Sequence[str]]]) -> Hits:
    """Search all questions; each comes with the ids of the documents that answer it."""
    hits = Hits()
    for question, right in questions:
        started = time.perf_counter()
        found = list(dict.fromkeys(search(question)))[:PLACES]
        hits.milliseconds.append((time.perf_counter() - started) * 1000)
        places = [place for place, name in enumerate(found, start=1) if name in right]
        hits.reciprocal_ranks.append(1 / places[0] if places else 0.0)
    return hits


def print_table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table; figures get three places."""
    print(f"\n**{title}**\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(_text(cell) for cell in row) + " |")


def _text(cell: object) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
