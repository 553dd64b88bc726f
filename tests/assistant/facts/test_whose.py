"""Whose a fact is, over several messages."""

from assistant.domain import Fact, Role
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes


def told(
    extractor: RulesExtractor, *turns: str, speaker: Role = Role.PATIENT
) -> set[tuple[str, str]]:
    known: list[Fact] = []
    for place, turn in enumerate(turns):
        changes = extractor.read(turn, speaker=speaker, known=known, earlier=turns[:place])
        known = apply_changes(known, changes)
    return {(fact.name, fact.subject.value) for fact in known}


def test_only_what_a_sentence_names_is_given_to_a_relative(extractor: RulesExtractor) -> None:
    facts = told(
        extractor,
        "There is ovarian cancer and a hysterectomy to tell you about.",
        "To be clear the ovarian cancer was my mum's. The hysterectomy is mine.",
    )

    assert facts == {("ovarian cancer", "family"), ("hysterectomy", "patient")}


def test_what_a_caregiver_calls_their_own_is_not_the_patients(extractor: RulesExtractor) -> None:
    facts = told(
        extractor,
        "diabetes and bowel cancer",
        "the diabetes is mine not my dad's",
        speaker=Role.CAREGIVER,
    )

    assert facts == {("diabetes", "family"), ("colorectal cancer", "patient")}


def test_a_brother_may_have_it_too(extractor: RulesExtractor) -> None:
    facts = told(extractor, "I have colon cancer and my brother has it too")

    assert facts == {("colon cancer", "patient"), ("colon cancer", "family")}


def test_a_caregiver_says_whom_they_write_for(extractor: RulesExtractor) -> None:
    message = "my brother has gist. my wife, who I write for, has breast cancer"

    assert told(extractor, message, speaker=Role.CAREGIVER) == {
        ("gastrointestinal stromal tumor", "family"),
        ("breast cancer", "patient"),
    }


def test_a_word_for_a_child_may_only_say_when(extractor: RulesExtractor) -> None:
    message = "i cant have penicillin, came out in welts as a kid. also pancreatic cancer"

    assert told(extractor, message) == {("penicillin", "patient"), ("pancreatic cancer", "patient")}
