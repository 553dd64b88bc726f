"""What no answer may say."""

import pytest

from assistant.answering.checks.forbidden import (
    GROUNDING_FILE,
    GroundingRules,
    advice_in,
    contradicts,
    unsupported_names,
)
from assistant.answering.language.data_files import read_data


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You should stop taking ribociclib.", "stop_or_start"),
        ("You can safely skip your next infusion.", "stop_or_start"),
        ("Stop taking letrozole for a week.", "stop_or_start"),
        ("I recommend switching to tamoxifen.", "stop_or_start"),
        ("You no longer need the drug.", "stop_or_start"),
        ("Skipping it is fine. You must reduce it.", "stop_or_start"),
        ("Take 600 mg in the morning.", "dose"),
        ("Take two tablets instead.", "dose"),
        ("Halve your dose.", "stop_or_start"),
        ("You have sepsis.", "diagnosis"),
        ("Your scan shows that the cancer has grown.", "diagnosis"),
        ("You probably have a blood clot.", "diagnosis"),
        ("This will cure you.", "promise"),
        ("You have about 6 months to live.", "promise"),
        ("You will be fine.", "promise"),
    ],
)
def test_orders_diagnoses_and_promises_are_seen(text: str, kind: str) -> None:
    assert advice_in(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Don't stop taking it without your team.",
        "Ask before you stop any tablet.",
        "Your team may lower the dose.",
        "If your doctor agrees, you can stop the tablets before surgery.",
        "Should I stop the tablets before surgery?",
        "No one can say how long you will live.",
        "Start small, and ask before adding any pill or herb.",
        "Tablets are swallowed whole, once a day.",
        "You should stop smoking.",
        "No diet has been shown to cure breast cancer.",
    ],
)
def test_information_is_not_advice(text: str) -> None:
    assert advice_in(text) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tamoxifen is another choice.", {"tamoxifen"}),
        ("BRAF and the trial NCT0123 matter.", {"nct0123"}),
        ("Ribociclib can do it, with HER2 known.", set()),
        ("It is HER2-positive.", {"her2-positive"}),
        ("A HER2-ribociclib thing.", set()),
    ],
)
def test_names_that_no_source_has_are_seen(text: str, names: set[str]) -> None:
    assert unsupported_names(text, "Ribociclib and HER2.") == names


GIVEN = (
    "Grapefruit can raise the level of ribociclib. Surgery does not hold the cancer back longer. "
    "Moving most days and not smoking have the best evidence. No diet has been shown to cure cancer."
)


@pytest.mark.parametrize(
    ("claim", "turned"),
    [
        ("Grapefruit can lower the level of ribociclib.", True),
        ("Grapefruit can raise the level of ribociclib.", False),
        ("Surgery does hold the cancer back longer.", True),
        ("Surgery doesn't hold the cancer back longer.", False),
        ("Rest is good for sleep.", False),
        ("Moving most days has the best evidence.", False),
        ("A diet has been shown to cure cancer.", True),
        ("**Grapefruit and surgery.** Grapefruit can raise the level of ribociclib.", False),
    ],
)
def test_a_sense_turned_round_is_seen(claim: str, turned: bool) -> None:
    assert contradicts(claim, GIVEN) is turned


def test_the_rules_are_well_formed() -> None:
    assert read_data(GROUNDING_FILE, GroundingRules).advice
