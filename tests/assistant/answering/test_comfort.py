"""Words of comfort."""

import pytest

from assistant.answering.comfort import comfort, theme_of
from assistant.answering.wordings import load_phrases
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


def test_every_answer_names_help_and_asks_about_safety() -> None:
    for theme in [*PHRASES.file.comfort.themes, PHRASES.file.comfort.any]:
        answer = comfort(PHRASES, theme.name)
        assert "116 123" in answer.text
        assert "Are you safe right now?" in answer.text
        assert answer.quick_replies[-1].label == "Talk to a person here"
        assert answer.kind is AnswerKind.COMFORT


def test_it_never_claims_to_understand_feelings() -> None:
    themes = [*PHRASES.file.comfort.themes, PHRASES.file.comfort.any]

    assert not [theme.name for theme in themes if "understand how" in theme.text.lower()]
