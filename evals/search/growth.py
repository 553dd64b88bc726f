"""Growth: milliseconds, memory and ingestion rate from 18,000 to 200,000 passages."""

import json
import random
import resource
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.retrieval.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.embedder import WordLlamaEmbedder
from assistant.retrieval.ingest import build_index
from evals.search.measures import print_table
from evals.search.stores import CANCERGOV, ignore_progress, read_jsonl

SIZES = (18_000, 200_000)
QUERIES = 200
SENTENCES = 8
SUBJECTS_PER_FOCUS = 25


def print_growth(folder: Path, embedder: WordLlamaEmbedder, sizes: Sequence[int] = SIZES) -> None:
    """Print what searches cost (of one processor) in synthetic libraries made of shuffled CancerGov sentences."""
    rows = [_figures(folder, embedder, size) for size in sizes]
    head = (
        "passages",
        "passages a CPU second",
        "index MB",
        "p50 CPU ms",
        "p95 CPU ms",
        "memory MB",
    )
    print_table("Growth", head, rows)


def _figures(folder: Path, embedder: WordLlamaEmbedder, size: int) -> tuple[object, ...]:
    corpus = folder / f"synthetic-{size}.jsonl"
    _synthesise(corpus, size)
    index = folder / f"synthetic-{size}.db"
    started = time.process_time()
    report = build_index([corpus], index, embedder, ignore_progress)
    rate = report.passages / (time.process_time() - started)
    store = open_store(index, embedder)
    times = sorted(_milliseconds(store, question) for question in _questions())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    disk = index.stat().st_size / 2**20
    p95 = times[int(len(times) * 0.95)]
    figures = (f"{rate:.0f}", f"{disk:.0f}", f"{statistics.median(times):.1f}", f"{p95:.1f}")
    return (report.passages, *figures, f"{memory:.0f}")


def _milliseconds(store: EmbeddedStore, question: str) -> float:
    started = time.process_time()
    store.search(question, limit=10)
    return (time.process_time() - started) * 1000


def _questions() -> list[str]:
    text = (CANCERGOV / "cancergov_known_item.json").read_text(encoding="utf-8")
    return [item["layphrase"] for item in json.loads(text)[:QUERIES]]


def _synthesise(path: Path, size: int) -> None:
    """Write `size` answers of eight sentences each, with a heading shared by some of them."""
    chance = random.Random(size)  # noqa: S311  # the same library each time, no secret
    entries = read_jsonl(CANCERGOV / "cancergov_corpus.jsonl")
    sentences = [part for entry in entries for part in entry["answer"].split(". ") if part]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(size):
            entry = entries[number % len(entries)]
            answer = ". ".join(chance.choices(sentences, k=SENTENCES))
            focus = f"{entry['focus']} {number // len(entries) % SUBJECTS_PER_FOCUS}"
            line = {"id": f"s{number}", "focus": focus, "qtype": entry["qtype"], "answer": answer}
            lines.write(json.dumps(line) + "\n")
