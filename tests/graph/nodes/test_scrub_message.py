import pytest

from assistant.errors import ScrubbingError
from graph.nodes.scrub_message import scrub_message
from tests.fakes import BrokenScrubber
from tests.graph.making import context, message, runtime

pytestmark = pytest.mark.anyio


async def test_the_question_is_the_message_without_identifiers() -> None:
    update = await scrub_message(message("I am Maria"), runtime(None, []))

    assert update["question"] == "I am [NAME_1]"


async def test_without_a_scrubber_the_turn_stops() -> None:
    made = context(scrubber=BrokenScrubber())

    with pytest.raises(ScrubbingError):
        await scrub_message(message("I am Maria"), runtime(made, []))
