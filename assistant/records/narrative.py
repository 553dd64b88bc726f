"""Read facts from the running text of a record, section by section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.domain import ChangeKind, Fact, FoundFact, Role
from assistant.records.record import FactReader

HEADING = re.compile(r"^\s*(?P<title>[A-Za-z][A-Za-z /&()\-]{2,48}?)\s*:\s*(?P<rest>.*)$")
BARE_HEADING = re.compile(r"^\s*(?P<title>[A-Z][A-Z /&()\-]{3,48})\s*$")
SECTIONS = {
    "allergies": ("allerg",),
    "medications": (
        "current med",
        "medication",
        "home med",
        "current treatment",
        "current therapy",
        "outpatient med",
        "active med",
        "prescription",
        "current outpatient",
    ),
    "stopped medications": (
        "discontinued",
        "stopped med",
        "past med list",
        "previous med",
        "prior med",
    ),
    "family history": ("family h", "fh", "fhx", "family medical"),
    "past medical history": (
        "past medical",
        "pmh",
        "pmhx",
        "medical history",
        "comorbid",
        "problem list",
        "active problems",
    ),
    "past surgical history": ("past surgical", "surgical history", "psh"),
    "skip": (
        "patient name",
        "name",
        "dob",
        "mrn",
        "address",
        "phone",
        "physician",
        "provider",
        "specimen received",
        "gross description",
        "cc",
        "electronically signed",
        "references",
        "disclaimer",
        "methodology",
        "comment on method",
        "template",
        "education",
        "instructions",
    ),
}
PREFIX = {
    "allergies": "Allergic to: {line}",
    "medications": "Current medications: {line}",
    "stopped medications": "Stopped {line}",
    "family history": "Family history: {line}",
    "past medical history": "Has {line}",
    "past surgical history": "Had {line}",
}
NONE_SAID = re.compile(
    r"^\W*(?:none|nkda|nka|no known|not on file|n/a|negative|non-?contributory|denies|unremarkable|no significant)\b",
    re.IGNORECASE,
)
BULLET = re.compile(r"^\s*(?:[-*•·o]|\d{1,2}[.)])\s+")
ENDS = re.compile(r"[.!?;:]\s*$")
LONGEST_LINE = 400


def read_narrative(pages: Sequence[str], extractor: FactReader) -> list[FoundFact]:
    """Return the facts of the pages, each once as it stands at the end, with the page it was told on."""
    standing: dict[object, FoundFact] = {}
    for number, page in enumerate(pages, start=1):
        for sentence in passages(page):
            known = [found.fact for found in standing.values()]
            for change in extractor.read(sentence, speaker=Role.DOCUMENT, known=known):
                standing.pop(change.fact.slot, None)
                if change.change is not ChangeKind.WITHDRAWN:
                    standing[change.fact.slot] = FoundFact(
                        fact=_unconfirmed(change.fact), page=number
                    )
    return list(standing.values())


def _unconfirmed(fact: Fact) -> Fact:
    return replace(fact, quote=fact.quote.strip())


def passages(page: str) -> Iterator[str]:
    """Yield the paragraphs of a page; lines of lists carry the words of their heading."""
    section, buffer = "", ""
    for line in [*page.splitlines(), ""]:
        title, rest = _split_heading(line)
        if title is not None or not line.strip():
            yield from _flush(buffer)
            buffer = ""
        if title is not None:
            section, line = _section_of(title), rest if _section_of(title) else line
        if section in PREFIX or section == "skip":
            yield from _list_lines(section, line)
        elif line.strip():
            buffer = _joined(buffer, line)
            if ENDS.search(line) or len(buffer) > LONGEST_LINE:
                yield from _flush(buffer)
                buffer = ""
    yield from _flush(buffer)


def _flush(buffer: str) -> Iterator[str]:
    if buffer.strip():
        yield buffer.strip()


def _joined(buffer: str, line: str) -> str:
    """Join wrapped lines; a bullet or a line with a colon begins anew."""
    text = BULLET.sub("", line).strip()
    if not buffer:
        return text
    return f"{buffer}\n{text}" if BULLET.match(line) or ":" in line[:30] else f"{buffer} {text}"


def _split_heading(line: str) -> tuple[str | None, str]:
    match = HEADING.match(line)
    if match is not None:
        return match.group("title"), match.group("rest")
    bare = BARE_HEADING.match(line)
    return (bare.group("title"), "") if bare is not None else (None, "")


def _section_of(title: str) -> str:
    lower = title.strip().lower()
    return next((name for name, starts in SECTIONS.items() if lower.startswith(starts)), "")


def _list_lines(section: str, line: str) -> Iterator[str]:
    if section == "skip":
        return
    for part in BULLET.sub("", line).split(";"):
        if part.strip() and not NONE_SAID.match(part):
            yield PREFIX[section].format(line=part.strip())
