"""The last answer is wanted in other words."""

import pytest

from assistant.domain import Rewording
from assistant.understanding.rewordings import rewording_in

WANTED = {
    Rewording.SIMPLER: [
        "say more easy please",
        "i dont understand",
        "what does that mean",
        "can you explain that like i'm 10",
        "in layman's terms",
        "English is not my first language, say it easier",
        "too many big words",
    ],
    Rewording.SHORTER: [
        "shorter",
        "tl;dr",
        "can you summarize that",
        "too long",
        "just the main points",
    ],
    Rewording.MORE: ["tell me more", "more details please", "what else?", "go on"],
    Rewording.AGAIN: ["could you say that again", "repeat that please"],
}
NEW = [
    "what does stable disease mean",
    "tell me more about ribociclib",
    "i don't understand why they stopped letrozole",
    "what is it",
    "this is too much",
    "short of breath",
    "so what now",
    "explain my scan",
]


@pytest.mark.parametrize(("wish", "messages"), WANTED.items(), ids=[one.value for one in WANTED])
def test_a_wish_for_other_words_is_one(wish: Rewording, messages: list[str]) -> None:
    assert {one: rewording_in(one) for one in messages} == dict.fromkeys(messages, wish)


@pytest.mark.parametrize("message", NEW)
def test_a_question_of_its_own_is_none(message: str) -> None:
    assert rewording_in(message) is None
