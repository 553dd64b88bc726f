import os
from pathlib import Path

import pytest

from assistant.errors import LibraryError
from assistant.retrieval.index.embedded_store import open_store
from assistant.retrieval.library.ingest import IngestReport, build_index
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

BODY = "## Short answer\nWords about surgery.\n\n## The main point\nAsk."


def ingest(tmp_path: Path, embedder: WordEmbedder | None = None) -> IngestReport:
    embedder = embedder or WordEmbedder()
    return build_index([tmp_path / "library"], tmp_path / "index.db", embedder, ignore_progress)


def test_a_library_is_indexed_and_counted(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    write_document(tmp_path / "library" / "more", "b", body=BODY)

    report = ingest(tmp_path)

    assert (report.documents, report.passages, report.faults) == (2, 4, ())
    assert not report.unchanged


def test_a_second_ingestion_of_the_same_does_nothing(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    ingest(tmp_path)
    embedder = WordEmbedder()

    report = ingest(tmp_path, embedder)

    assert report.unchanged
    assert (report.documents, report.passages) == (1, 2)
    assert embedder.embedded == 0


def test_a_changed_document_or_embedder_makes_a_new_index(tmp_path: Path) -> None:
    path = write_document(tmp_path / "library", "a", body=BODY)
    ingest(tmp_path)

    assert not ingest(tmp_path, WordEmbedder("words-2")).unchanged
    path.write_text(path.read_text() + "\nMore.\n")
    assert not ingest(tmp_path, WordEmbedder("words-2")).unchanged


def test_a_faulty_file_is_named_and_the_others_are_searched(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    (tmp_path / "library" / "bad.md").write_text("no front matter")
    (tmp_path / "library" / "notes.docx").write_text("not a document")

    report = ingest(tmp_path)

    assert report.documents == 1
    assert all(fault.startswith("bad.md, line") for fault in report.faults)
    assert report.faults


def test_a_second_document_of_the_same_name_is_named(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    write_document(tmp_path / "library" / "more", "a", body=BODY)

    assert ingest(tmp_path).faults == ("a: there is another document of this name.",)


def test_paths_that_are_not_there_or_not_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no such file or folder"):
        ingest(tmp_path)
    (tmp_path / "library").write_text("not a document")
    assert "unknown kind of file" in ingest(tmp_path).faults[0]


def test_progress_is_told_up_to_the_last_passage(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    told: list[tuple[int, int]] = []

    build_index(
        [tmp_path / "library"],
        tmp_path / "index.db",
        WordEmbedder(),
        lambda done, total: told.append((done, total)),
    )

    assert told[-1] == (2, 2)


def test_when_it_fails_the_old_index_stays_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = write_document(tmp_path / "library", "a", body=BODY)
    ingest(tmp_path)
    path.write_text(path.read_text() + "\nMore.\n")

    def fail(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        build_index([tmp_path / "library"], tmp_path / "index.db", WordEmbedder(), fail)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.db", "library"]
    store = open_store(tmp_path / "index.db", WordEmbedder())
    assert store.search("surgery words", limit=1, abstain=False)


def test_what_a_killed_ingestion_left_is_removed_and_a_running_one_is_left_alone(
    tmp_path: Path,
) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    killed = tmp_path / "index.db.999999999.1"
    running = tmp_path / f"index.db.{os.getpid()}.1"
    killed.touch()
    running.touch()

    ingest(tmp_path)

    assert not killed.exists()
    assert running.exists()


def test_a_file_that_is_no_index_is_replaced(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "a", body=BODY)
    (tmp_path / "index.db").write_text("not a database")

    assert ingest(tmp_path).documents == 1
