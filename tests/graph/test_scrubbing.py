"""What is known of people and of a conversation goes into scrubbing, and comes out for storage."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from assistant.domain import Scrubbed, ScrubbedText
from graph.nodes.accept_turn import accept_turn
from graph.nodes.scrub_message import scrub_message
from graph.scrubbing import as_kept
from graph.state import ScrubbedTurn
from memory.turns import KnownBefore
from tests.fakes import PATIENT, FakeTurnMemory
from tests.graph.making import context, message, run, runtime, step
from tests.memory.makers import drug

pytestmark = pytest.mark.anyio


@dataclass
class TwoPointScrubber:
    """Takes Maria for a name, and Rowan for perhaps one."""

    asked: list[dict[str, object]] = field(default_factory=list)

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        self.asked.append({"in": conversation_id, "known": known, "numbers": numbers})
        balanced = text.replace("Maria", "[NAME_1]")
        kept = ScrubbedText(balanced.replace("Rowan", "[NAME_2]"))
        return Scrubbed(text=ScrubbedText(balanced), kept=kept, numbers="n2")


async def test_the_scrubber_is_told_what_is_known() -> None:
    scrubber = TwoPointScrubber()
    memory = FakeTurnMemory(known_before=KnownBefore(identifiers=("Ana",), numbers="n1"))

    await scrub_message(message("hello"), runtime(context(scrubber=scrubber, memory=memory), []))

    assert scrubber.asked == [{"in": "c1", "known": ("Ana",), "numbers": "n1"}]


async def test_the_stored_question_is_scrubbed_further_than_the_one_that_is_answered() -> None:
    memory = FakeTurnMemory()
    made = context(scrubber=TwoPointScrubber(), memory=memory)

    done = await run("Maria and Rowan ask what helps", made)

    assert done.question == "[NAME_1] and Rowan ask what helps"
    assert memory.accepted[0].question == "[NAME_1] and [NAME_2] ask what helps"
    assert memory.finished[0].question == "[NAME_1] and [NAME_2] ask what helps"


async def test_the_numbers_are_kept_with_the_message() -> None:
    memory = FakeTurnMemory()

    await step(accept_turn, context(memory=memory), question=ScrubbedText("hi"), numbers="n2")

    assert memory.accepted[0].numbers == "n2"


async def test_the_quote_of_a_fact_is_scrubbed_as_the_stored_question_is() -> None:
    turn = ScrubbedTurn(
        actor=PATIENT,
        conversation_id="c1",
        client_key="k1",
        kept=ScrubbedText("[NAME_2] gave me letrozole"),
    )
    change = drug("letrozole")
    quoted = replace(change, fact=replace(change.fact, quote="Rowan gave me letrozole"))

    (kept,) = await as_kept([quoted], turn, TwoPointScrubber())

    assert kept.fact.quote == "[NAME_2] gave me letrozole"
