"""What counts as a red flag, and what does not."""

import pytest

from assistant.domain import SitePolicy, Urgency
from assistant.safety.red_flags import RedFlagRules, load_red_flags


@pytest.fixture(scope="module")
def rules() -> RedFlagRules:
    return load_red_flags(SitePolicy())


@pytest.mark.parametrize(
    ("message", "category"),
    [
        pytest.param("temp of 101.2 and chills, day 8 after chemo", "infection", id="fever"),
        pytest.param("i can't breathe", "breathing", id="breath"),
        pytest.param("my chest feels tight since the xeloda", "chest", id="chest"),
        pytest.param("mom's face is drooping and she is slurring", "stroke", id="stroke"),
        pytest.param("my mom took her xeloda twice this morning", "overdose", id="double dose"),
        pytest.param("i dont want to be here anymore", "suicidal", id="indirect"),
        pytest.param("she is throwing up blood", "bleeding", id="blood"),
        pytest.param(
            "legs gave out and i cant feel my thighs, bone mets", "spinal_cord", id="cord"
        ),
    ],
)
def test_a_red_flag_is_an_emergency(rules: RedFlagRules, message: str, category: str) -> None:
    triage = rules.triage(message)

    assert triage.urgency is Urgency.EMERGENCY
    assert category in {flag.category for flag in triage.flags}


@pytest.mark.parametrize(
    "message",
    [
        "Is surgery an option for metastatic Lung Cancer",
        "no chest pain or fever, just tired",
        "What are signs of sepsis?",
        "I'm dying to know my scan results",
        "",
        "\ud83d\ude00",
    ],
)
def test_an_ordinary_message_is_routine(rules: RedFlagRules, message: str) -> None:
    assert rules.triage(message).urgency is Urgency.ROUTINE


def test_the_sign_names_what_was_measured(rules: RedFlagRules) -> None:
    triage = rules.triage("temp of 101.2 and chills, day 8 after chemo")

    assert any("101.2 °F" in flag.sign for flag in triage.flags)
