from dataclasses import replace

import pytest

from assistant.domain import Answer, AnswerKind
from graph.nodes.scrub_answer import scrub_answer
from tests.fakes import lead
from tests.graph.making import step

ANSWER = Answer(text="Rest helps, Maria.", kind=AnswerKind.ANSWER)

pytestmark = pytest.mark.anyio


async def test_what_a_model_wrote_is_scrubbed_as_a_whole() -> None:
    by_model = replace(lead("Rest helps."), by_model=True)

    update = await step(scrub_answer, answer=ANSWER, draft=(by_model,))

    assert update["answer"].text == "Rest helps, [NAME]."


async def test_the_library_may_name_people() -> None:
    update = await step(scrub_answer, answer=ANSWER, draft=(lead("Rest helps, Maria."),))

    assert update["answer"].text == "Rest helps, Maria."


async def test_an_answer_without_memory_says_so() -> None:
    update = await step(scrub_answer, answer=ANSWER, memory_failed=True)

    assert update["answer"].text.startswith("I can't reach what you told me before")


async def test_a_question_of_ours_keeps_its_words() -> None:
    asking = replace(ANSWER, text="Rest helps.\n\nMaria or letrozole?", asks="Maria or letrozole?")
    by_model = replace(lead("Rest helps."), by_model=True)

    update = await step(scrub_answer, answer=asking, draft=(by_model,))

    assert update["answer"].text.endswith(update["answer"].asks)
