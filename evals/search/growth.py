"""Growth: search time, memory and ingestion rate from 18,000 to 200,000 passages, each in processes of their own."""

import json
import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np

from assistant.retrieval.embedding.embedder import Embedder, Vectors, WordLlamaEmbedder
from assistant.retrieval.index.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.library.site_library import SiteLibrary
from evals.search.measures import print_table
from evals.search.stores import CANCERGOV, ignore_progress, read_jsonl

SIZES = (18_000, 200_000)
QUERIES = 200
SENTENCES = 8
SUBJECTS_PER_FOCUS = 25
ANSWERS_PER_FILE = 5_000
HEAD = (
    *("passages", "passages/s without vectors", "passages/s with vectors", "ingestion MB"),
    *("index MB", "p50 ms", "p95 ms", "serving MB"),
)
Figures = TypeVar("Figures")


class NoVectors:
    """An embedder that does nothing, to time all the rest."""

    embedder_id = "none"
    dimensions = 64
    coarse_dimensions = 64

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return zeros."""
        return np.zeros((len(texts), self.dimensions), dtype=np.float32)


def print_growth(folder: Path, sizes: Sequence[int] = SIZES) -> None:
    """Print what synthetic libraries of shuffled CancerGov sentences cost, in seconds of one processor."""
    print_table("Growth (times of the processor, not of the clock)", HEAD, _rows(folder, sizes))


def _rows(folder: Path, sizes: Sequence[int]) -> Iterator[Sequence[object]]:
    for size in sizes:
        corpus = folder / f"synthetic-{size}"
        _synthesise(corpus, size)
        bare, _ = _alone(_ingest, corpus, folder / f"bare-{size}", NoVectors)
        rate, memory = _alone(_ingest, corpus, folder / f"site-{size}", WordLlamaEmbedder)
        served = _alone(_serve, folder / f"site-{size}")
        index = (folder / f"site-{size}" / "library.db").stat().st_size / 2**20
        yield (size, f"{bare:.0f}", f"{rate:.0f}", f"{memory:.0f}", f"{index:.0f}", *served)


def _alone(work: Callable[..., Figures], *arguments: object) -> Figures:
    """Do `work` in a new process, so that its memory is its own."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawning) as pool:
        return pool.submit(work, *arguments).result()


def _ingest(corpus: Path, site: Path, make: Callable[[], Embedder]) -> tuple[float, float]:
    """Return passages a second, and the most memory in MB."""
    library = SiteLibrary(site, corpus, make())
    started = time.process_time()
    report = library.ingest((), reading=ignore_progress, indexing=ignore_progress)
    return report.passages / (time.process_time() - started), _memory()


def _serve(site: Path) -> tuple[str, str, str]:
    """Return the middle and the 95th of 100 search times in ms, and the most memory in MB."""
    store = open_store(site / "library.db", WordLlamaEmbedder())
    for question in _questions()[:10]:
        store.search(question, limit=10)
    times = sorted(_milliseconds(store, question) for question in _questions())
    p95 = times[int(len(times) * 0.95)]
    return f"{statistics.median(times):.1f}", f"{p95:.1f}", f"{_memory():.0f}"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _milliseconds(store: EmbeddedStore, question: str) -> float:
    started = time.process_time()
    store.search(question, limit=10)
    return (time.process_time() - started) * 1000


def _questions() -> list[str]:
    text = (CANCERGOV / "cancergov_known_item.json").read_text(encoding="utf-8")
    return [item["layphrase"] for item in json.loads(text)[:QUERIES]]


def _synthesise(folder: Path, size: int) -> None:
    """Write files of answers of eight sentences each, with a heading shared by some of them."""
    folder.mkdir()
    chance = random.Random(size)  # noqa: S311  # the same library each time, no secret
    entries = read_jsonl(CANCERGOV / "cancergov_corpus.jsonl")
    sentences = [part for entry in entries for part in entry["answer"].split(". ") if part]
    for first in range(0, size, ANSWERS_PER_FILE):
        with (folder / f"part-{first}.jsonl").open("w", encoding="utf-8") as lines:
            for number in range(first, min(size, first + ANSWERS_PER_FILE)):
                entry = entries[number % len(entries)]
                answer = ". ".join(chance.choices(sentences, k=SENTENCES))
                focus = f"{entry['focus']} {number // len(entries) % SUBJECTS_PER_FOCUS}"
                line = {"id": f"s{number}", "focus": focus, "qtype": entry["qtype"]}
                lines.write(json.dumps(line | {"answer": answer}) + "\n")
