import asyncio

import pytest

from assistant.answering.wording.wordings import load_phrases
from assistant.domain import SitePolicy
from assistant.settings import Settings
from web.intake import refusal_of, unless_urgent

PHRASES = load_phrases(SitePolicy())
SETTINGS = Settings(longest_message=500)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("", "no words"),
        (" \t\r\n", "no words"),
        ("\x00\x00", "no words"),
        ("😀🙏", "couldn't read"),
        ("?!...", "couldn't read"),
        ("\ud83d", "couldn't read"),
        ("a" * 501, "500 characters at most"),
    ],
    ids=["empty", "blank", "NUL", "emoji", "marks", "a lone surrogate", "too long"],
)
def test_what_is_no_message_is_refused_with_a_sentence(message: str, words: str) -> None:
    assert words in (refusal_of(message, SETTINGS, PHRASES) or "")


@pytest.mark.parametrize("message", ["a", "a" * 500, "5", "疲劳", "fatigue\x00?", "😀 ok"])
def test_what_can_be_read_is_not_refused(message: str) -> None:
    assert refusal_of(message, SETTINGS, PHRASES) is None


async def never() -> str:
    await asyncio.Event().wait()
    return "too late"


async def soon() -> str:
    await asyncio.sleep(0)
    return "here"


@pytest.mark.anyio
async def test_an_urgent_message_does_not_wait_for_slow_work() -> None:
    with pytest.raises(TimeoutError):
        await unless_urgent(never(), lambda: True, at_once=0)


@pytest.mark.anyio
@pytest.mark.parametrize("at_once", [0, 10], ids=["slow", "quick"])
async def test_any_other_message_waits(at_once: float) -> None:
    assert await unless_urgent(soon(), lambda: False, at_once=at_once) == "here"
