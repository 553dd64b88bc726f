"""Tells when a message speaks of people in general, or of a clinician's patient, so that nothing is noted."""

import re
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data

GENERAL_FILE = Path(__file__).with_name("general.yaml")


class GeneralFile(DataShape):
    """The shape of the data file: regular expressions on text in lower case."""

    professional: list[re.Pattern[str]]
    handbook: list[re.Pattern[str]]
    self: re.Pattern[str]
    one_question: re.Pattern[str]


@cache
def general() -> GeneralFile:
    """Read the data file once, on first use."""
    return read_data(GENERAL_FILE, GeneralFile)


def speaks_of_others(message: str) -> bool:
    """Tell whether what `message` states is not about who writes it, nor about whom they care for."""
    said, shapes = " ".join(message.replace("\u2019", "'").lower().split()), general()
    if any(one.search(said) for one in shapes.professional):
        return True
    if any(one.search(said) for one in shapes.handbook):
        return not shapes.self.search(said)
    return bool(shapes.one_question.match(said)) and not shapes.self.search(said)
