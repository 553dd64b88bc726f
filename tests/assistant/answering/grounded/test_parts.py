"""The shared parts of an answer."""

import dataclasses

from assistant.answering.grounded.material import Material, lay_out
from assistant.answering.grounded.parts import (
    call_blocks,
    main_point_blocks,
    middle_blocks,
    question_blocks,
)
from assistant.domain import BlockKind, DraftBlock, Intent
from tests.assistant.answering.samples import MAIN_POINT, SECTIONS, passage, request


def material(question: str, intent: Intent = Intent.DIET_LIFESTYLE) -> Material:
    return lay_out(request(question, intent=intent))


def texts(blocks: list[DraftBlock]) -> list[str]:
    return [block.text for block in blocks]


def test_the_middle_fits_the_budget_but_has_two_items() -> None:
    assert len(middle_blocks(material("daily life?"), 5, narrow=False)) == 3
    assert middle_blocks(material("daily life?"), 0, narrow=False) == []


def test_what_is_needs_no_middle() -> None:
    assert middle_blocks(material("what is daily life"), 100, narrow=False) == []


def test_after_a_narrow_opening_only_what_fits_is_left() -> None:
    assert texts(middle_blocks(material("is my bone safe"), 100, narrow=True)) == [
        "What it depends on",
        "**Your bones.** Thin bones change which exercise is safe.",
    ]
    assert middle_blocks(material("is sugar ok"), 100, narrow=True) == []


def test_for_a_symptom_what_fits_comes_first() -> None:
    asked = material("alcohol makes me sick", Intent.SYMPTOM_SIDE_EFFECT)

    assert texts(middle_blocks(asked, 100, narrow=False))[1].startswith("**Go easy on alcohol.**")


def test_when_to_call_is_for_symptoms_and_medicines() -> None:
    symptom = material("my bone hurts", Intent.SYMPTOM_SIDE_EFFECT)
    drug = material("does it make bone pain", Intent.DRUG_QUESTION)

    assert "New bone pain" in texts(call_blocks(symptom, narrow=False))[1]
    assert len(call_blocks(drug, narrow=True)) == 2
    assert call_blocks(material("my bone hurts"), narrow=False) == []


def test_a_symptom_nothing_fits_gets_the_first_line_unless_the_answer_is_narrow() -> None:
    itch = material("itchy elbow", Intent.SYMPTOM_SIDE_EFFECT)

    assert "38.0 °C" in texts(call_blocks(itch, narrow=False))[1]
    assert call_blocks(itch, narrow=True) == []


def test_questions_nearest_to_the_question_come_in_their_order() -> None:
    asked = material("alcohol")

    assert texts(question_blocks(asked, 2, narrow=False)) == [
        "Questions for your care team",
        "Which exercise is safe for me?",
        "Is any alcohol safe?",
    ]
    assert texts(question_blocks(asked, 2, narrow=True))[1:] == ["Is any alcohol safe?"]


def test_the_main_point_is_not_said_twice() -> None:
    said = [DraftBlock(kind=BlockKind.LEAD, text=MAIN_POINT.text)]

    assert main_point_blocks(material("daily life"), said, narrow=False) == []
    assert texts(main_point_blocks(material("daily life"), [], narrow=False)) == [MAIN_POINT.text]


def test_only_what_is_new_of_the_main_point_is_said() -> None:
    text = "Walking is good. Ask your team about it before the next visit, and bring this page."
    longer = dataclasses.replace(MAIN_POINT, text=text)
    asked = lay_out(request("daily life", sections=[[*SECTIONS[:-1], longer]]))
    said = [DraftBlock(kind=BlockKind.LEAD, text="Walking is good.")]

    [block] = main_point_blocks(asked, said, narrow=False)

    assert block.text.startswith("Ask your team")


def test_after_a_long_narrow_opening_an_unrelated_main_point_is_left_out() -> None:
    opening = [DraftBlock(kind=BlockKind.LEAD, text="Grapefruit raises levels. " * 20)]

    assert main_point_blocks(material("grapefruit"), opening, narrow=True) == []


def test_a_document_without_these_sections_has_none_of_them() -> None:
    only = passage(SECTIONS[0].document, "Short answer", "Words.", SECTIONS[0].role)
    bare = lay_out(request("words", sections=[[only]]))

    assert middle_blocks(bare, 100, narrow=False) == []
    assert question_blocks(bare, 3, narrow=False) == []
    assert main_point_blocks(bare, [], narrow=False) == []
