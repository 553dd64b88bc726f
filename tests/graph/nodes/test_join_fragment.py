import pytest

from assistant.domain import ScrubbedText, Urgency
from graph.nodes.join_fragment import join_fragment
from memory.turns import Fragment, Recollection
from tests.graph.making import step


def after(fragment: str) -> Recollection:
    return Recollection(fragment=Fragment(turn_id="t0", text=ScrubbedText(fragment)))


pytestmark = pytest.mark.anyio


async def test_both_parts_become_one_question() -> None:
    update = await step(
        join_fragment, question=ScrubbedText("reduced"), recollection=after("the dose was")
    )

    assert update["question"] == "the dose was reduced"


async def test_two_harmless_halves_may_be_a_red_flag() -> None:
    update = await step(
        join_fragment, question=ScrubbedText("pain"), recollection=after("i have chest")
    )

    assert update["triage"].urgency is Urgency.EMERGENCY


async def test_the_joined_text_is_scrubbed_again() -> None:
    update = await step(
        join_fragment, question=ScrubbedText("Maria"), recollection=after("my name is")
    )

    assert update["question"] == "my name is [NAME_1]"


async def test_another_question_lets_the_fragment_go() -> None:
    update = await step(
        join_fragment,
        question=ScrubbedText("what helps with nausea"),
        recollection=after("the dose was"),
    )

    assert update == {"fragment_dropped": True}
