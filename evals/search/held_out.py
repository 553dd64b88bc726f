"""Held-out questions: half of the library's own questions are hidden and asked instead."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from assistant.retrieval.index.embedded_store import EmbeddedStore
from evals.search.measures import measure, print_table
from evals.search.stores import LIBRARY, documents_found, embedded_store

HALVES = (0, 1)
Asked = list[tuple[str, list[str]]]


def print_held_out(folder: Path, embedder: WordLlamaEmbedder) -> None:
    """Print how well questions nobody wrote into the index find their documents."""
    rows = []
    for store, asked in held_out_stores(folder, embedder):
        hits = measure(lambda text: documents_found(store, text, abstain=False), asked)  # noqa: B023  # called at once
        answered = sum(bool(documents_found(store, text, abstain=True)) for text, _ in asked)
        rows.append((len(asked), hits.mrr, hits.recall, answered / len(asked)))
    print_table("Held-out questions", ("questions", "MRR@10", "R@5", "answered"), rows)


def held_out_stores(
    folder: Path, embedder: WordLlamaEmbedder
) -> Iterator[tuple[EmbeddedStore, Asked]]:
    """Open the library twice, each time with the other half of its questions hidden."""
    for half in HALVES:
        copy = folder / f"library-{half}"
        copy.mkdir()
        asked = [one for path in sorted(LIBRARY.glob("*.md")) for one in _hide(path, copy, half)]
        yield embedded_store(copy, folder, embedder), asked


def _hide(path: Path, copy: Path, half: int) -> Asked:
    """Copy a document without every second question, and return the hidden ones."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    values = yaml.safe_load(front)
    questions = values.get("answers") or []
    values["answers"] = [text for n, text in enumerate(questions) if n % 2 != half]
    shortened = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
    (copy / path.name).write_text(f"---\n{shortened}---\n{body}", encoding="utf-8")
    return [(text, [path.stem]) for n, text in enumerate(questions) if n % 2 == half]
