"""Reads a document of the library from Markdown with front matter and typed sections."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError
from mdit_py_plugins.attrs.parse import parse as parse_attributes
from mdit_py_plugins.front_matter import front_matter_plugin

from assistant.domain import Condition, Document, Passage, SectionRole
from assistant.errors import LibraryError
from assistant.retrieval.reading.conditions import parse_condition
from assistant.retrieval.reading.front_matter import make_document, read_front_matter

ROLES = {
    "short answer": SectionRole.SHORT_ANSWER,
    "what it depends on": SectionRole.DEPENDS_ON,
    "for you": SectionRole.FOR_YOU,
    "when to call": SectionRole.WHEN_TO_CALL,
    "questions for your care team": SectionRole.QUESTIONS,
    "the main point": SectionRole.MAIN_POINT,
}
ATTRIBUTES = re.compile(r"\s*(?P<braces>\{.*\})\s*$")
SECTION_TAG, PART_TAG = "h2", "h3"


@dataclass(kw_only=True)
class Section:
    """One section or conditional part as it stands in the file."""

    title: str
    role: SectionRole
    line: int
    text: str = ""
    condition: Condition | None = None


@dataclass(kw_only=True)
class Reading:
    """What was read from a file so far."""

    lines: Sequence[str]
    sections: list[Section] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def fault(self, line: int, words: str) -> None:
        """Note a fault; lines count from 1."""
        self.faults.append(f"line {line}: {words}")


def read_document(path: Path) -> tuple[Document, list[Passage]]:
    """Return the document and its passages in their order.

    Raises `LibraryError` with every fault of the file, each with file name and line.
    """
    text = _read_text(path)
    tokens = MarkdownIt().use(front_matter_plugin).parse(text)
    reading = Reading(lines=text.splitlines())
    front_text = tokens[0].content if tokens and tokens[0].type == "front_matter" else ""
    front = read_front_matter(front_text, first_line=2)
    _read_sections(reading, tokens)
    _check_sections(reading)
    faults = [f"{path.name}, {fault}" for fault in (*front.faults, *reading.faults)]
    if faults:
        raise LibraryError(f"{path.name} does not have the form of a library document.", faults)
    document = make_document(front, document_id=path.stem)
    return document, make_passages(document, reading.sections)


def make_passages(document: Document, sections: Sequence[Section]) -> list[Passage]:
    """Return one passage for each section that has a text, with ids that stay the same."""
    heading = heading_of(document.cancer, document.topic)
    return [
        Passage(
            passage_id=f"{document.document_id}#{slug(section.title)}",
            document=document,
            heading=heading,
            text=section.text,
            section=section.title,
            role=section.role,
            condition=section.condition,
        )
        for section in sections
        if section.text
    ]


def heading_of(cancer: str, topic: str) -> str:
    """Return "Breast cancer - surgery for metastases"; documents on any cancer say "Cancer"."""
    subject = "cancer" if cancer == "any" else cancer
    return f"{subject[:1].upper()}{subject[1:]} - {topic}"


def slug(title: str) -> str:
    """Return `title` as the part of a passage id: lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise LibraryError(
            f"{path.name} cannot be read.", [f"{path.name}, line 1: {reason}."]
        ) from error


def _read_sections(reading: Reading, tokens: Sequence[Token]) -> None:
    """Fill `reading.sections`; the text of each reaches to the next heading."""
    starts = [n for n, token in enumerate(tokens) if token.type == "heading_open"]
    _check_before_first_heading(reading, tokens, starts)
    ends = [*(_first_line(tokens[n]) for n in starts), len(reading.lines)][1:]
    for start, end in zip(starts, ends, strict=False):
        first, after = tokens[start].map or (0, 0)
        section = _open_section(reading, tokens[start], tokens[start + 1].content, first + 1)
        section.text = "\n".join(reading.lines[after:end]).strip()
        reading.sections.append(section)
    for token in tokens:
        if token.type == "html_block":
            reading.fault(_first_line(token) + 1, "HTML is not allowed here.")


def _check_before_first_heading(
    reading: Reading, tokens: Sequence[Token], starts: Sequence[int]
) -> None:
    for token in tokens[: starts[0] if starts else None]:
        if token.type == "inline":
            reading.fault(_first_line(token) + 1, "text before the first heading (##).")
            return


def _open_section(reading: Reading, token: Token, title: str, line: int) -> Section:
    title, attributes = _read_attributes(reading, title, line)
    role = _role(reading, token.tag, title, line)
    section = Section(title=title, role=role, line=line)
    if token.tag == PART_TAG:
        section.condition = _read_condition(reading, attributes, line)
    elif attributes:
        reading.fault(line, "only a part (###) of For you may carry a condition.")
    return section


def _role(reading: Reading, tag: str, title: str, line: int) -> SectionRole:
    if tag == SECTION_TAG:
        return ROLES.get(title.lower(), SectionRole.DETAIL)
    if tag != PART_TAG:
        reading.fault(line, "use ## for sections and ### for the parts of For you.")
        return SectionRole.DETAIL
    opened = reading.sections[-1].role if reading.sections else None
    if opened is not SectionRole.FOR_YOU:
        reading.fault(line, "parts (###) belong under ## For you.")
    return SectionRole.FOR_YOU


def _read_attributes(reading: Reading, title: str, line: int) -> tuple[str, dict[str, str]]:
    match = ATTRIBUTES.search(title)
    if match is None:
        return title.strip(), {}
    try:
        _, attributes = parse_attributes(match["braces"])
    except ParseError:
        reading.fault(line, f'{match["braces"]} is not of the form {{when="kind:name"}}.')
        return title[: match.start()].strip(), {}
    for unknown in sorted(set(attributes) - {"when"}):
        reading.fault(line, f'the attribute "{unknown}" is unknown. Use when.')
    return title[: match.start()].strip(), attributes


def _read_condition(reading: Reading, attributes: dict[str, str], line: int) -> Condition | None:
    if not attributes.get("when"):
        reading.fault(line, 'a part of For you needs its condition: {when="kind:name"}.')
        return None
    try:
        return parse_condition(attributes["when"])
    except ValueError as error:
        reading.fault(line, str(error))
        return None


def _check_sections(reading: Reading) -> None:
    seen: set[str] = set()
    for section in reading.sections:
        name = slug(section.title)
        if not name:
            reading.fault(section.line, "a heading needs words.")
        elif name in seen:
            reading.fault(section.line, f'"{section.title}" is there twice.')
        seen.add(name)
        if not section.text and not _opens_parts(section):
            reading.fault(section.line, f'"{section.title}" is empty.')
    if SectionRole.SHORT_ANSWER not in {section.role for section in reading.sections}:
        reading.fault(1, '"## Short answer" is missing.')


def _opens_parts(section: Section) -> bool:
    return section.role is SectionRole.FOR_YOU and section.condition is None


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0
