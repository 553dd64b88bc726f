from pathlib import Path

import pytest

from assistant.domain import Fact, FactKind
from assistant.errors import RetrievalError
from assistant.retrieval.index.embedded_store import open_store
from assistant.retrieval.library.ingest import build_index
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

BODY = "## Short answer\nWords about surgery.\n\n## The main point\nAsk about surgery."


@pytest.fixture
def index(tmp_path: Path) -> Path:
    write_document(tmp_path / "library", "surgery", body=BODY, topic="surgery")
    build_index([tmp_path / "library"], tmp_path / "index.db", WordEmbedder(), ignore_progress)
    return tmp_path / "index.db"


def test_without_an_index_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match="Ingest the library first"):
        open_store(tmp_path / "none.db", WordEmbedder())


def test_an_index_of_another_embedder_is_refused(index: Path) -> None:
    with pytest.raises(RetrievalError, match="words-1, not with words-2"):
        open_store(index, WordEmbedder("words-2"))


def test_a_file_that_is_no_index_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.db").write_text("not a database, but long enough to look like one " * 40)

    with pytest.raises(RetrievalError, match="cannot be read"):
        open_store(tmp_path / "index.db", WordEmbedder())


def test_a_closed_index_is_an_error_a_person_can_be_told(index: Path) -> None:
    store = open_store(index, WordEmbedder())
    store.close()

    with pytest.raises(RetrievalError):
        store.search("surgery for cancer", limit=1)


def test_one_passage_of_a_document_may_be_asked_for(index: Path) -> None:
    store = open_store(index, WordEmbedder())

    assert len(store.search("surgery for cancer", limit=5)) == 2
    assert len(store.search("surgery for cancer", limit=5, per_document=1)) == 1


def test_an_open_index_goes_on_while_a_new_one_takes_its_place(index: Path, tmp_path: Path) -> None:
    store = open_store(index, WordEmbedder())
    write_document(tmp_path / "library", "lifestyle", body=BODY, topic="lifestyle")

    build_index([tmp_path / "library"], index, WordEmbedder(), ignore_progress)

    assert store.search("surgery for cancer", limit=1)
    assert open_store(index, WordEmbedder()).search("lifestyle and surgery for cancer", limit=1)


def test_a_remembered_cancer_no_document_is_on_does_not_empty_the_search(tmp_path: Path) -> None:
    """One that was asked about does: then the library holds nothing on the question."""
    write_document(
        tmp_path / "library", "nausea", body=BODY, cancer="breast cancer", topic="nausea"
    )
    build_index([tmp_path / "library"], tmp_path / "index.db", WordEmbedder(), ignore_progress)
    store = open_store(tmp_path / "index.db", WordEmbedder())
    remembered = Fact(kind=FactKind.CANCER, name="thymoma")

    assert store.search("nausea after chemotherapy", facts=[remembered], limit=1, abstain=False)
    assert store.search("nausea with lung cancer", limit=1) == []
