"""Known item: does a question of the collection find its own answer, in six wordings?"""

import json
from contextlib import ExitStack
from pathlib import Path

from assistant.retrieval.embedder import WordLlamaEmbedder
from assistant.retrieval.weaviate_connection import read_address
from assistant.settings import settings
from evals.search.fts5 import plain_fts5
from evals.search.measures import Search, measure, print_table
from evals.search.on_weaviate import weaviate_search
from evals.search.stores import CANCERGOV, documents_found, embedded_store, hidden_questions

FORMS = ("original", "lower", "keywords", "layphrase", "typo1", "typo50")


def print_known_item(folder: Path, embedder: WordLlamaEmbedder) -> None:
    """Print the ranks of the stores beside plain FTS5, question text hidden."""
    corpus = hidden_questions(CANCERGOV / "cancergov_corpus.jsonl", folder)
    with ExitStack() as stack:
        systems = _systems(corpus, folder, embedder, stack)
        rows = [
            (name, form, *_figures(one, form)) for name, one in systems.items() for form in FORMS
        ]
    print_table("CancerGov known item", ("store", "wording", "MRR@10", "R@5", "p50 ms"), rows)


def _systems(
    corpus: Path, folder: Path, embedder: WordLlamaEmbedder, stack: ExitStack
) -> dict[str, Search]:
    store = embedded_store(corpus, folder, embedder)
    systems: dict[str, Search] = {
        "plain FTS5": plain_fts5(corpus),
        "embedded": lambda question: documents_found(store, question, abstain=False),
        "embedded, may abstain": lambda question: documents_found(store, question, abstain=True),
    }
    url, key = settings().weaviate_url, settings().weaviate_api_key.get_secret_value()
    if url:
        served = weaviate_search(corpus, read_address(url, api_key=key), embedder)
        systems["Weaviate"] = stack.enter_context(served)
    return systems


def _figures(search: Search, form: str) -> tuple[float, float, float]:
    text = (CANCERGOV / "cancergov_known_item.json").read_text(encoding="utf-8")
    hits = measure(search, [(item[form], item["relevant"]) for item in json.loads(text)])
    return hits.mrr, hits.recall, hits.median
