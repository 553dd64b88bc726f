"""What is said about what is remembered."""

from assistant.answering.remembered.memory_answers import (
    Noted,
    acknowledge,
    confirm_forget_all,
    describe_memory,
    forgot_all,
    forgotten,
)
from assistant.answering.wording.fact_words import say_fact
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import AnswerKind, Fact, Role, SitePolicy
from tests.assistant.answering.samples import TODAY, remembered

PHRASES = load_phrases(SitePolicy())
DRUG = remembered("drug", "ribociclib", status="current", quote="I take Kisqali")
STAGE = remembered("stage", "stage", "IV", role=Role.DOCUMENT)
DOUBTFUL = remembered("biomarker", "HER2", "low", role=Role.CAREGIVER, confirmed=False)


def describe(fact: Fact) -> str:
    return say_fact(fact)


def test_noted_facts_are_named() -> None:
    answer = acknowledge(PHRASES, Noted(told=["ribociclib, dose reduced"]))

    assert answer.text.startswith("Thank you. I've noted: ribociclib, dose reduced.")
    assert answer.kind is AnswerKind.NOTED


def test_a_caregivers_facts_are_noted_as_theirs() -> None:
    text = acknowledge(PHRASES, Noted(told=["scan: stable"]), reader=Role.CAREGIVER).text

    assert "something you told me: scan: stable" in text
    assert "can correct it" in text


def test_a_correction_is_called_one_only_where_something_stands_corrected() -> None:
    withdrawn = acknowledge(PHRASES, Noted(taken_back=["BRCA1"], corrected=True)).text

    assert withdrawn == "I've taken this out: BRCA1. It won't be used again."


def test_what_is_said_again_is_thanked_for_as_such() -> None:
    assert "as of today: ribociclib" in acknowledge(PHRASES, Noted(still=["ribociclib"])).text


def test_memory_is_shown_in_groups_with_its_origin() -> None:
    answer = describe_memory(PHRASES, [DRUG, STAGE, DOUBTFUL], describe, TODAY)

    assert answer.text.split("\n\n")[1:] == [
        "**The cancer**\n- **your cancer is stage IV** (your record, May 3)",
        (
            "**Markers**\n- **your cancer is HER2-low** "
            "(your caregiver, May 3: not sure: please check)"
        ),
        '**Medicines**\n- **you take ribociclib** (you, May 3: "I take Kisqali")',
    ]
    assert answer.facts == (DRUG, STAGE, DOUBTFUL)


def test_an_empty_memory_says_how_it_fills() -> None:
    assert describe_memory(PHRASES, [], describe, TODAY).text.startswith("Nothing yet.")


def test_what_was_forgotten_is_named() -> None:
    answer = forgotten(PHRASES, ["HER2-positive, from your message on May 3"])

    assert '"HER2-positive, from your message on May 3"' in answer.text
    assert "nothing to forget" in forgotten(PHRASES, []).text


def test_forgetting_everything_says_exactly_what_goes_and_asks_once() -> None:
    answer = confirm_forget_all(PHRASES, {"facts": 3, "conversations": 1})

    assert "3 facts and 1 conversation" in answer.text
    assert answer.kind is AnswerKind.ASK
    assert len(answer.quick_replies) == 2
    assert confirm_forget_all(PHRASES, {"facts": 0}).kind is AnswerKind.FORGOTTEN
    assert "3 facts" in forgot_all(PHRASES, {"facts": 3}).text
