"""What is said to messages in other languages."""

import pytest

from assistant.answering.wording.other_languages import in_their_language, other_languages
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import SitePolicy
from assistant.understanding.languages import language_signs

PHRASES = load_phrases(SitePolicy(emergency_phone="112", crisis_phone="116 123"))


def test_every_language_that_is_recognised_has_an_answer() -> None:
    signs = language_signs()

    assert {*signs.scripts, *signs.words} <= set(other_languages().answers)


@pytest.mark.parametrize("code", sorted(other_languages().answers))
def test_the_numbers_to_call_stand_in_every_answer(code: str) -> None:
    text = in_their_language(PHRASES, code).text

    assert text.count("112") == 2
    assert "116 123" in text
    assert "{" not in text


def test_an_unknown_language_is_answered_in_english() -> None:
    assert in_their_language(PHRASES, "xx").text.startswith("I answer in English only")
