"""Finds wording that documents share with each other or with texts that are not ours."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from assistant.retrieval.language.words import words_of

LONGEST_SHARED_RUN = 8
"""So many words in the same order are a copy, not a coincidence."""
SHINGLE = 5
NEAR_DUPLICATE = 0.5
"""The share of five-word runs two documents may have in common."""

Run = tuple[str, ...]


def near_duplicates(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of names whose texts are largely the same."""
    runs = {name: set(_runs(text, SHINGLE)) for name, text in texts.items()}
    return [
        (one, other)
        for one, other in combinations(runs, 2)
        if _overlap(runs[one], runs[other]) >= NEAR_DUPLICATE
    ]


def copied_runs(texts: Mapping[str, str], references: Sequence[Path]) -> dict[str, list[str]]:
    """Return, by name of the text, the first words of runs that stand in a reference too."""
    runs = {name: list(_runs(text, LONGEST_SHARED_RUN)) for name, text in texts.items()}
    wanted = {run for listed in runs.values() for run in listed}
    copied = {run for path in references for run in _runs_of_file(path) if run in wanted}
    return {
        name: [" ".join(run) for run in listed if run in copied]
        for name, listed in runs.items()
        if not copied.isdisjoint(listed)
    }


def _runs_of_file(path: Path) -> Iterator[Run]:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        if file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                for value in json.loads(line).values():
                    yield from _runs(str(value), LONGEST_SHARED_RUN)
        elif file.suffix in {".txt", ".md"}:
            yield from _runs(file.read_text(encoding="utf-8"), LONGEST_SHARED_RUN)


def _runs(text: str, length: int) -> Iterator[Run]:
    words = words_of(text)
    return zip(*(words[start:] for start in range(length)), strict=False)


def _overlap(one: set[Run], other: set[Run]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
