"""The file of fixed answers, and what fills it."""

from pathlib import Path

import pytest
import yaml

from assistant.answering.language.readability import HIGHEST_GRADE, grade
from assistant.answering.wording.wordings import (
    OWN_PLACEHOLDERS,
    WORDINGS_DIR,
    Phrase,
    Phrases,
    load_phrases,
    read_wordings,
)
from assistant.domain import SitePolicy
from assistant.errors import ConfigurationError

SITE = SitePolicy(crisis_phone="116 123", emergency_phone="112", care_team_phone="555-0100")
FEW_WORDS = 6
FLATTERY = ("!", "great question", "i understand", "user", "patient's", "sorry to hear", "click")


@pytest.fixture
def phrases() -> Phrases:
    return load_phrases(SITE, "Lantern")


def filled(phrases: Phrases, phrase: Phrase) -> str:
    return phrases.text(phrase, **dict.fromkeys(OWN_PLACEHOLDERS.get(phrase, ()), "this"))


@pytest.mark.parametrize("phrase", list(Phrase))
def test_every_phrase_can_be_said_plainly(phrases: Phrases, phrase: Phrase) -> None:
    text = filled(phrases, phrase)

    assert text
    assert "{" not in text
    assert not [word for word in FLATTERY if word in text.lower()]
    assert grade(text) <= HIGHEST_GRADE or len(text.split()) < FEW_WORDS


def test_words_of_comfort_are_plain_too(phrases: Phrases) -> None:
    themes = [*phrases.file.comfort.themes, phrases.file.comfort.any]

    assert [t.name for t in themes if grade(t.text) > HIGHEST_GRADE or "!" in t.text] == []


def test_the_sites_telephone_numbers_are_filled_in(phrases: Phrases) -> None:
    assert "112" in phrases.text(Phrase.GREETING)
    assert "your cancer team (555-0100)" in phrases.text(Phrase.FAULT)
    assert "your cancer team," in load_phrases(SitePolicy()).text(Phrase.HAND_OVER)


def test_a_language_without_a_file_is_answered_in_english() -> None:
    assert load_phrases(SitePolicy(language="xx")).text(Phrase.STOPPED).startswith("Stopped")


def test_what_a_person_wrote_is_never_read_as_a_placeholder(phrases: Phrases) -> None:
    assert '"{tail}"' in phrases.text(Phrase.CLARIFY_CUT, tail="{tail}")


def test_things_are_listed_as_in_speech(phrases: Phrases) -> None:
    assert phrases.listed(["a"]) == "a"
    assert phrases.listed(["a", "b", "c"]) == "a, b and c"
    assert phrases.counted({"facts": 2, "conversations": 1, "records": 0}) == (
        "2 facts and 1 conversation"
    )


def test_a_faulty_file_is_refused_with_all_its_faults(tmp_path: Path) -> None:
    raw = yaml.safe_load((WORDINGS_DIR / "en.yaml").read_text())
    raw["phrases"].pop("stopped")
    raw["phrases"]["too_long"] = "Too long, {who}."
    raw["phrases"]["empty"] = " "
    path = tmp_path / "en.yaml"
    path.write_text(yaml.safe_dump(raw))

    with pytest.raises(ConfigurationError) as refused:
        read_wordings(path)

    assert sorted(refused.value.faults) == [
        "phrases.empty: is empty",
        "phrases.stopped: is missing",
        "phrases.too_long: {most} is missing",
        "phrases.too_long: {who} is unknown",
    ]


def test_an_unknown_key_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "en.yaml"
    path.write_text("phrases: {hello: hi}\nother: 1\n")

    with pytest.raises(ConfigurationError) as refused:
        read_wordings(path)

    assert any("other" in fault for fault in refused.value.faults)
