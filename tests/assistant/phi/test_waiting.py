from collections.abc import Sequence
from threading import Event

import pytest

from assistant.domain import Scrubbed, ScrubbedText
from assistant.errors import ScrubbingError
from assistant.phi.scrubber import Scrubber
from assistant.phi.waiting import WaitingScrubber

pytestmark = pytest.mark.anyio


class StarScrubber:
    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        return Scrubbed(text=ScrubbedText("*" * len(text)))


async def test_a_text_waits_for_the_scrubber() -> None:
    ready = Event()

    def load() -> Scrubber:
        ready.wait(5)
        return StarScrubber()

    waiting = WaitingScrubber(load)
    ready.set()

    assert (await waiting.scrub("abc")).text == "***"


async def test_nothing_passes_when_no_scrubber_could_be_made() -> None:
    def load() -> Scrubber:
        raise OSError("model file is gone")

    with pytest.raises(ScrubbingError, match="no scrubber could be made"):
        await WaitingScrubber(load).scrub("my name is Bob")


def test_the_real_one_is_there_without_an_event_loop() -> None:
    assert isinstance(WaitingScrubber(StarScrubber).wait(5), StarScrubber)
