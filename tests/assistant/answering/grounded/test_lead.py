"""How an answer begins."""

import dataclasses

import pytest

from assistant.answering.grounded.going_on import NEAREST
from assistant.answering.grounded.lead import Opening, open_answer
from assistant.answering.grounded.material import lay_out
from assistant.domain import BlockKind, Passage, SectionRole
from tests.assistant.answering.samples import (
    INFECTION,
    LIFESTYLE,
    SECTIONS,
    SHORT_ANSWER,
    TAKES_RIBOCICLIB,
    passage,
    remembered,
    request,
)

YES = passage(
    LIFESTYLE,
    "Short answer",
    "**Yes, walking is usually good for people with breast cancer.** Hot flashes are common.",
    SectionRole.SHORT_ANSWER,
)
FLASHES = passage(
    LIFESTYLE, "Effects", "- **Hot flashes.** Layers help.\n- **Pain.** Warmth helps."
)
SUGAR = passage(
    LIFESTYLE,
    "Myths",
    "Eating sugar has not been shown to make the cancer in you grow any faster than it would. "
    "Soy in normal amounts is fine.",
)
PAUSING = passage(LIFESTYLE, "Pausing tablets", "Both are planned. The team decides. It is common.")


def opened(question: str, *sections: Passage, **facts: object) -> Opening:
    asked = request(question, sections=[[*sections]], found=[sections[0]], **facts)  # type: ignore[arg-type]  # facts only
    return open_answer(lay_out(asked))


def texts(opening: Opening) -> list[str]:
    return [block.text for block in opening.blocks]


def test_a_question_on_the_topic_gets_the_short_answer() -> None:
    opening = opened("daily life with breast cancer", *SECTIONS)

    assert texts(opening) == [SHORT_ANSWER.text]
    assert not opening.narrow


def test_a_paragraph_gives_the_sentences_that_fit() -> None:
    assert texts(opened("does sugar feed breast cancer", SHORT_ANSWER, SUGAR)) == [
        "Eating sugar has not been shown to make the cancer in you grow any faster than it would."
    ]


def test_a_short_paragraph_whose_title_fits_comes_whole() -> None:
    assert texts(opened("pausing the tablets", SHORT_ANSWER, PAUSING)) == [PAUSING.text]


def test_a_yes_or_no_question_gets_the_sentence_that_answers_it_first() -> None:
    assert texts(opened("does it give me hot flashes?", YES, FLASHES)) == [
        "Hot flashes are common.",
        "**Hot flashes.** Layers help.",
    ]
    assert texts(opened("what can i do about hot flashes?", YES, FLASHES)) == [
        "**Hot flashes.** Layers help."
    ]


def test_a_yes_is_said_only_to_the_very_question() -> None:
    same = dataclasses.replace(LIFESTYLE, answers=("is walking good with breast cancer",))
    asked = dataclasses.replace(YES, document=same)

    assert texts(opened("is walking good with breast cancer", asked))[0].startswith(
        "**Yes, walking"
    )
    assert texts(opened("will daily life with breast cancer kill me", asked))[0].startswith(
        "**Walking is usually good"
    )


def test_one_word_of_many_is_not_what_is_asked() -> None:
    question = "since sugar zapped uncle whatever, which trousers remain possible anyhow"

    assert not opened(question, SHORT_ANSWER, SUGAR).narrow


def test_a_part_for_some_leads_when_the_question_names_whom_it_is_for() -> None:
    opening = opened("breast cancer and ribociclib", *SECTIONS)

    assert texts(opening)[0].startswith("**While you take ribociclib.** Grapefruit")


def test_what_is_remembered_is_left_to_the_personal_part() -> None:
    opening = opened("breast cancer and ribociclib", *SECTIONS, facts=[TAKES_RIBOCICLIB])

    assert "While you take ribociclib" not in texts(opening)[0]


@pytest.mark.parametrize(
    ("question", "named"),
    [("my bones, the cancer spread there", True), ("do i need a bone scan", False)],
)
def test_a_part_on_spread_is_named_only_by_words_of_spread(question: str, named: bool) -> None:
    assert any("Heavy lifting" in text for text in texts(opened(question, *SECTIONS))) is named


def test_details_of_other_documents_only_add() -> None:
    other = passage(
        dataclasses.replace(INFECTION, topic="daily life"),
        "More",
        "- **Hot flashes.** Acupuncture is worth a try at night.",
    )
    asked = request(
        "what can i do about hot flashes",
        found=[FLASHES, other],
        sections=[[YES, FLASHES], [other]],
        facts=[remembered("cancer", "breast cancer")],
    )

    blocks = open_answer(lay_out(asked)).blocks

    assert [block.kind for block in blocks] == [BlockKind.LEAD, BlockKind.ITEM]
    assert blocks[1].cites == (other.passage_id,)


def test_a_document_without_typed_sections_has_no_opening() -> None:
    untyped = passage(INFECTION, "Text", "Words.", SectionRole.UNTYPED)

    assert opened("anything", untyped, facts=[remembered("cancer", "any")]).blocks == []


def test_an_opening_that_was_just_read_is_not_said_again() -> None:
    opening = opened("what about hot flashes then", YES, FLASHES, shown=frozenset({YES.passage_id}))

    assert texts(opening) == ["**Hot flashes.** Layers help."]
    assert opening.narrow


def test_what_only_comes_near_is_announced_as_such() -> None:
    opening = opened(
        "daily life with breast cancer", YES, FLASHES, shown=frozenset({YES.passage_id})
    )

    assert texts(opening) == [NEAREST, "**Hot flashes.** Layers help.", "**Pain.** Warmth helps."]
    assert [block.kind for block in opening.blocks[1:]] == [BlockKind.ITEM, BlockKind.ITEM]


def test_where_all_was_read_nothing_is_said_twice() -> None:
    shown = frozenset({YES.passage_id, FLASHES.passage_id})

    assert texts(opened("daily life with breast cancer", YES, FLASHES, shown=shown)) == []
