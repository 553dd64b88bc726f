"""Reads a message that puts right a word of the one before: "no i meant neutraceuticals", "No, I'm 59"."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("replacements.yaml")
LONGEST = 100
ALIKE = 72.0
"""Of 100: from here on a word is taken for a misspelling or a mishearing of another."""
_ASKS = "what about"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_IS_PLAIN = re.compile(r"[\w ]+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\s,;:?!()]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """What corrections look like."""

    leans: tuple[re.Pattern[str], ...]
    aligns: tuple[re.Pattern[str], ...]
    never: re.Pattern[str]
    questions: re.Pattern[str]


def corrected_question(message: str, before: str) -> str | None:
    """Return the message before as it was meant; None where `message` doesn't put it right."""
    said = " ".join(message.replace("\u2019", "'").split()).strip(" .!").lower()
    if len(said) > LONGEST or not before:
        return None
    return _leaning(said, before) or _aligned(said, before)


def _leaning(said: str, before: str) -> str | None:
    for pattern in shapes().leans:
        found = pattern.fullmatch(said)
        if found and not shapes().never.fullmatch(found["new"]):
            new, old = found["new"], found.groupdict().get("old")
            return replaced(before, new, old) or _asked_alone(new)
    return None


def _asked_alone(new: str) -> str:
    return new if shapes().questions.match(new) else f"{_ASKS} {new}?"


def _aligned(said: str, before: str) -> str | None:
    for pattern in shapes().aligns:
        found = pattern.fullmatch(said)
        named = found.groupdict() if found else {}
        new = named.get("new") or named.get("typed")
        if new and not shapes().never.fullmatch(new):
            right = replaced(before, new, named.get("old"))
            if right:
                return right
    return None


def replaced(before: str, new: str, old: str | None = None) -> str | None:
    """Return `before` with `new` in the place of `old`, or of the word most like it."""
    place = re.search(rf"\b{re.escape(old)}\b", before, re.IGNORECASE) if old else None
    place = place or _number_for(new, before) or _word_like(new, before)
    if place is None or place[0].lower() == new:
        return None
    return f"{before[: place.start()]}{new}{before[place.end() :]}"


def _number_for(new: str, before: str) -> re.Match[str] | None:
    """Return the one number of `before` that another one takes the place of, with the words beside it."""
    if not _NUMBER.search(new):
        return None
    frame = _NUMBER.sub(lambda _: _NUMBER.pattern, new) if _IS_PLAIN.fullmatch(new) else ""
    if not frame:
        return None
    found = list(re.finditer(rf"\b{frame}\b", before, re.IGNORECASE))
    return found[0] if len(found) == 1 else None


def _word_like(new: str, before: str) -> re.Match[str] | None:
    if _NUMBER.search(new) or " " in new:
        return None
    scored = [(_likeness(new, word[0].lower()), word) for word in _WORD.finditer(before)]
    score, word = max(scored, key=lambda one: one[0], default=(0.0, None))
    return word if score >= ALIKE else None


def _likeness(new: str, word: str) -> float:
    """Return how alike two words are; a fragment that begins the other is very much so."""
    begins = len(word) > 3 and (new.startswith(word) or word.startswith(new))
    return 100.0 if begins else fuzz.ratio(new, word)


@cache
def shapes(path: Path = FILE) -> Shapes:
    """Read the shapes once."""
    table = read_yaml(path)
    return Shapes(
        leans=tuple(map(re.compile, table["leans"])),
        aligns=tuple(map(re.compile, table["aligns"])),
        never=re.compile(table["never"]),
        questions=re.compile(table["questions"]),
    )
