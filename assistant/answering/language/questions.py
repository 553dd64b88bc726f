"""Tells from its words whether a message asks something, and whether it asks for chances."""

import re
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.language.words import library_stems
from assistant.domain import Document

QUESTIONS_FILE = Path(__file__).with_name("questions.yaml")
_CLAUSE = re.compile(r"[^.!?;\n]+")


class QuestionFile(DataShape):
    """The shape of the data file: regular expressions on text in lower case."""

    begins: list[str]
    chances: list[str]
    feelings: str
    """Words of topics."""


def asks_something(message: str) -> bool:
    """Tell whether a clause of `message` is a question."""
    lowered = _plain(message)
    if "?" in lowered:
        return True
    begins = _patterns()[0]
    return any(begins.match(clause.strip()) for clause in _CLAUSE.findall(lowered))


def speaks_of_chances(message: str) -> bool:
    """Tell whether `message` speaks of the time that is left, or of how likely something is."""
    return bool(_patterns()[1].search(_plain(message)))


def is_on_feelings(document: Document) -> bool:
    """Tell whether comfort says better what `document` is on."""
    return bool(library_stems(_file().feelings) & library_stems(document.topic))


def _plain(message: str) -> str:
    return message.lower().replace("\u2019", "'")


@cache
def _file() -> QuestionFile:
    return read_data(QUESTIONS_FILE, QuestionFile)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    begins, chances = (rf"(?:{'|'.join(one)})\b" for one in (_file().begins, _file().chances))
    return re.compile(begins), re.compile(rf"\b{chances}")
