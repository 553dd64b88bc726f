"""What was already said."""

import pytest

from assistant.answering.language.repeats import is_said


@pytest.mark.parametrize(
    ("sentence", "repeated"),
    [
        ("Leave out grapefruit: it raises the level of the medicine.", True),
        ("Grapefruit is sour.", False),
        ("", False),
    ],
)
def test_a_sentence_that_says_the_same_is_seen(sentence: str, repeated: bool) -> None:
    said = ["Grapefruit and its juice can raise the level of the tablets, so leave them out."]

    assert is_said(sentence, said) is repeated
    assert not is_said(sentence, [])
