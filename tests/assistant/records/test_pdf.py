from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, Role
from assistant.errors import RecordError
from assistant.records.pdf import MOST_PAGES
from assistant.records.reader import read_record


class WordReader:
    """Finds "letrozole" wherever it stands."""

    def read(self, text: str, *, speaker: Role, known: Sequence[Fact] = ()) -> Sequence[FactChange]:
        if "letrozole" not in text.lower() or known:
            return ()
        fact = Fact(kind=FactKind.DRUG, name="letrozole", quote=text)
        return (FactChange(change=ChangeKind.NEW, fact=fact),)


def pdf_with(lines: Sequence[str]) -> bytes:
    """One page a line, in the smallest form a reader accepts."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(lines)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(lines)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, line in enumerate(lines):
        stream = f"BT /F1 12 Tf 72 700 Td ({line}) Tj ET" if line else ""
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< {page} /Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}{head}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{len(body)}\n%%EOF".encode()


def locked_pdf() -> bytes:
    """A PDF that no password opens; the empty one that readers try first is none of it."""
    digits = "5a" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{digits}> /U <{digits}> /P -44 >>"
    names = f"/ID [<{'00' * 16}> <{'00' * 16}>]"
    return pdf_with(["secret"]).replace(b"/Root 1 0 R", f"/Root 1 0 R {lock} {names}".encode())


def write(folder: Path, content: bytes) -> Path:
    path = folder / "record.txt"  # the name does not matter
    path.write_bytes(content)
    return path


def test_a_pdf_gives_its_text_and_the_page_of_a_fact(tmp_path: Path) -> None:
    pages = ["Visit note of the oncology clinic", "The patient takes letrozole daily"]

    record = read_record(write(tmp_path, pdf_with(pages)), extractor=WordReader())

    assert record.pages == 2
    assert [found.page for found in record.found] == [2]


def test_a_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, pdf_with(["x"] * (MOST_PAGES + 100)))

    with pytest.raises(RecordError, match="more than 200 pages"):
        read_record(path, extractor=WordReader())


def test_a_locked_pdf_asks_for_an_unlocked_copy(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="locked with a password"):
        read_record(write(tmp_path, locked_pdf()), extractor=WordReader())
