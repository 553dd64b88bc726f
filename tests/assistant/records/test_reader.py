from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, Role
from assistant.errors import RecordError
from assistant.records.reader import read_record


class WordReader:
    """Finds "letrozole" wherever it stands."""

    def read(self, text: str, *, speaker: Role, known: Sequence[Fact] = ()) -> Sequence[FactChange]:
        if "letrozole" not in text.lower() or known:
            return ()
        fact = Fact(kind=FactKind.DRUG, name="letrozole", quote=text)
        return (FactChange(change=ChangeKind.NEW, fact=fact),)


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_text_record_gives_its_facts_with_the_page(tmp_path: Path) -> None:
    path = write(tmp_path, "note.txt", b"Visit note\n\fTakes letrozole.\n")

    record = read_record(path, extractor=WordReader())

    assert [(found.fact.name, found.page) for found in record.found] == [("letrozole", 2)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.pdf", b"", "empty"),
        ("blank.txt", b"  \n\n ", "empty"),
        ("archive.pdf", b"PK\x03\x04" + b"\x00" * 40, "zip"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + b"\x01" * 40, "picture"),
        ("program.txt", b"MZ\x90\x00" + b"\x00" * 40, "not a document"),
        ("broken.pdf", b"%PDF-1.7 nothing follows", "damaged"),
        ("broken.json", b'{"resourceType": ', "damaged"),
        ("other.json", b'{"name": "x"}', "not a FHIR"),
        ("page.xml", b"<html><body/></html>", "C-CDA"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = write(tmp_path, name, content)

    with pytest.raises(RecordError, match=words):
        read_record(path, extractor=WordReader())


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "yy">]><a>&x;</a>'

    with pytest.raises(RecordError, match="safe"):
        read_record(write(tmp_path, "bomb.xml", bomb), extractor=WordReader())


def test_a_huge_file_is_never_loaded(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    with pytest.raises(RecordError, match="larger than"):
        read_record(path, extractor=WordReader())
