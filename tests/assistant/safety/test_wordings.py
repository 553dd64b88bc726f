"""What a person reads in an emergency."""

import pytest

from assistant.domain import AnswerKind, RedFlag, SitePolicy, Triage, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.wordings import load_wordings


def triage(category: str, urgency: Urgency = Urgency.EMERGENCY) -> Triage:
    flag = RedFlag(rule_id="r", category=category, urgency=urgency, sign="a fever of 38.5 °C")
    return Triage(urgency=urgency, flags=(flag,))


def test_the_first_thing_to_do_is_bold_and_numbers_can_be_tapped() -> None:
    answer = load_wordings().emergency(triage("infection"), SitePolicy())

    assert answer.kind is AnswerKind.EMERGENCY
    assert answer.text.startswith("**Call your cancer center's emergency line now")
    assert "[911](tel:911)" in answer.text
    assert "a fever of 38.5 °C" in answer.text
    assert answer.quick_replies[0].label == "This is not happening now"


def test_the_clinics_own_number_is_named() -> None:
    policy = SitePolicy(care_team_phone="555-0100")

    answer = load_wordings().emergency(triage("infection"), policy)

    assert "[555-0100](tel:5550100)" in answer.text


@pytest.mark.parametrize(
    ("category", "words"),
    [("suicidal", "[988](tel:988)"), ("overdose", "[1-800-222-1222](tel:18002221222)")],
)
def test_a_crisis_names_its_own_line(category: str, words: str) -> None:
    assert words in load_wordings().emergency(triage(category), SitePolicy()).text


def test_a_sign_for_today_is_worded_for_today() -> None:
    answer = load_wordings().emergency(triage("other", Urgency.SAME_DAY), SitePolicy())

    assert answer.kind is AnswerKind.SAME_DAY
    assert [reply.label for reply in answer.quick_replies] == [
        "I'll call today. What does the library say?",
        "This is not happening now",
    ]
    assert "today" in answer.text


def test_no_place_is_left_unfilled() -> None:
    text = load_wordings().emergency(triage("unknown"), SitePolicy()).text

    assert "{" not in text


def test_an_unknown_language_is_a_fault_of_configuration() -> None:
    with pytest.raises(ConfigurationError, match=r"xx\.yaml"):
        load_wordings("xx")
