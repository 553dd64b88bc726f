"""Words of comfort."""

import pytest

from assistant.answering.wording.comfort import comfort, theme_of
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import AnswerKind, SitePolicy

PHRASES = load_phrases(SitePolicy(crisis_phone="116 123"))


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("i cant stop crying. i dont want to be a burden to my kids", "burden"),
        ("im so scared of the next scan", "fear"),
        ("nobody calls anymore, i feel so alone", "loneliness"),
        ("how do i tell my children", "children"),
        ("its so unfair, i am angry all the time", "anger"),
        ("i just feel hopeless", "sadness"),
        ("what a day", "any"),
    ],
)
def test_what_weighs_is_heard(text: str, theme: str) -> None:
    assert theme_of(PHRASES, text).name == theme


MESSAGES = [
    "how do i tell my children",
    "i am a burden",
    "so alone",
    "why me",
    "crying",
    "afraid",
    "",
]


@pytest.mark.parametrize("message", MESSAGES)
def test_every_answer_names_the_crisis_line_and_a_person(message: str) -> None:
    answer = comfort(PHRASES, message)

    assert "116 123" in answer.text
    assert answer.quick_replies[-1].label == "Talk to a person here"
    assert answer.kind is AnswerKind.COMFORT


@pytest.mark.parametrize(
    ("message", "asked"), [("i am a burden", True), ("crying", True), ("afraid of my scan", False)]
)
def test_safety_is_asked_about_where_despair_may_be(message: str, asked: bool) -> None:
    assert ("Are you safe right now?" in comfort(PHRASES, message).text) is asked


def test_it_never_claims_to_understand_feelings() -> None:
    themes = [*PHRASES.file.comfort.themes, PHRASES.file.comfort.any]

    assert not [theme.name for theme in themes if "understand how" in theme.text.lower()]
