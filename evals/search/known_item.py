"""Known item: does a question of the collection find its own answer, in six wordings?"""

import json
from pathlib import Path

from assistant.retrieval.embedder import WordLlamaEmbedder
from evals.search.fts5 import plain_fts5
from evals.search.measures import Search, measure, print_table
from evals.search.stores import CANCERGOV, documents_found, embedded_store, hidden_questions

FORMS = ("original", "lower", "keywords", "layphrase", "typo1", "typo50")


def print_known_item(folder: Path, embedder: WordLlamaEmbedder) -> None:
    """Print the ranks of the embedded store beside plain FTS5, question text hidden."""
    corpus = hidden_questions(CANCERGOV / "cancergov_corpus.jsonl", folder)
    store = embedded_store(corpus, folder, embedder)
    systems: dict[str, Search] = {
        "plain FTS5": plain_fts5(corpus),
        "embedded": lambda question: documents_found(store, question, abstain=False),
        "embedded, may abstain": lambda question: documents_found(store, question, abstain=True),
    }
    rows = [
        (name, form, *_figures(search, form)) for name, search in systems.items() for form in FORMS
    ]
    print_table("CancerGov known item", ("store", "wording", "MRR@10", "R@5", "p50 ms"), rows)


def _figures(search: Search, form: str) -> tuple[float, float, float]:
    text = (CANCERGOV / "cancergov_known_item.json").read_text(encoding="utf-8")
    hits = measure(search, [(item[form], item["relevant"]) for item in json.loads(text)])
    return hits.mrr, hits.recall, hits.median
