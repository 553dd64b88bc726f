from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.domain import AnswerKind, Fact, FactKind, FactStatus, RecordOrigin, Role
from memory.fact_history import PastFact
from tests.fakes import NOW
from tests.web.makers import answer, known
from web.cards import card_of, emergency_card, fact_line, memory_card, telephones_as_text

ALARM = "Call [911](tel:911) or text [988](sms:988). Then call [911](tel:911) again."


def name_of(fact: Fact) -> str:
    return fact.name


def test_telephone_links_become_plain_numbers_and_other_links_stay() -> None:
    text = f"{ALARM} Read [this](https://example.org)."

    assert telephones_as_text(text) == (
        "Call 911 or text 988. Then call 911 again. Read [this](https://example.org)."
    )


def test_the_emergency_card_has_each_number_to_tap_once() -> None:
    assert emergency_card(answer(ALARM, AnswerKind.EMERGENCY)) == {
        "urgent": True,
        "numbers": [{"label": "911", "href": "tel:911"}, {"label": "988", "href": "sms:988"}],
    }


def test_a_same_day_card_is_not_the_emergency_one() -> None:
    assert emergency_card(answer(ALARM, AnswerKind.SAME_DAY))["urgent"] is False


def test_a_fact_is_shown_with_its_date_speaker_and_words() -> None:
    line = fact_line(known(), name_of)

    assert (line["text"], line["date"], line["said_by"]) == ("letrozole", "May 3, 2026", "you")
    assert (line["id"], line["quote"]) == ("id-letrozole", "on letrozole")


@pytest.mark.parametrize("kind", list(FactKind), ids=str)
def test_every_kind_of_fact_has_a_place_on_the_memory_card(kind: FactKind) -> None:
    assert str(memory_card((known("anything", kind),), name_of)).count("id-anything") == 1


def test_the_memory_card_has_no_empty_groups() -> None:
    assert memory_card((), name_of)["groups"] == []


def test_a_fact_said_again_shows_both_dates() -> None:
    again = replace(known(), confirmed_at=NOW + timedelta(days=30))

    assert fact_line(known(), name_of)["said_again"] == ""
    assert fact_line(again, name_of)["said_again"] == "June 2, 2026"


def test_a_fact_from_a_record_names_the_record_and_the_page() -> None:
    read = replace(known(), role=Role.DOCUMENT)
    origin = RecordOrigin(record_id="r1", title="Pathology report", page=2, has_original=True)
    past = [PastFact(known=read, origin=origin)]

    card = memory_card((read,), name_of, past=past, pages="https://lantern.test/chat")

    assert "'said_by': 'your pathology report, page 2'" in str(card)
    assert "'file': 'https://lantern.test/chat/record/r1/file'" in str(card)


def test_the_memory_card_tells_the_course_of_treatment() -> None:
    stopped = replace(known(), fact=replace(known().fact, status=FactStatus.STOPPED))
    never = known("anything", FactKind.CONDITION)

    past = [PastFact(known=one) for one in (known(), stopped, never)]

    card = memory_card((stopped,), lambda fact: fact.status.value, past=past)

    assert card["courses"] == [
        {
            "name": "letrozole",
            "steps": [
                {"text": "current", "date": "May 3, 2026"},
                {"text": "stopped", "date": "May 3, 2026"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("kind", "card"),
    [
        (AnswerKind.EMERGENCY, "EmergencyCard"),
        (AnswerKind.SAME_DAY, "EmergencyCard"),
        (AnswerKind.MEMORY, "MemoryCard"),
        (AnswerKind.VISIT, "VisitCard"),
        (AnswerKind.ANSWER, "FactChips"),
        (AnswerKind.FORGOTTEN, None),
    ],
)
def test_each_kind_of_answer_has_its_card(kind: AnswerKind, card: str | None) -> None:
    made = card_of(answer(kind=kind, facts=[known()]), name_of)

    assert (made[0] if made else None) == card


def test_an_answer_that_noted_nothing_has_no_card() -> None:
    assert card_of(answer(), name_of) is None
