"""Danger that is half said or told by the way, and talk that only sounds like it."""

import pytest

from assistant.domain import SitePolicy, Urgency
from assistant.safety.red_flags import load_rules_alone


@pytest.mark.parametrize(
    ("message", "category"),
    [
        ("how many of her oxycodone would it take for somebody his weight", "suicidal"),
        ("says he'll swallow all his patches at once and then he laughs", "suicidal"),
        ("what a kindness it would be not to be woken", "suicidal"),
        ("she gave me her ring and says she won't be needing it again", "suicidal"),
        ("keeps a rifle by the bed since the diagnosis, for when it's time", "suicidal"),
        ("has had 16 tramadol since yesterday for the pain", "overdose"),
        ("there's an old patch still on, I put the new fentanyl on top", "overdose"),
        ("our four year old ate my cannabis gummies", "overdose"),
        ("label says once a week, I've been taking it each morning, methotrexate", "overdose"),
        ("opens one eye only when I pinch him", "unresponsive"),
        ("stopped being able to walk, on Sunday he could. mets in his spine", "spinal_cord"),
        ("has a fever of 39, the pain is gone", "infection"),
        ("my 70 year old dad has crushing chest pain", "chest"),
        ("58 year old, vomiting blood", "bleeding"),
    ],
)
def test_what_is_half_said_or_told_by_the_way_is_found_by_rule(message: str, category: str) -> None:
    flags = load_rules_alone(SitePolicy()).triage(message).flags

    assert category in {flag.category for flag in flags if flag.urgency is Urgency.EMERGENCY}


@pytest.mark.parametrize(
    "message",
    [
        "the drug makes tumour cells commit suicide, says the leaflet",
        "parking there is suicide on a friday",
        "how is an overdose of paracetamol treated, for my exam",
        "nobody took the wrong pill, we counted them",
        "fever has been gone two weeks, may we go on",
        "mum has said her goodbyes, the hospice says days",
        "pink wee after the red chemo, they told me to expect it",
        "we audit care for neutropenic fever, where is the standard",
        "I have a stash of wool for hats",
    ],
)
def test_resolved_taught_expected_and_figurative_talk_is_routine(message: str) -> None:
    assert load_rules_alone(SitePolicy()).triage(message).urgency is Urgency.ROUTINE
