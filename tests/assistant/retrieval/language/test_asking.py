import pytest

from assistant.retrieval.language.asking import asking_part


@pytest.mark.parametrize(
    ("message", "asking"),
    [
        ("hi all. my mum has it too. is hair loss usual?", "is hair loss usual?"),
        ("they took a node. why a node", "why a node"),
        ("no question here. just a story", "no question here. just a story"),
        ("first chemo on monday. what now", "first chemo on monday. what now"),
    ],
)
def test_the_story_around_a_question_is_left_out(message: str, asking: str) -> None:
    assert asking_part(message) == asking
