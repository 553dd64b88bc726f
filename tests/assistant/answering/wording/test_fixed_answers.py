"""Answers that need no library."""

import pytest

from assistant.answering.wording.fixed_answers import (
    closing_notes,
    decline,
    greet,
    hand_over,
    redirect,
    say,
)
from assistant.answering.wording.wordings import Phrase, load_phrases
from assistant.domain import AnswerKind, Intent, SitePolicy

PHRASES = load_phrases(SitePolicy())


def test_the_first_greeting_says_what_this_is_and_is_not() -> None:
    answer = greet(PHRASES, returning=False)

    assert answer.kind is AnswerKind.SOCIAL
    for part in ("Lantern", "not a doctor", "sources", "delete", "911"):
        assert part in answer.text


def test_later_greetings_are_one_line() -> None:
    assert len(greet(PHRASES, returning=True, knows_something=True).text.split()) < 20


@pytest.mark.parametrize(
    ("intent", "kind", "part"),
    [
        (Intent.THANKS, AnswerKind.SOCIAL, "welcome"),
        (Intent.OFF_TOPIC, AnswerKind.REDIRECT, "cancer"),
        (Intent.PROMPT_INJECTION, AnswerKind.REDIRECT, "this conversation"),
        (Intent.RECORD_UPLOAD, AnswerKind.REDIRECT, "lines that matter"),
        (Intent.COST_LOGISTICS, AnswerKind.REDIRECT, "cancer"),
    ],
)
def test_what_is_no_question_to_the_library_is_met_in_a_line(
    intent: Intent, kind: AnswerKind, part: str
) -> None:
    answer = redirect(PHRASES, intent)

    assert answer.kind is kind
    assert part in answer.text


def test_declining_names_what_lantern_can_do() -> None:
    answer = decline(PHRASES)

    assert answer.kind is AnswerKind.DECLINE
    assert "care team" in answer.text
    assert "side effects, medicines and tests" in answer.text
    assert answer.citations == ()


def test_declining_offers_the_nearest_questions() -> None:
    assert decline(PHRASES, ["a", "b", "c", "d"]).related == ("a", "b", "c")


def test_handing_over_says_that_it_is_no_emergency_service() -> None:
    assert "not an emergency service" in hand_over(PHRASES, available=True).text
    assert hand_over(PHRASES, available=False).kind is AnswerKind.HAND_OVER


def test_faults_are_told_without_technical_words() -> None:
    for phrase in (Phrase.FAULT, Phrase.LIBRARY_DOWN, Phrase.SCRUBBING_FAILED):
        text = say(PHRASES, phrase).text.lower()
        assert not {"error", "exception", "server", "database", "timeout"} & set(text.split())


def test_the_notice_is_given_in_full_only_once() -> None:
    first = closing_notes(PHRASES, first_answer=True, reviewed=True)
    later = closing_notes(PHRASES, first_answer=False, reviewed=False)

    assert "computer program" in first
    assert "computer program" not in later
    assert "No clinician has reviewed" in later
