"""The sentences a person reads about a record, from one data file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from assistant.errors import ConfigurationError, RecordError

WORDING = Path(__file__).parent / "data" / "refusals.yaml"
REFUSALS = (
    "missing",
    "empty",
    "too_big",
    "too_many_pages",
    "encrypted",
    "broken_pdf",
    "photo",
    "photo_unreadable",
    "archive",
    "office",
    "program",
    "broken_json",
    "not_fhir",
    "no_resources",
    "broken_xml",
    "not_ccda",
    "no_text",
    "no_text_here",
    "dicom",
    "page_picture",
    "two_at_once",
    "too_slow",
    "unsafe",
    "lost",
    "busy",
    "list_gone",
    "nothing_kept",
)
NOTES = ("scanned_pages", "unread_pages", "unread_here", "skipped_entries", "cut_text")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWording:
    """Refusals and notes by name."""

    refusals: Mapping[str, str]
    notes: Mapping[str, str]


@cache
def load_wording(path: Path = WORDING) -> RecordWording:
    """Read the sentences once, or raise `ConfigurationError` with all that are missing."""
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    refusals, notes = table.get("refusals") or {}, table.get("notes") or {}
    faults = [f"refusals.{name}: is missing" for name in REFUSALS if name not in refusals]
    faults += [f"notes.{name}: is missing" for name in NOTES if name not in notes]
    if faults:
        raise ConfigurationError(f"{path.name} is faulty.", faults)
    return RecordWording(refusals=refusals, notes=notes)


def refusal(name: str, **details: object) -> RecordError:
    """Return the error whose message is the sentence of this name."""
    return RecordError(load_wording().refusals[name].format(**details))


def note(name: str, **details: object) -> str:
    """Return the note of this name."""
    return load_wording().notes[name].format(**details)
