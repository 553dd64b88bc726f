"""All 729 answers of the CancerGov collection: are they ingested, and found again?"""

import json
from pathlib import Path

import pytest

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from assistant.retrieval.index.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.library.site_library import SiteLibrary
from evals.search.measures import measure
from evals.search.stores import documents_found, hidden_questions
from tests.assistant.retrieval.fakes import ignore_progress

pytestmark = pytest.mark.shared_data
ANSWERS = 729


@pytest.fixture(scope="module")
def store(
    cancergov: Path, wordllama: WordLlamaEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> EmbeddedStore:
    folder = tmp_path_factory.mktemp("cancergov")
    (folder / "library").mkdir()
    hidden_questions(cancergov / "cancergov_corpus.jsonl", folder / "library")
    library = SiteLibrary(folder / "data", folder / "library", wordllama)
    report = library.ingest((), reading=ignore_progress, indexing=ignore_progress)
    assert report.faults == ()
    assert report.documents + len(report.shelving.duplicates) == ANSWERS
    return open_store(library.index, wordllama)


@pytest.mark.parametrize(
    ("form", "least"), [("original", 0.9), ("layphrase", 0.87), ("typo1", 0.87)]
)
def test_known_items_are_found_in_every_wording(
    cancergov: Path, store: EmbeddedStore, form: str, least: float
) -> None:
    items = json.loads((cancergov / "cancergov_known_item.json").read_text(encoding="utf-8"))

    hits = measure(
        lambda question: documents_found(store, question, abstain=False),
        [(item[form], item["relevant"]) for item in items],
    )

    assert hits.mrr >= least
