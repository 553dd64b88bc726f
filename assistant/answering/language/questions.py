"""Tells from its words whether a message asks something, and whether it asks for chances."""

import re
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.language.words import library_stems
from assistant.domain import Document

QUESTIONS_FILE = Path(__file__).with_name("questions.yaml")
LONGEST_TOLD = 12
_CLAUSE = re.compile(r"[^.!?;\n]+")


class QuestionFile(DataShape):
    """The shape of the data file: regular expressions on text in lower case."""

    begins: list[str]
    chances: list[str]
    practical: list[str]
    blame: list[str]
    tells: list[str]
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


def asks_what_to_do(message: str) -> bool:
    """Tell whether `message` begins by asking how, where or who can help."""
    return bool(_patterns()[2].match(_plain(message).strip()))


def tells_something(message: str) -> bool:
    """Tell whether `message` is a short sentence that tells something and asks nothing.

    A longer one mostly hopes for an answer, whatever its form.
    """
    if len(message.split()) > LONGEST_TOLD:
        return False
    begins = _patterns()[4].match(_plain(message).strip())
    return bool(begins) and not asks_something(message)


def blames_oneself(message: str) -> bool:
    """Tell whether `message` asks if the person is to blame."""
    return bool(_patterns()[3].search(_plain(message)))


def is_on_feelings(document: Document) -> bool:
    """Tell whether comfort says better what `document` is on."""
    return bool(library_stems(_file().feelings) & library_stems(document.topic))


def _plain(message: str) -> str:
    return message.lower().replace("\u2019", "'")


@cache
def _file() -> QuestionFile:
    return read_data(QUESTIONS_FILE, QuestionFile)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the file: beginnings, chances, help, blame, telling."""
    file = _file()
    listed = (file.begins, file.chances, file.practical, file.blame, file.tells)
    begins, chances, practical, blame, tells = (rf"(?:{'|'.join(one)})\b" for one in listed)
    patterns = (begins, rf"\b{chances}", practical, rf"\b{blame}", tells)
    return tuple(re.compile(one) for one in patterns)
