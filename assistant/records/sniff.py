"""Decide by content, never by file name, what an uploaded file is."""

from enum import StrEnum

from assistant.errors import RecordError
from assistant.records.wording import refusal

PDF_WITHIN = 1024
"""A PDF header may stand this far into the file."""
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
OFFICE = (b"\xd0\xcf\x11\xe0", b"{\\rtf")
OFFICE_PARTS = (b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis")
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe")
DICOM_AT = 128
READABLE_SHARE = 0.97
"""Share of printable characters from which a file counts as text."""
SAMPLE = 65536
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class FileKind(StrEnum):
    """What the bytes are."""

    PDF = "pdf"
    PICTURE = "picture"
    JSON = "json"
    XML = "xml"
    TEXT = "text"


TYPES = {
    FileKind.PDF: ("application/pdf", "pdf"),
    FileKind.JSON: ("application/json", "json"),
    FileKind.XML: ("application/xml", "xml"),
    FileKind.TEXT: ("text/plain", "txt"),
}
PICTURE_TYPES = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png", b"GIF8": "gif", b"II*\x00": "tiff"}


def sniff(content: bytes) -> FileKind:
    """Return what `content` is, or raise `RecordError` when it is nothing a record can be."""
    if b"%PDF-" in content[:PDF_WITHIN]:
        return FileKind.PDF
    if content.startswith(PICTURES) or content[4:12] in HEIC:
        return FileKind.PICTURE
    _refuse_others(content)
    start = decode(content[:SAMPLE]).lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        return FileKind.JSON
    return FileKind.XML if start.startswith("<") else FileKind.TEXT


def type_of_file(content: bytes) -> tuple[str, str]:
    """Return the media type and the ending of a file a record was read from; of odd ones, "any bytes"."""
    for beginning, kind in PICTURE_TYPES.items():
        if content.startswith(beginning):
            return f"image/{kind}", kind
    try:
        return TYPES[sniff(content)]
    except (KeyError, RecordError):
        return "application/octet-stream", "bin"


def _refuse_others(content: bytes) -> None:
    if content[DICOM_AT : DICOM_AT + 4] == b"DICM":
        raise refusal("dicom")
    if content.startswith(ARCHIVES):
        is_office = any(part in content[:SAMPLE] for part in OFFICE_PARTS)
        raise refusal("office" if is_office else "archive")
    if content.startswith(OFFICE):
        raise refusal("office")
    if content.startswith(PROGRAMS) or not _is_readable(content[:SAMPLE]):
        raise refusal("program")


def _is_readable(content: bytes) -> bool:
    text = decode(content)
    if "\x00" in text:
        return False
    readable = sum(char.isprintable() or char in "\r\n\t\f" for char in text)
    return readable >= READABLE_SHARE * len(text)


def decode(content: bytes) -> str:
    """Return bytes as text: by byte order mark, else UTF-8, else Windows-1252."""
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        # A sample may end inside a character; anything earlier is another encoding.
        if error.start >= len(content) - 3:
            return content[: error.start].decode("utf-8")
        return content.decode("cp1252", errors="replace")
