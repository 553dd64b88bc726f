"""What is let out of a draft, and what is taken out of it first."""

from collections.abc import Sequence

import pytest

from assistant.domain import Scrubbed
from graph.release import without_identifiers
from tests.fakes import FakeScrubber

pytestmark = pytest.mark.anyio
LIBRARY = "Rest helps.\nMaria Curie found radium."


class CountingScrubber(FakeScrubber):
    """Notes what it was asked to scrub."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        self.asked.append(text)
        return await super().scrub(
            text, conversation_id=conversation_id, known=known, numbers=numbers
        )


async def test_the_librarys_own_sentence_is_not_scrubbed() -> None:
    scrubber = CountingScrubber()

    assert await without_identifiers("Rest helps.", LIBRARY, scrubber) == "Rest helps."
    assert scrubber.asked == []


async def test_only_the_opening_of_a_personal_part_is_scrubbed() -> None:
    scrubber = CountingScrubber()

    text = await without_identifiers("Because Maria is tired: Rest helps.", LIBRARY, scrubber)

    assert scrubber.asked == ["Because Maria is tired: "]
    assert text.endswith(": Rest helps.")


async def test_a_name_that_is_not_the_librarys_goes() -> None:
    text = await without_identifiers("Maria, rest more.", "Rest helps.", FakeScrubber())

    assert text == "[NAME], rest more."


async def test_a_name_of_the_library_stays() -> None:
    text = await without_identifiers("Maria found radium.", LIBRARY, FakeScrubber())

    assert text == "Maria found radium."
