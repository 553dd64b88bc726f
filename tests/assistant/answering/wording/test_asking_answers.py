"""Questions back."""

from assistant.answering.wording.asking_answers import (
    ask_about_numbers,
    ask_which_intent,
    clarify,
)
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import AnswerKind, Completeness, Intent, SitePolicy

PHRASES = load_phrases(SitePolicy())
DOSE = Completeness(
    cut_off=True, tail="the dose was", completions=("was reduced", "was paused", "was stopped")
)
WORD = Completeness(cut_off=True, tail="example neutr", completions=("neutropenia", "neutrophils"))


def test_a_cut_off_message_is_quoted_understood_and_asked_about() -> None:
    answer = clarify(PHRASES, DOSE, ["ER-positive breast cancer", "ribociclib for 14 months"])

    assert answer.kind is AnswerKind.CLARIFY
    assert 'It ends with "the dose was".' in answer.text
    assert "What I have so far: ER-positive breast cancer; ribociclib for 14 months." in answer.text
    assert answer.text.endswith("**How does it go on?**")


def test_a_button_stands_for_the_completion_alone() -> None:
    replies = clarify(PHRASES, DOSE, []).quick_replies

    assert [(one.label, one.message) for one in replies] == [
        ("was reduced", "was reduced"),
        ("was paused", "was paused"),
        ("was stopped", "was stopped"),
        ("Something else", ""),
    ]


def test_a_broken_word_is_asked_about_as_a_word() -> None:
    assert clarify(PHRASES, WORD, []).text.endswith("**Did you mean one of these?**")


def test_a_cut_without_a_tail_is_not_quoted() -> None:
    assert '""' not in clarify(PHRASES, Completeness(cut_off=True), []).text


def test_numbers_are_shown_only_after_a_yes() -> None:
    answer = ask_about_numbers(PHRASES)

    assert answer.kind is AnswerKind.ASK
    assert len(answer.quick_replies) == 3


def test_an_unclear_wish_is_asked_about_with_the_likeliest() -> None:
    intents = [Intent.SURGERY, Intent.GREETING, Intent.DRUG_QUESTION, Intent.PROGNOSIS]
    answer = ask_which_intent(PHRASES, intents)

    assert [one.label for one in answer.quick_replies] == [
        "An operation",
        "A medicine",
        "What lies ahead",
    ]
