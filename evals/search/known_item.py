"""Known item: does a question of the collection find its own answer, in six wordings? Store beside store."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from evals.search.fts5 import plain_fts5
from evals.search.measures import Asked, Hits, measure, print_table
from evals.search.on_weaviate import served_weaviate, weaviate_search
from evals.search.others.beside import NAMES, OtherEngine
from evals.search.stores import CANCERGOV, documents_found, embedded_store, hidden_questions

FORMS = ("original", "lower", "keywords", "layphrase", "typo1", "typo50")
HEAD = ("store", *(f"MRR@10 {form}" for form in FORMS), "R@5 original", "R@5 layphrase", "p50 ms")
TITLE = "CancerGov known item: 729 answers, 729 questions in six wordings, one run"

Measured = Callable[[Sequence[Asked]], Hits]
"""Asks a store all questions of one wording."""


def print_known_item(folder: Path, embedder: WordLlamaEmbedder, others: Path | None) -> None:
    """Print one row for each store, question text hidden; `others` is the Python other engines have."""
    corpus = hidden_questions(CANCERGOV / "cancergov_corpus.jsonl", folder)
    with ExitStack() as stack:
        stores = dict(_stores(corpus, folder, embedder, stack))
        if others is not None:
            stores |= _others(corpus, folder, embedder, others)
        rows = [(name, *_figures(ask)) for name, ask in stores.items()]
    print_table(TITLE, HEAD, rows)


def _stores(
    corpus: Path, folder: Path, embedder: WordLlamaEmbedder, stack: ExitStack
) -> Iterator[tuple[str, Measured]]:
    store = embedded_store(corpus, folder, embedder)
    yield (
        "Lantern, embedded",
        lambda asked: measure(lambda one: documents_found(store, one, abstain=False), asked),
    )
    yield (
        "Lantern, embedded, may abstain",
        lambda asked: measure(lambda one: documents_found(store, one, abstain=True), asked),
    )
    address = stack.enter_context(served_weaviate(folder))
    if address is None:
        print("Weaviate is left out: `make weaviate` builds the server, or LANTERN_WEAVIATE_URL.")
    else:
        search = stack.enter_context(weaviate_search(corpus, address, embedder))
        yield "Lantern, on Weaviate", lambda asked: measure(search, asked)
    fts5 = plain_fts5(corpus)
    yield "SQLite FTS5, plain", lambda asked: measure(fts5, asked)


def _others(
    corpus: Path, folder: Path, embedder: WordLlamaEmbedder, python: Path
) -> dict[str, Measured]:
    def measured(name: str) -> Measured:
        engine = OtherEngine(python=python, name=name, corpus=corpus, folder=folder)
        return lambda asked: engine.measure(asked, embedder)

    return {label: measured(name) for name, label in NAMES.items()}


def _figures(ask: Measured) -> list[float]:
    hits = {form: ask(_asked(form)) for form in FORMS}
    recalls = [hits["original"].recall, hits["layphrase"].recall]
    return [*(hits[form].mrr for form in FORMS), *recalls, hits["original"].median]


def _asked(form: str) -> list[Asked]:
    text = (CANCERGOV / "cancergov_known_item.json").read_text(encoding="utf-8")
    return [(item[form], item["relevant"]) for item in json.loads(text)]
