import dataclasses

import pytest

from assistant.answering.language.questions import (
    asks_something,
    asks_what_to_do,
    blames_oneself,
    is_on_feelings,
    speaks_of_chances,
    tells_something,
)
from tests.assistant.answering.samples import LIFESTYLE


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("what do i say to a 6 yr old", True),
        ("she is in hospital. why so fast", True),
        ("he is afraid of it. is there another way", True),
        ("after two rounds the pet was clear, do we still need the other four", True),
        ("i can't stop crying", False),
        ("i don't know what to do", False),
    ],
)
def test_a_question_is_known_by_how_it_begins(message: str, asks: bool) -> None:
    assert asks_something(message) is asks


@pytest.mark.parametrize(
    ("message", "speaks"),
    [
        ("how good are the chances", True),
        ("how long do i have", True),
        ("will she make it", True),
        ("they got most of it out. what happens now", False),
        ("does it get better", False),
    ],
)
def test_words_of_chances_are_known(message: str, speaks: bool) -> None:
    assert speaks_of_chances(message) is speaks


def test_a_document_on_sadness_is_on_feelings() -> None:
    assert is_on_feelings(dataclasses.replace(LIFESTYLE, topic="fear and sadness"))
    assert not is_on_feelings(LIFESTYLE)


@pytest.mark.parametrize(
    ("message", "tells"),
    [
        ("I finished my tablets two years ago", True),
        ("mine is 45 and was 30", True),
        ("he lost 12 kilos in 2 months", True),
        ("side effects ribociclib", False),
        ("is it bad", False),
        ("my hair is coming back curly and a sort of mouse grey, anyone else with that", False),
    ],
)
def test_a_short_sentence_that_asks_nothing_tells_something(message: str, tells: bool) -> None:
    assert tells_something(message) is tells


def test_blame_and_wishes_for_help_are_read() -> None:
    assert blames_oneself("did i cause this")
    assert asks_what_to_do("how can i help my wife cope")
    assert not blames_oneself("what causes hot flashes")
