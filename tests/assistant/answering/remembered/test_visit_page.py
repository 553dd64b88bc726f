"""The page a person takes along to an appointment."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answering.language.readability import HIGHEST_GRADE, grade
from assistant.answering.remembered.visit_page import (
    Asked,
    Change,
    Section,
    VisitMaterial,
    VisitPage,
    asks_for_visit_page,
    visit_page,
)
from assistant.answering.wording.fact_words import say_fact
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import Answer, AnswerKind, Citation, Role, SitePolicy, Source
from tests.assistant.answering.samples import TODAY, remembered

PHRASES = load_phrases(SitePolicy())
DRUG = remembered("drug", "ribociclib", status="reduced")
BEFORE = remembered("drug", "ribociclib", status="current")
STAGE = remembered("stage", "stage", "IV", role=Role.DOCUMENT)
DOUBTFUL = remembered("biomarker", "HER2", "low", role=Role.CAREGIVER, confirmed=False)
TIRED = Answer(
    text=(
        "Rest helps. [1]\n\n**Questions for your care team**\n\n"
        "- Could my blood count be the reason? [1]\n- What may I do myself?\n\n*General.*"
    ),
    kind=AnswerKind.ANSWER,
    citations=(
        Citation(
            number=1,
            passage_id="fatigue#short-answer",
            heading="Cancer - being tired",
            title="Being tired",
            text="Rest helps.",
            sources=(Source(title="Fatigue", publisher="NCI", year=2025),),
        ),
    ),
)
NOTED = Answer(text="Thank you.", kind=AnswerKind.NOTED)


def page(*asked: Asked, changes: tuple[Change, ...] = (), since: date | None = None) -> VisitPage:
    material = VisitMaterial(
        facts=[DRUG, STAGE, DOUBTFUL], changes=changes, asked=asked, since=since, today=TODAY
    )
    return visit_page(material, PHRASES, say_fact)


def part(made: VisitPage, title: str) -> Section:
    return next(one for one in made.sections if one.title.startswith(title))


def texts(section: Section) -> list[str]:
    return [f"{line.text} ({line.origin})" if line.origin else line.text for line in section.lines]


def test_facts_are_dated_and_say_who_told_them() -> None:
    assert texts(part(page(), "What I have told")) == [
        "your cancer is stage IV (from a record, May 3)",
        "your cancer is HER2-low (told by my caregiver, May 3; not sure)",
        "you take ribociclib at a lower dose (told May 3)",
    ]


def test_what_changed_names_what_it_was_before() -> None:
    made = page(changes=(Change(known=DRUG, before=BEFORE), Change(known=STAGE)), since=TODAY)

    assert texts(part(made, "What is new since")) == [
        "Now: you take ribociclib at a lower dose. Before: you take ribociclib (told May 3)",
        "New: your cancer is stage IV (from a record, May 3)",
    ]


def test_questions_are_those_somebody_asked_each_once() -> None:
    made = page(
        Asked(question="why am i so tired", answer=TIRED),
        Asked(question="I take ribociclib", answer=NOTED),
        Asked(question="Is this normal, [NAME_1]?", answer=TIRED),
        Asked(question="why am i so tired", answer=TIRED),
    )

    assert texts(part(made, "My questions")) == ["Is this normal, ...?", "why am i so tired"]
    assert texts(part(made, "More I could ask")) == [
        "Could my blood count be the reason?",
        "What may I do myself?",
    ]


def test_only_whole_questions_are_printed_in_the_persons_words() -> None:
    long = "I have so much to tell. " * 10
    made = page(
        *(
            Asked(question=one, answer=TIRED)
            for one in (
                "and side effects?",
                "what does that mean",
                "why?",
                "can you make it shorter",
                f"{long}Will my hair grow back after chemo?",
            )
        )
    )

    assert texts(part(made, "My questions")) == ["Will my hair grow back after chemo?"]


def test_sources_are_named_with_publisher_and_year() -> None:
    made = page(Asked(question="why am i so tired", answer=TIRED))

    assert texts(part(made, "What I have read")) == ["Being tired (NCI 2025)"]


def test_an_empty_part_says_so() -> None:
    assert part(page(), "My questions").note == "None written down yet."


def test_a_long_list_is_cut_and_counted() -> None:
    many = [replace(DRUG, fact_id=str(number)) for number in range(40)]

    made = visit_page(VisitMaterial(facts=many, today=TODAY), PHRASES, say_fact)

    facts = part(made, "What I have told")
    assert (len(facts.lines), facts.note) == (24, "and 16 more, on my list at Lantern")


def test_the_page_reads_at_grade_eight_or_below() -> None:
    made = page(
        Asked(question="Why am I so tired?", answer=TIRED),
        changes=(Change(known=DRUG, before=BEFORE),),
        since=TODAY,
    )
    lines = [made.title, made.intro]
    for section in made.sections:
        lines += [section.title, section.note, *(f"- {one}" for one in texts(section))]

    assert grade("\n\n".join(lines), names={"ribociclib"}) <= HIGHEST_GRADE


@pytest.mark.parametrize(
    "message",
    [
        "make a summary for my appointment",
        "Can you make me a page for my visit?",
        "I need a summary to take to my oncologist",
        "help me prepare for my appointment on friday",
        "visit page please",
        "a summary for my appointment, please",
        "write me a short summary of my treatment to take to my oncologist",
        "summarize everything for my doctor",
    ],
)
def test_a_wish_for_the_page_is_understood(message: str) -> None:
    assert asks_for_visit_page(message)


@pytest.mark.parametrize(
    "message",
    [
        "what should I ask at my appointment?",
        "how do I prepare for a scan",
        "my appointment is on friday",
        "is it normal to be tired before a visit",
        "my doctor made notes about my scan",
        "give me a list of questions for my doctor",
        "is there a page about preparing for a visit?",
        "what is a summary of care that my doctor wrote",
        "do I need to show my results to my doctor",
    ],
)
def test_another_message_is_none(message: str) -> None:
    assert not asks_for_visit_page(message)
