import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.errors import LibraryError, RetrievalError
from assistant.retrieval.index.embedded_store import open_store
from assistant.retrieval.library.listing import changed, described, listed
from assistant.retrieval.library.site_library import SiteLibrary, SiteReport
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

OLD = "## Short answer\nOld words about surgery.\n\n## The main point\nAsk your team."
NEW = "## Short answer\nNew words about surgery.\n\n## The main point\nAsk your team."
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Site:
    """A folder of documents, a folder of data, and another folder to ingest from."""

    def __init__(self, root: Path) -> None:
        self.folder, self.data, self.elsewhere = root / "library", root / "data", root / "usb"
        self.folder.mkdir()
        self.embedder = WordEmbedder()
        self.library = SiteLibrary(self.data, self.folder, self.embedder)

    def ingest(self, *paths: Path) -> SiteReport:
        return self.library.ingest(paths, reading=ignore_progress, indexing=ignore_progress)

    def searched(self) -> list[str]:
        with self.library.shelf() as shelf:
            return [one.document.document_id for one in shelf.documents()]

    def changed(self) -> list[str]:
        with self.library.shelf() as shelf:
            return sorted(shelf.changed_since(LONG_AGO))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def set_edition(path: Path, edition: str) -> None:
    path.write_text(path.read_text().replace("edition: 2026-11", f"edition: {edition}"))


def test_the_folder_and_what_is_added_to_it_are_searched(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    write_document(site.elsewhere, "b", body=NEW)

    report = site.ingest(site.elsewhere)

    assert (report.documents, report.passages, report.shelving.added) == (2, 4, 2)
    assert site.searched() == ["a", "b"]
    assert site.ingest().documents == 2


def test_an_unchanged_library_is_neither_read_nor_indexed_nor_embedded_again(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    site.ingest()
    embedded = site.embedder.embedded

    report = site.ingest()

    assert report.shelving.unchanged_files == 1
    assert report.is_index_unchanged
    assert site.embedder.embedded == embedded


def test_only_new_texts_are_embedded(site: Site) -> None:
    write_document(site.folder, "a", body=OLD, topic="surgery")
    site.ingest()
    embedded = site.embedder.embedded

    write_document(site.folder, "b", body=OLD, topic="rest", title="Rest", question="How to rest")
    site.ingest()

    texts_of_b = 4
    assert site.embedder.embedded == embedded + texts_of_b


def test_what_leaves_the_folder_leaves_the_library_and_what_was_added_stays(site: Site) -> None:
    kept = write_document(site.elsewhere, "b", body=NEW)
    gone = write_document(site.folder, "a", body=OLD)
    site.ingest(site.elsewhere)
    gone.unlink()
    kept.unlink()

    report = site.ingest()

    assert report.shelving.removed == 1
    assert site.searched() == ["b"]


def test_a_newer_edition_is_searched_and_the_older_one_can_still_be_opened(site: Site) -> None:
    path = write_document(site.folder, "a", body=OLD)
    set_edition(path, "2026-05")
    site.ingest()
    write_document(site.folder, "a", body=NEW)

    report = site.ingest()

    store = open_store(site.library.index, site.embedder)
    assert report.shelving.replaced == 1
    assert (
        store.search("surgery words", limit=1, abstain=False)[0].passage.text
        == "New words about surgery."
    )
    older = store._passage("a@2026-05#short-answer")
    assert older is not None
    assert older.text == "Old words about surgery."
    assert [one.section for one in store._sections_of("a@2026-05")] == [
        "Short answer",
        "The main point",
    ]
    store.close()


def test_passages_that_changed_are_known_and_those_that_did_not_are_not(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    site.ingest()
    assert site.changed() == []
    write_document(site.folder, "a", body=NEW)
    site.ingest()

    assert site.changed() == ["a#short-answer"]


def test_an_older_edition_that_comes_later_is_kept_and_not_searched(site: Site) -> None:
    write_document(site.folder, "a", body=NEW)
    old = write_document(site.elsewhere, "a", body=OLD)
    set_edition(old, "2026-05")

    site.ingest(old)

    store = open_store(site.library.index, site.embedder)
    assert (
        store.search("surgery words", limit=1, abstain=False)[0].passage.text
        == "New words about surgery."
    )
    assert store._passage("a@2026-05#short-answer") is not None
    assert site.changed() == []
    store.close()


def test_duplicates_are_reported_and_searched_once(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    copy = write_document(site.elsewhere, "copy", body=OLD)

    report = site.ingest(copy)

    assert report.shelving.duplicates == ["copy.md: the same as a, which is there already."]
    assert report.faults == ()
    assert site.searched() == ["a"]


def test_two_files_of_one_name_and_edition_are_a_fault(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    other = write_document(site.elsewhere, "a", body=NEW)

    assert site.ingest(other).faults == ("a: there is another document of this name.",)


def test_a_bad_file_is_named_every_time_until_it_is_mended(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    bad = site.folder / "bad.md"
    bad.write_text("no front matter")

    assert site.ingest().faults
    assert site.ingest().faults
    bad.unlink()
    assert site.ingest().faults == ()


def test_a_removed_document_stays_away_until_its_file_is_ingested_again(site: Site) -> None:
    path = write_document(site.folder, "a", body=OLD)
    site.ingest()

    site.library.remove("a", ignore_progress)

    assert site.searched() == []
    site.ingest()
    assert site.searched() == []
    site.ingest(path)
    assert site.searched() == ["a"]
    with pytest.raises(LibraryError, match="no document b"):
        site.library.remove("b", ignore_progress)


def test_an_interrupted_ingestion_goes_on_where_it_stopped(site: Site) -> None:
    for name in "abcd":
        write_document(site.folder, name, body=OLD.replace("Old", name))

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        site.library.ingest([], reading=stop, indexing=ignore_progress)

    report = site.ingest()
    assert (report.shelving.unchanged_files, report.shelving.added) == (2, 2)
    assert report.documents == 4


def test_two_ingestions_at_once_lose_nothing(site: Site) -> None:
    folders = [site.elsewhere / name for name in "xy"]
    for folder in folders:
        for number in range(5):
            write_document(folder, f"{folder.name}{number}", body=f"{OLD} {folder.name}{number}")
    threads = [threading.Thread(target=site.ingest, args=(folder,)) for folder in folders]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = open_store(site.library.index, site.embedder)
    assert len(site.searched()) == 10
    assert all(store._sections_of(f"{name}{n}") for name in "xy" for n in range(5))
    store.close()


@pytest.mark.anyio
async def test_a_running_search_uses_the_new_index_at_once(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    site.ingest()
    store = open_store(site.library.index, site.embedder)
    write_document(site.folder, "a", body=NEW)
    site.ingest()

    (found,) = store.search("surgery words", limit=1, abstain=False)

    assert found.passage.text == "New words about surgery."
    store.close()


def test_the_library_is_listed_with_its_licences(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    guide = site.elsewhere / "guide-2026.txt"
    site.elsewhere.mkdir()
    guide.write_text("Guide\n\nWords for people to read at home.")
    guide.with_name("guide-2026.txt.yaml").write_text("licence: licensed to this clinic")
    site.ingest(guide)

    with site.library.shelf() as shelf:
        one, other, count = listed(shelf)
        about = "\n".join(described(shelf, "guide"))

    assert one == "a  2026-11  2 passages  A title"
    assert other == "guide  2026  1 passages  Guide  [licensed: stays here]"
    assert count == "2 documents in 3 passages"
    assert "licensed to this clinic; its text stays here" in about
    assert "guide#guide" in about


def test_changes_are_listed_and_unknown_documents_refused(site: Site) -> None:
    write_document(site.folder, "a", body=OLD)
    site.ingest()
    write_document(site.folder, "a", body=NEW)
    site.ingest()

    (line,) = changed(site.library.changes_since(LONG_AGO))
    with site.library.shelf() as shelf, pytest.raises(LibraryError, match="no document b"):
        list(described(shelf, "b"))

    assert line.startswith("a#short-answer  20")


def test_another_embedder_makes_all_vectors_anew_with_progress_and_keeps_them_apart(
    site: Site,
) -> None:
    write_document(site.folder, "a", body=OLD)
    site.ingest()
    other = WordEmbedder("words-2")
    told: list[tuple[int, int]] = []
    library = SiteLibrary(site.data, site.folder, other)

    library.ingest(
        (),
        reading=ignore_progress,
        indexing=ignore_progress,
        embedding=lambda done, total: told.append((done, total)),
    )

    assert other.embedded == site.embedder.embedded
    assert told == [(other.embedded, other.embedded)]
    assert open_store(library.index, other).search("surgery", limit=1, abstain=False)
    with pytest.raises(RetrievalError, match="made with the embedder words-2"):
        open_store(library.index, site.embedder)
