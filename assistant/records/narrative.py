"""Read facts from the running text of a record, section by section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, FactStatus, FoundFact, Role
from assistant.records.narrative_rules import SKIPPED, load_narrative_rules, sentences_of
from assistant.records.record import FactReader

HEADING = re.compile(r"^\s*(?P<title>[A-Za-z][A-Za-z /&()\-]{2,48}?)\s*:\s*(?P<rest>.*)$")
BARE_HEADING = re.compile(r"^\s*(?P<title>[A-Z][A-Z /&()\-]{3,48})\s*$")
BULLET = re.compile(r"^\s*(?:[-*•·o]|\d{1,2}[.)])\s+")
ENDS = re.compile(r"[.!?;:]\s*$")
LONGEST_LINE = 400
LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a record, and how they are read: with what their heading says."""

    said: str
    read_as: str


def read_narrative(pages: Sequence[str], extractor: FactReader) -> list[FoundFact]:
    """Return the facts of the pages, each once as it stands at the end, with the page it was told on."""
    standing: dict[object, FoundFact] = {}
    for number, page in enumerate(pages, start=1):
        for piece in pieces(page):
            known = [found.fact for found in standing.values()]
            for change in extractor.read(piece.read_as, speaker=Role.DOCUMENT, known=known):
                _put(standing, _checked(change, piece), page=number)
    return list(standing.values())


def _put(standing: dict[object, FoundFact], change: FactChange, *, page: int) -> None:
    """Let a fact stand in the place of an earlier one of its slot."""
    fact = change.fact
    old = standing.pop(fact.slot, None)
    if old is not None and _says_less(fact, old.fact):
        standing[fact.slot] = old
    elif change.change is not ChangeKind.WITHDRAWN:
        standing[fact.slot] = FoundFact(fact=fact, page=page)


def _says_less(fact: Fact, old: Fact) -> bool:
    """A number that was measured stands against a word about it: hemoglobin 9.9, then "anemia"."""
    has_number = bool(old.value and any(char.isdigit() for char in old.value))
    is_word = not (fact.value and any(char.isdigit() for char in fact.value))
    return fact.kind is FactKind.LAB and has_number and is_word


def _checked(change: FactChange, piece: Piece) -> FactChange:
    """Give a fact the record's own words, and take a treatment that was declined for no treatment."""
    fact = change.fact
    quote = fact.quote.strip()
    if quote not in piece.said:
        quote = piece.said[:LONGEST_QUOTE]
    around = next((one for one in sentences_of(piece.said) if quote in one), piece.said)
    declined = load_narrative_rules().declined.search(around) is not None
    if declined and fact.kind in {FactKind.PROCEDURE, FactKind.DRUG}:
        fact = replace(fact, status=FactStatus.NEGATED)
    return replace(change, fact=replace(fact, quote=quote))


def pieces(page: str) -> Iterator[Piece]:
    """Yield the sentences of a page that facts are read from."""
    rules = load_narrative_rules()
    for piece in _paragraphs(page):
        plain = rules.put_plainly(piece.read_as)
        if plain:
            yield Piece(said=piece.said, read_as=plain)


def _paragraphs(page: str) -> Iterator[Piece]:
    """Yield the paragraphs of a page; lines of lists carry the words of their heading."""
    rules = load_narrative_rules()
    section, buffer = "", ""
    for line in [*page.splitlines(), ""]:
        title, rest = _split_heading(line)
        if title is not None or not line.strip():
            yield from _flush(buffer)
            buffer = ""
        if title is not None:
            section = rules.section_of(title)
            line = rest if section else line
        if section:
            yield from _list_lines(section, line)
        elif line.strip():
            buffer = _joined(buffer, line)
            if ENDS.search(line) or len(buffer) > LONGEST_LINE:
                yield from _flush(buffer)
                buffer = ""
    yield from _flush(buffer)


def _flush(buffer: str) -> Iterator[Piece]:
    if buffer.strip():
        yield Piece(said=buffer.strip(), read_as=buffer.strip())


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


def _list_lines(section: str, line: str) -> Iterator[Piece]:
    rules = load_narrative_rules()
    if section == SKIPPED:
        return
    for part in BULLET.sub("", line).split(";"):
        said = part.strip()
        if said and not rules.nothing_said.match(part):
            yield Piece(said=said, read_as=rules.prefixes[section].format(line=said))
