"""Say in somebody's own language that Lantern answers in English for now, and whom to call."""

from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.wording.wordings import Phrases
from assistant.domain import Answer, AnswerKind

OTHER_LANGUAGES_FILE = Path(__file__).with_name("other_languages.yaml")


class OtherLanguages(DataShape):
    """The shape of the data file."""

    approved_by: str
    in_english: str
    answers: dict[str, str]


@cache
def other_languages() -> OtherLanguages:
    """Read the data file once, on first use."""
    return read_data(OTHER_LANGUAGES_FILE, OtherLanguages)


def in_their_language(phrases: Phrases, code: str) -> Answer:
    """Return the answer in the language of `code`, with a line in English; that alone where there is none."""
    words = other_languages()
    said = filter(None, (words.answers.get(code, ""), words.in_english))
    numbers = {
        "emergency": phrases.site["emergency_phone"],
        "crisis": phrases.site["crisis_phone"],
    }
    text = "\n\n".join(said).format(**numbers)
    return Answer(text=text, kind=AnswerKind.REDIRECT)
