"""The plainest signs of danger in other languages than English."""

from pathlib import Path

import pytest

from assistant.domain import SitePolicy, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.other_languages import (
    EveryLanguage,
    load_all_red_flags,
    other_languages,
    without_accents,
)
from assistant.safety.wordings import load_wordings

EMERGENCIES = [
    ("tengo fiebre y estoy en quimio", "es-fever-in-treatment"),
    ("Mi mamá tiene fiebre de 39 y está en quimioterapia", "es-fever-in-treatment"),
    ("no puedo respirar", "es-cannot-breathe"),
    ("dolor de pecho", "es-chest-pain"),
    ("me quiero morir", "es-wants-to-die"),
    ("je n'arrive plus à respirer", "fr-cannot-breathe"),
    ("je veux mourir", "fr-wants-to-die"),
    ("ich habe Fieber und bekomme Chemo", "de-fever-in-treatment"),
    ("ich kriege keine Luft", "de-cannot-breathe"),
    ("estou com febre e faço quimio", "pt-fever-in-treatment"),
    ("voglio morire", "it-wants-to-die"),
    ("mam gorączkę po chemii", "pl-fever-in-treatment"),
    ("masakit ang dibdib ko", "tl-chest-pain"),
    ("我化疗后发烧了", "zh-fever-in-treatment"),
    ("لا أستطيع التنفس", "ar-cannot-breathe"),
    ("मुझे बुखार है, कीमो चल रहा है", "hi-fever-in-treatment"),
    ("не могу дышать", "ru-cannot-breathe"),
]


@pytest.fixture(scope="module")
def checker() -> EveryLanguage:
    return load_all_red_flags(SitePolicy())


@pytest.mark.parametrize(("message", "rule"), EMERGENCIES)
def test_a_plain_sign_is_an_emergency(checker: EveryLanguage, message: str, rule: str) -> None:
    triage = checker.triage(message)

    assert triage.urgency is Urgency.EMERGENCY
    assert rule in [flag.rule_id for flag in triage.flags]


def test_a_fever_alone_is_for_today(checker: EveryLanguage) -> None:
    assert checker.triage("tengo fiebre").urgency is Urgency.SAME_DAY


@pytest.mark.parametrize(
    "message",
    [
        "no tengo fiebre",
        "¿la quimio da fiebre?",
        "puedo comer pescado durante la quimio",
        "Kann ich während der Chemotherapie Sport machen?",
        "what does fever feel like",
    ],
)
def test_the_rest_is_routine(checker: EveryLanguage, message: str) -> None:
    assert checker.triage(message).urgency is Urgency.ROUTINE


def test_english_rules_are_heeded_as_before(checker: EveryLanguage) -> None:
    assert (
        checker.triage("temp of 101.2 and chills, day 8 after chemo").urgency is Urgency.EMERGENCY
    )


def test_what_to_do_is_said_in_that_language_first(checker: EveryLanguage) -> None:
    answer = load_wordings().emergency(checker.triage("no puedo respirar"), SitePolicy())

    assert answer.text.startswith("**Llame ahora al [911](tel:911).**")
    assert "call [911](tel:911)" in answer.text.lower()


def test_accents_are_taken_off_latin_letters_alone() -> None:
    assert without_accents("Fièvre, gorączkę, ból") == "fievre, goraczke, bol"
    assert without_accents("बुखार") == "बुखार"


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "languages.yaml"
    path.write_text("signs: {}\nlanguages: {es: {treatment: x, odd: [y]}}\n")

    with pytest.raises(ConfigurationError, match="other languages") as caught:
        other_languages(path)

    assert any('"odd" is unknown' in fault for fault in caught.value.faults)
