"""The questions people come with are answered from the right document, in the right form."""

import pytest

from assistant.domain import AnswerKind
from tests.journeys.conftest import Person

pytestmark = pytest.mark.anyio

QUESTIONS = [
    ("Is surgery an option for metastatic Lung Cancer", "surgery-for-lung-cancer-metastases"),
    ("Can surgery be done on Breast Cancer metastases", "surgery-for-breast-cancer-metastases"),
    ("Is surgery an option for metastatic Kidney Cancer", "surgery-for-kidney-cancer-metastases"),
    ("Is surgery an option for metastatic Liver Cancer", "surgery-for-liver-cancer-metastases"),
    ("Is surgery an option for metastatic Melanoma", "surgery-for-melanoma-metastases"),
    (
        "What lifestyle changes are recommended for Breast Cancer patients",
        "lifestyle-with-breast-cancer",
    ),
    (
        "How do I find the best clinical trial for breast cancer",
        "clinical-trials-for-breast-cancer",
    ),
]


@pytest.mark.parametrize(("question", "document"), QUESTIONS, ids=[one for _, one in QUESTIONS])
async def test_the_answer_rests_on_the_document_about_it(
    patient: Person, question: str, document: str
) -> None:
    answer = (await patient.say(question)).answer

    assert answer is not None
    assert answer.kind is AnswerKind.ANSWER
    assert answer.citations[0].passage_id.startswith(f"{document}#")


@pytest.mark.parametrize("question", [one for one, _ in QUESTIONS])
async def test_an_answer_has_its_five_parts(patient: Person, question: str) -> None:
    text = await patient.answer_to(question)

    assert "[1]" in "".join(text.split("\n\n")[:2]), "the short answer comes first and is cited"
    assert "**Questions for your care team**" in text
    assert "**The main point:**" in text
    assert "general information, not advice" in text
    assert "No clinician has reviewed this text yet" in text


async def test_every_source_can_be_opened_and_names_where_to_read_on(patient: Person) -> None:
    answer = (await patient.say(QUESTIONS[2][0])).answer

    assert answer is not None
    for citation in answer.citations:
        assert citation.text
        assert citation.title
        assert citation.edition
        assert all(source.publisher and source.url for source in citation.sources)


async def test_the_notice_stands_in_full_only_once(patient: Person) -> None:
    first = await patient.answer_to(QUESTIONS[0][0])
    second = await patient.answer_to(QUESTIONS[1][0])

    assert "I'm a computer program" in first
    assert "I'm a computer program" not in second


@pytest.mark.parametrize(
    "question",
    ["is it ok to drive 2 weeks after a hip replacement", "which laptop should i buy"],
    ids=["another illness", "something else"],
)
async def test_what_the_library_does_not_hold_is_said(patient: Person, question: str) -> None:
    answer = (await patient.say(question)).answer

    assert answer is not None
    assert answer.kind in (AnswerKind.DECLINE, AnswerKind.REDIRECT)
    assert answer.citations == ()
