import pytest

from assistant.domain import Intent, KeptRecord, RankedIntent, RecordQuote
from memory.turns import Recollection
from tests.fakes import NOW, BrokenRecords, FakeIntents, FakeRecords, FakeTurnMemory
from tests.graph.making import context, run

pytestmark = pytest.mark.anyio

REPORT = KeptRecord(record_id="p", title="Pathology report", pages=2, kept_at=NOW)
QUOTE = RecordQuote(record_id="p", title="Pathology report", text="Ki-67: 18%", page=2)
QUESTION = "what did my pathology report say about Ki-67?"


def remembering() -> FakeTurnMemory:
    return FakeTurnMemory(recollection=Recollection(records=(REPORT,)))


async def answer_to(question: str, **changes: object) -> str:
    made = context(**{"memory": remembering(), "records": FakeRecords((QUOTE,)), **changes})
    answer = (await run(question, made)).answer
    assert answer is not None
    return answer.text


async def test_a_question_about_a_record_is_answered_in_its_words() -> None:
    assert "> Ki-67: 18%" in await answer_to(QUESTION)


async def test_the_trace_names_the_record_so_that_forgetting_finds_the_answer() -> None:
    memory = remembering()

    await answer_to(QUESTION, memory=memory)

    assert memory.finished[0].trace["records"] == ["p"]


async def test_without_a_record_the_library_answers() -> None:
    assert "Rest helps" in await answer_to(QUESTION, memory=FakeTurnMemory())


async def test_any_other_question_goes_to_the_library() -> None:
    assert "Rest helps" in await answer_to("why am i so tired")


async def test_records_that_cannot_be_read_are_said_to_be() -> None:
    assert "can't reach your records" in await answer_to(QUESTION, records=BrokenRecords())


async def test_forgetting_a_record_shows_which_there_are() -> None:
    deleting = FakeIntents((RankedIntent(name=Intent.DELETE_DATA, confidence=0.9),))

    assert "forget one" in await answer_to("forget my pathology report", intents=deleting)
