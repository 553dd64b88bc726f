from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from assistant.errors import RetrievalError
from assistant.retrieval.library.changed_passages import ChangedPassages
from tests.fakes import NOW
from tests.web.makers import answer, citation, conversation, turn
from web.changed_answers import ChangedAnswers

pytestmark = pytest.mark.anyio

WORDING = "Changed since you asked: {marks}, on {day}."
LATER, EARLIER = NOW + timedelta(days=40), NOW - timedelta(days=1)
ASKED = conversation(
    turn(answer(citations=[citation(1), citation(2, "more+more-2")])),
    replace(turn(None), turn_id="t2"),
)


def told(**changes: datetime) -> ChangedAnswers:
    named = {f"fatigue#{section.replace('_', '-')}": at for section, at in changes.items()}
    return ChangedAnswers(lambda _when: ChangedPassages(changes=named), WORDING)


async def test_an_answer_says_which_of_its_texts_changed_and_when() -> None:
    day = f"{LATER:%B} {LATER.day}, {LATER.year}"

    assert await told(short_answer=LATER).notes(ASKED) == {
        "t1": f"Changed since you asked: [1], on {day}."
    }


async def test_a_part_of_a_joined_passage_counts() -> None:
    notes = await told(more_2=LATER).notes(ASKED)

    assert notes["t1"].startswith("Changed since you asked: [2]")


async def test_what_changed_before_the_answer_is_not_said() -> None:
    assert await told(short_answer=EARLIER, other=LATER).notes(ASKED) == {}


async def test_a_library_that_cannot_be_read_keeps_nobody_out() -> None:
    def fail(when: datetime) -> ChangedPassages:
        raise RetrievalError("the shelf is locked")

    assert await ChangedAnswers(fail, WORDING).notes(ASKED) == {}
