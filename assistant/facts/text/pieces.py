"""Cut a message into pieces that remember where they stood, in lower case and written out."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from assistant.facts.names.data_files import FaultList, read_table
from assistant.facts.names.spelling import Speller, load_speller

QUOTES = str.maketrans("\u2019\u2018`\u201c\u201d\u2013\u2014\u2212", "'''\"\"---")
"""Curly quotes and long dashes, and the plain signs they are read as."""
MINUS = "minus"
PLUS = "positive"
QUERY = "query"
SIGNED = re.compile(
    r"(?:er|pr|pgr|hr|her2|her 2|neu|alk|egfr|brca[12]?|kras|braf|ros1|hpv|p16|ebv|cd\d+)$"
)
"""Markers a plus sign right behind says "positive" of."""
UNITS = "mgs?|mcg|ug|g|gm|grams?|ml|cc|iu|units?|months?|mos?|mths?|years?|yrs?|weeks?|wks?|days?|k|th|st|nd|rd|x|cm|mm|percent"
TOKEN = re.compile(
    rf"\[[a-z_]+\d*\]|<[a-z_]+\d*>|\d+(?:[.,]\d+)+(?=[^a-z0-9]|$|(?:{UNITS})\b)"
    rf"|\d+(?=(?:{UNITS})(?:/m2|/m²)?\b)|d/c'?d?\b|w/o?(?=\s)|[sbhd]/[pco]\b"
    r"|[a-z0-9]+(?:'[a-z]+)*|\n|[^\sa-z0-9]"
)

NO_FORMS: Mapping[str, str] = {}
HAD_NEXT = {"a", "an", "my", "the", "no", "one", "two", "three", "had", "been", "chemo", "surgery"}
"""Behind these "I'd" is "I had"."""
GLUED = re.compile(
    r"(braf|kras|nras|egfr|her2|er|pr|alk|ros1|brca[12]?|pdl1|idh[12]|jak2|pik3ca|esr1|msi|met|ret)"
    r"(v\d{3}[a-z]|[a-z]\d{2,4}[a-z]|pos|positive|neg|negative|high|low|mutated|exon\d+)"
)
"""A marker and its value written as one word: "brafv600e", "her2neg"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One word or sign. `text` is what is read; `start` and `end` are places in the message."""

    text: str
    start: int
    end: int
    certain: bool = True
    """False: the spelling was repaired, with some doubt."""


def cut_pieces(message: str) -> list[Piece]:
    """Return the pieces of a message in order. Line ends are pieces too."""
    flat = _flattened(message.translate(QUOTES))
    speller, full = load_speller(), full_forms()
    pieces = [
        piece
        for found in TOKEN.finditer(flat)
        for piece in _signed_pieces(flat, found, speller, full)
    ]
    return [_had(piece, following) for piece, following in zip_longest(pieces, pieces[1:])]


def _had(piece: Piece, following: Piece | None) -> Piece:
    """Read "I'd a kidney out" as "I had"."""
    short = piece.text == "would" and piece.end - piece.start < len("would")
    owns = following is not None and following.text in HAD_NEXT
    return replace(piece, text="had") if short and owns else piece


def _signed_pieces(
    flat: str, found: re.Match[str], speller: Speller, full: Mapping[str, str]
) -> list[Piece]:
    sign = _signed(flat, found)
    if sign != found.group():
        return [Piece(text=sign, start=found.start(), end=found.end())]
    joined = found.start() > 0 and flat[found.start() - 1] == "-"
    # "T-DXd": the end of a name is no shortened word.
    return _pieces_of(sign, found.start(), speller, NO_FORMS if joined else full)


def _signed(flat: str, found: re.Match[str]) -> str:
    """Return the token; signs that say "positive" or "negative" are told from others."""
    if found.group() == "?" and _is_query(flat, found):
        return QUERY
    if found.group() == "+":
        before, behind = flat[: found.start()], flat[found.end() : found.end() + 1]
        is_value = SIGNED.search(before[-6:]) is not None and not behind.isdigit() and behind != "+"
        return PLUS if is_value else "+"
    if found.group() != "-":
        return found.group()
    attached = found.start() > 0 and flat[found.start() - 1].isalnum()
    behind = flat[found.end() : found.end() + 1]
    ends = behind in {"", ",", "/", ")", ";", "."}
    is_minus = ends or (attached and (behind.isspace() or behind == "|"))
    return MINUS if is_minus else "-"


def _is_query(flat: str, found: re.Match[str]) -> bool:
    """Say whether a question mark stands before what is suspected: "held today, ?ILD"."""
    before, behind = flat[: found.start()], flat[found.end() : found.end() + 1]
    return behind.isalpha() and (not before or before[-1] in " ,(/")


def _flattened(message: str) -> str:
    """Lower-case without accents, each character in its place."""
    return message.lower() if message.isascii() else "".join(map(_lower, message))


def _lower(char: str) -> str:
    """Lower-case one character and drop its accent, unless that would change the length."""
    lower = unicodedata.normalize("NFD", char.lower())
    return lower[0] if len(char.lower()) == 1 and lower else char


def _pieces_of(token: str, start: int, speller: Speller, full: Mapping[str, str]) -> list[Piece]:
    end = start + len(token)
    if token in full:
        return [Piece(text=word, start=start, end=end) for word in full[token].split()]
    if token.endswith("n't"):
        return [Piece(text=word, start=start, end=end) for word in (token[:-3], "not")]
    if token.endswith("'s"):
        owner = _repaired(token[:-2], start, end - 2, speller)
        return [owner, Piece(text="'s", start=end - 2, end=end)]
    glued = GLUED.fullmatch(token)
    if glued is not None:
        cut = start + len(glued.group(1))
        return [
            Piece(text=glued.group(1), start=start, end=cut),
            Piece(text=glued.group(2), start=cut, end=end),
        ]
    return [_repaired(token, start, end, speller)]


def _repaired(token: str, start: int, end: int, speller: Speller) -> Piece:
    repair = speller.repair(token)
    if repair is None:
        return Piece(text=token, start=start, end=end)
    return Piece(text=repair.word, start=start, end=end, certain=repair.certain)


@cache
def full_forms() -> Mapping[str, str]:
    """Return what shortened words stand for: "im" is "i am"."""
    faults = FaultList("spelling.yaml")
    table = faults.mapping(read_table("spelling.yaml").get("full"), "full")
    faults.raise_if_any()
    return {key: str(value) for key, value in table.items()}
