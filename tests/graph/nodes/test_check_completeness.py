import pytest

from assistant.domain import Completeness, ScrubbedText
from graph.nodes.check_completeness import check_completeness
from tests.graph.making import context, step

pytestmark = pytest.mark.anyio


class BrokenCompleteness:
    """Fails on every text."""

    def check(self, text: str, facts: object = ()) -> Completeness:
        raise ValueError(text)


async def test_a_cut_off_message_is_noticed() -> None:
    update = await step(check_completeness, question=ScrubbedText("the dose was"))

    assert update["completeness"].cut_off
    assert update["completeness"].tail == "the dose was"


async def test_a_fault_takes_the_message_for_whole() -> None:
    made = context(completeness=BrokenCompleteness())

    update = await step(check_completeness, made, question=ScrubbedText("the dose was"))

    assert update == {"completeness": Completeness()}
