"""Other engines are asked in a process of their own: here a script stands for their Python."""

import json
from pathlib import Path

import pytest

from evals.search.others.beside import OtherEngine
from tests.assistant.retrieval.fakes import WordEmbedder

FINDS_THE_FIRST = """#!/bin/sh
sed 's/.*/{"ids": ["a", "b"], "milliseconds": 2.0}/' "$4"
"""
FAILS = "#!/bin/sh\necho 'no module named chroma' >&2\nexit 1\n"


def engine(folder: Path, script: str) -> OtherEngine:
    python, corpus = folder / "python", folder / "corpus.jsonl"
    python.write_text(script)
    python.chmod(0o700)
    entry = {"id": "a", "focus": "Melanoma", "qtype": "symptoms", "answer": "A mole that changes."}
    corpus.write_text(json.dumps(entry))
    (folder / "work").mkdir()
    return OtherEngine(python=python, name="Chroma", corpus=corpus, folder=folder / "work")


def test_each_question_is_answered_by_a_line(tmp_path: Path) -> None:
    other = engine(tmp_path, FINDS_THE_FIRST)

    hits = other.measure([("moles", ["a"]), ("moths", ["b"])], WordEmbedder())

    assert hits.reciprocal_ranks == [1.0, 0.5]
    assert hits.median == 2.0


def test_it_is_handed_texts_and_questions_with_their_vectors(tmp_path: Path) -> None:
    engine(tmp_path, FINDS_THE_FIRST).measure([("what are moles", ["a"])], WordEmbedder())

    work = tmp_path / "work" / "Chroma-0"
    text = json.loads((work / "collection.jsonl").read_text())
    query = json.loads((work / "queries.jsonl").read_text())
    assert text["text"] == "Melanoma - symptoms\nA mole that changes."
    assert query["text"] == "moles"
    assert len(text["vector"]) == len(query["vector"]) == WordEmbedder.dimensions


def test_an_engine_that_does_not_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Chroma did not run: no module named chroma"):
        engine(tmp_path, FAILS).measure([("moles", ["a"])], WordEmbedder())
