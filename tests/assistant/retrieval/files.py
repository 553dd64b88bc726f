"""Writes files of other kinds than the library's own, as small as they can be."""

from collections.abc import Sequence
from pathlib import Path

Placed = tuple[str, int]
"""A line and its size in points."""
LOCK = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>".format("ab" * 32)


def write_pdf(
    path: Path, pages: Sequence[Sequence[Placed]], *, title: str = "", locked: bool = False
) -> Path:
    """Write a PDF whose pages hold the lines, from the top down."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        stream = "\n".join(
            f"BT /F1 {size} Tf 72 {720 - 30 * place} Td ({text}) Tj ET"
            for place, (text, size) in enumerate(lines)
        )
        page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
        objects.append(f"<< {page} /Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title}) >>")
    objects.append(LOCK)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_file_of(objects, locked=locked))
    return path


def _file_of(objects: Sequence[str], *, locked: bool) -> bytes:
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects)
    lock = f"/Encrypt {count} 0 R /ID [<00> <00>]" if locked else ""
    trailer = f"trailer << /Root 1 0 R /Size {count + 1} /Info {count - 1} 0 R {lock} >>"
    start = len(body)
    head = f"xref\n0 {count + 1}\n0000000000 65535 f \n{table}{trailer}"
    return f"{body}{head}\nstartxref\n{start}\n%%EOF".encode()
