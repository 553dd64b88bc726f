"""The parts that apply to this person."""

from assistant.answering.grounded.material import lay_out
from assistant.answering.grounded.personal import (
    MOST_PARTS,
    applying_parts,
    personal_blocks,
    reading_of,
)
from assistant.answering.writer import AnswerRequest
from assistant.domain import DraftBlock, Role, SectionRole
from tests.assistant.answering.samples import (
    INFECTION,
    LIFESTYLE,
    NOW,
    RIBOCICLIB,
    SHORT_ANSWER,
    TAKES_RIBOCICLIB,
    passage,
    remembered,
    request,
)


def blocks_for(asked: AnswerRequest) -> list[DraftBlock]:
    return personal_blocks(applying_parts(lay_out(asked)), asked)


def written(*parts: object, facts: object = (TAKES_RIBOCICLIB,)) -> list[str]:
    sections = [[SHORT_ANSWER, *parts]]
    asked = request("daily life", sections=sections, facts=facts)  # type: ignore[arg-type]  # short
    return [block.text for block in blocks_for(asked)]


def for_ribociclib(section: str, text: str) -> object:
    return passage(LIFESTYLE, section, text, SectionRole.FOR_YOU, "drug:ribociclib current")


def test_parts_for_one_fact_are_joined_and_say_nothing_twice() -> None:
    same = for_ribociclib("Again", "Grapefruit juice can raise the level of ribociclib.")
    more = for_ribociclib("More", "Keep a thermometer at home.")

    texts = written(RIBOCICLIB, same, more)

    assert len(texts) == 1
    assert texts[0].endswith("so leave them out. Keep a thermometer at home.")


def test_an_opening_that_repeats_the_fact_is_cut() -> None:
    part = for_ribociclib(
        "While you take ribociclib", "While you take ribociclib, leave out grapefruit."
    )

    assert written(part)[0].endswith("that you take ribociclib: leave out grapefruit.")


def test_a_name_keeps_its_capital_after_the_colon() -> None:
    part = for_ribociclib("Herbs", "St John's wort can make it weaker.")

    assert ": St John's wort" in written(part)[0]


def test_there_are_no_more_parts_than_a_person_can_take_in() -> None:
    drugs = [remembered("drug", name, status="current") for name in ("a1", "b1", "c1", "d1")]
    parts = [
        passage(
            LIFESTYLE, f.fact.name, f"Word{i} thing{i}.", SectionRole.FOR_YOU, f"drug:{f.fact.name}"
        )
        for i, f in enumerate(drugs)
    ]

    assert len(written(*parts, facts=drugs)) == MOST_PARTS


def test_a_caregiver_who_states_a_fact_now_is_the_reader() -> None:
    fact = remembered(
        "drug",
        "ribociclib",
        status="current",
        role=Role.CAREGIVER,
        at=NOW,
        quote="takes ribociclib",
    )
    asked = request("mom takes ribociclib, what about food?", facts=[fact])

    assert reading_of(asked).reader is Role.CAREGIVER
    assert reading_of(request("food?", facts=[fact])).reader is Role.PATIENT


def test_later_documents_add_what_speaks_to_the_question() -> None:
    more = "Blood is checked. Daily walks help with ribociclib."
    other = passage(INFECTION, "Tablets", more, SectionRole.FOR_YOU, "drug:ribociclib")
    asked = request(
        "is a daily walk good for life",
        found=[SHORT_ANSWER, other],
        sections=[[SHORT_ANSWER, RIBOCICLIB], [other]],
        facts=[TAKES_RIBOCICLIB],
    )

    [block] = blocks_for(asked)

    assert block.cites == (RIBOCICLIB.passage_id, other.passage_id)
    assert block.text.endswith("Daily walks help with ribociclib.")


def test_a_later_document_opens_a_part_for_a_fact_nobody_spoke_about() -> None:
    low = remembered("lab", "neutrophils", "low")
    other = passage(
        INFECTION, "Low", "Counts recover. They rise.", SectionRole.FOR_YOU, "lab:neutrophils low"
    )
    asked = request(
        "what about life",
        found=[SHORT_ANSWER, other],
        sections=[[SHORT_ANSWER, RIBOCICLIB], [other]],
        facts=[TAKES_RIBOCICLIB, low],
    )

    assert [block.cites for block in blocks_for(asked)] == [
        (RIBOCICLIB.passage_id,),
        (other.passage_id,),
    ]
