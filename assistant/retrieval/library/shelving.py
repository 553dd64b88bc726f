"""Brings the shelf up to date with files: what is new, what another edition replaces, what is gone."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assistant.domain import Document, Passage
from assistant.errors import LibraryError
from assistant.retrieval.library.shelf import Shelf, Shelved, State, digest_of
from assistant.retrieval.reading.readers import extent_of, is_read, read_file

READ_AS = "1"
"""Another number makes every file be read again: when reading finds more than before."""


@dataclass(kw_only=True)
class ShelvingReport:
    """What became of the files."""

    added: int = 0
    replaced: int = 0
    removed: int = 0
    unchanged_files: int = 0
    duplicates: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Shelving:
    """One run over some files. Each file is shelved or not; an interrupted run goes on later."""

    def __init__(
        self, shelf: Shelf, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._shelf = shelf
        self._at = now().isoformat()
        self.report = ShelvingReport()

    def mirror(self, folder: Path, progress: Callable[[int, int], None]) -> None:
        """Shelve a folder, and take off what came from files that are no longer in it."""
        folder = folder.resolve()
        files = library_files([folder])
        for gone in sorted(set(self._shelf.files_under(folder)) - set(map(str, files))):
            with self._shelf.writing():
                self._remove(self._shelf.from_file(gone))
                self._shelf.forget_file(gone)
        self._shelve(files, progress)

    def add(self, paths: Sequence[Path], progress: Callable[[int, int], None]) -> None:
        """Shelve files and folders; what was removed by hand comes back."""
        files = library_files([path.resolve() for path in paths])
        for file in files:
            if not self._shelf.from_file(str(file)):
                self._shelf.forget_file(str(file))
        self._shelve(files, progress)

    def remove(self, document_id: str) -> None:
        """Take a document off; it stays off until its file changes or is ingested by its name."""
        current = self._shelf.current(document_id)
        if current is None:
            raise LibraryError(f"There is no document {document_id} in the library.", [])
        with self._shelf.writing():
            self._remove([current])

    def _shelve(self, files: Sequence[Path], progress: Callable[[int, int], None]) -> None:
        for number, file in enumerate(files, start=1):
            digest = _digest_of_file(file)
            if self._shelf.digest_of_file(str(file)) == digest:
                self.report.unchanged_files += 1
                self.report.faults += self._shelf.faults_of_file(str(file))
            else:
                self._shelve_file(file, digest)
            progress(number, len(files))

    def _shelve_file(self, file: Path, digest: str) -> None:
        reading = read_file(file)
        faults = list(reading.faults)
        before = {one.document.document_id: one for one in self._shelf.from_file(str(file))}
        with self._shelf.writing():
            for document, passages in reading.documents:
                before.pop(document.document_id, None)
                faults += self._place(document, passages, str(file))
            self._remove(list(before.values()))
            self._shelf.note_file(str(file), digest, faults)
        self.report.faults += faults

    def _place(self, document: Document, passages: Sequence[Passage], file: str) -> list[str]:
        """Put a document where it belongs; return why it has no place."""
        digest = digest_of(document, passages)
        twin = self._shelf.same_content(digest)
        if twin is not None:
            self._note_twin(document, twin, file)
            return []
        current = self._shelf.current(document.document_id)
        if current is None:
            self._shelf.add(document, passages, file=file, at=self._at)
            self.report.added += 1
            return []
        if _stands_in_the_way(current, document, file):
            return [f"{document.document_id}: there is another document of this name."]
        self._replace(current, document, passages, file)
        return []

    def _note_twin(self, document: Document, twin: Shelved, file: str) -> None:
        if twin.file != file or twin.document.document_id != document.document_id:
            name = Path(file).name
            self.report.duplicates.append(
                f"{name}: the same as {twin.document.document_id}, which is there already."
            )

    def _replace(
        self, current: Shelved, document: Document, passages: Sequence[Passage], file: str
    ) -> None:
        self._shelf.add(document, passages, file=file, at=self._at)
        self.report.replaced += 1
        if document.edition < current.document.edition:
            newest = self._shelf.editions_of(document.document_id)[-1]
            self._shelf.set_state(newest.number, State.OLDER)
            return
        self._shelf.set_state(current.number, State.OLDER)
        says_now = {passage.passage_id: passage.text for passage in passages}
        before = self._shelf.passages_of(current)
        changed = [one.passage_id for one in before if says_now.get(one.passage_id) != one.text]
        self._shelf.note_changes(changed, self._at)

    def _remove(self, documents: Sequence[Shelved]) -> None:
        for one in documents:
            self._shelf.set_state(one.number, State.REMOVED)
            gone = [passage.passage_id for passage in self._shelf.passages_of(one)]
            self._shelf.note_changes(gone, self._at)
            self.report.removed += 1


def library_files(paths: Sequence[Path]) -> list[Path]:
    """Return the document files of `paths`, sorted; raise `LibraryError` for paths not there."""
    missing = [f"{path}: there is no such file or folder." for path in paths if not path.exists()]
    if missing:
        raise LibraryError("The library cannot be read.", missing)
    found = (file for path in paths for file in _files_under(path))
    return list(dict.fromkeys(found))


def _files_under(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in sorted(path.rglob("*")) if file.is_file() and is_read(file)]


def _stands_in_the_way(current: Shelved, document: Document, file: str) -> bool:
    """Say whether two files claim one name: both are there, and neither is the newer edition."""
    is_other_file = current.file != file and Path(current.file).exists()
    return is_other_file and current.document.edition == document.edition


def _digest_of_file(file: Path) -> str:
    digest = hashlib.sha256(READ_AS.encode())
    for one in extent_of(file):
        with one.open("rb") as opened:
            while block := opened.read(2**20):
                digest.update(block)
    return digest.hexdigest()
