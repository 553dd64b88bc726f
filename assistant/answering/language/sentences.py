"""Cut Markdown into list items and sentences."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_ABBREVIATIONS = ("dr", "mr", "mrs", "ms", "st", "vs", "no", "e.g", "i.e", "approx", "etc", "fig")
_BREAK = re.compile(
    r"(?<=[.!?])[\"'\u201d\u2019)\]]*(?:\*\*)?\s+(?=[\"'\u201c\u2018(\[*]*[A-Z0-9])"
)


_LEANS = re.compile(
    r"^(?:this|these|that|those|it|its|they|their|he|she|such|others?|also|then|both|however|but|and|"
    r"until then|here|there|in that case|if (?:one|it|they|so|this|that))\b",
    re.IGNORECASE,
)
_RUN_IN_TITLE = re.compile(r"^\*\*[^*]{2,40}[.?!:]\*\*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The smallest piece that is shown whole: a list item or a sentence."""

    text: str
    is_item: bool


def split_units(markdown: str) -> list[Unit]:
    """Return the list items and sentences of `markdown` in their order, without headings."""
    units: list[Unit] = []
    for is_item, text in _blocks(markdown):
        pieces = [text] if is_item else titled_sentences(text)
        units += [Unit(text=piece, is_item=is_item) for piece in pieces]
    return units


def leans(sentence: str) -> bool:
    """Tell whether a sentence can't be understood without the one before it."""
    return bool(_LEANS.match(sentence))


@lru_cache(maxsize=10_000)
def library_units(markdown: str) -> tuple[Unit, ...]:
    """Return the same for a text of the library, remembered; never for a text of a person."""
    return tuple(split_units(markdown))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph in their order."""
    sentences: list[str] = []
    start = 0
    for found in _BREAK.finditer(text):
        if not _ends_in_abbreviation(text[start : found.start()]):
            sentences.append(text[start : found.end()].strip())
            start = found.end()
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences


def titled_sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, a bold title kept on the first one."""
    sentences = split_sentences(text)
    if len(sentences) > 1 and _RUN_IN_TITLE.match(sentences[0]):
        return [f"{sentences[0]} {sentences[1]}", *sentences[2:]]
    return sentences


def _ends_in_abbreviation(text: str) -> bool:
    last = text.rstrip("\"'\u201d\u2019)]").rsplit(maxsplit=1)[-1:] or [""]
    return text.endswith(".") and last[0].rstrip(".").lower().lstrip("(") in _ABBREVIATIONS


def _blocks(markdown: str) -> list[tuple[bool, str]]:
    """Return list items and paragraphs, wrapped lines joined."""
    blocks: list[tuple[bool, str]] = []
    fresh = True
    for line in markdown.splitlines():
        item = _ITEM.match(line)
        if not line.strip() or _HEADING.match(line):
            fresh = True
        elif item:
            blocks.append((True, line[item.end() :].strip()))
            fresh = False
        elif fresh or not blocks:
            blocks.append((False, line.strip()))
            fresh = False
        else:
            is_item, text = blocks[-1]
            blocks[-1] = (is_item, f"{text} {line.strip()}")
    return blocks
