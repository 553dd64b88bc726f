"""Files to show: a real report, and everything that is none."""

import io
import json
import zipfile
import zlib
from pathlib import Path

from tests.assistant.records.test_pdf import locked_pdf, pdf_with

FOLDER = Path(__file__).parents[2] / "evals" / "facts" / "records"
REPORT = (FOLDER / "breast_pathology.txt").read_bytes()
NOTHING_KEPT = "Nothing was kept."


def zip_bomb() -> bytes:
    """Ten megabytes of nothing, packed and called a PDF."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.pdf", b"\x00" * 10_000_000)
    return packed.getvalue()


def flate_bomb() -> bytes:
    """A PDF of one page whose content would be a gigabyte."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b"BT (x) Tj ET\n" * 100_000) for _ in range(800))
    stream += packer.flush()
    head = (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(stream)
    )
    return head + stream + b"\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF"


def entity_bomb() -> bytes:
    """The billion laughs."""
    steps = "".join(
        f'<!ENTITY a{n} "{"".join(f"&a{n - 1};" for _ in range(10))}">' for n in range(1, 10)
    )
    text = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{steps}]>'
    return f'{text}<ClinicalDocument xmlns="urn:hl7-org:v3">&a9;</ClinicalDocument>'.encode()


CASES = {
    "empty": (b"", "empty"),
    "only blanks": (b"  \n\n ", "empty"),
    "a program called pdf": (b"MZ\x90\x00" + b"\x00" * 60, "not a document"),
    "a picture called pdf": (b"\xff\xd8\xff\xe0" + b"\x01" * 60, "picture"),
    "a locked pdf": (locked_pdf(), "locked with a password"),
    "a broken pdf": (b"%PDF-1.7 nothing follows", "damaged"),
    "300 pages": (pdf_with(["x"] * 300), "more than 200 pages"),
    "a zip bomb": (zip_bomb(), "unpack"),
    "a pdf that grows": (flate_bomb(), "opened safely"),
    "entities that grow": (entity_bomb(), "safe"),
    "deep json": (b"[" * 100_000, "damaged"),
    "json of something else": (json.dumps({"name": "x"}).encode(), "FHIR"),
    "50 megabytes": (b"x" * 50_000_000, "larger than 25 MB"),
}
