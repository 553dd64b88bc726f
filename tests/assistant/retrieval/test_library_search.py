import json
from pathlib import Path

import pytest

from assistant.errors import LibraryError
from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from assistant.retrieval.library_search import opened_library
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress

ROOT = Path(__file__).parents[3]
SEED_QUESTIONS = {
    "Is surgery an option for metastatic Lung Cancer": "surgery-for-lung-cancer-metastases",
    "Can surgery be done on Breast Cancer metastases": "surgery-for-breast-cancer-metastases",
    "Is surgery an option for metastatic Kidney Cancer": "surgery-for-kidney-cancer-metastases",
    "Is surgery an option for metastatic Liver Cancer": "surgery-for-liver-cancer-metastases",
    "Is surgery an option for metastatic Melanoma": "surgery-for-melanoma-metastases",
    "What lifestyle changes are recommended for Breast Cancer patients": (
        "lifestyle-with-breast-cancer"
    ),
    "How do I find the best clinical trial for breast cancer": "clinical-trials-for-breast-cancer",
}


def test_the_starter_library_answers_the_first_questions(wordllama: WordLlamaEmbedder) -> None:
    library = ROOT / "library"

    with opened_library(library, wordllama, progress=ignore_progress) as search:
        first = {question: search(question)[0] for question in SEED_QUESTIONS}

    found = {question: one.passage.document.document_id for question, one in first.items()}
    assert found == SEED_QUESTIONS


def test_a_medquad_file_is_searched_by_its_ids(tmp_path: Path) -> None:
    line = {"id": "Q7", "focus": "Anal Cancer", "qtype": "symptoms", "answer": "Bleeding."}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(line))

    with opened_library(path, WordEmbedder(), progress=ignore_progress) as search:
        found = search("symptoms of anal cancer")

    assert [one.passage.document.document_id for one in found] == ["Q7"]


def test_a_library_without_a_document_is_an_error(tmp_path: Path) -> None:
    opened = opened_library(tmp_path, WordEmbedder(), progress=ignore_progress)

    with pytest.raises(LibraryError, match="holds nothing to search"), opened:
        pass
