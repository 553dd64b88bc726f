"""Alarms by likeness add to the rules, and only add."""

from pathlib import Path

import numpy as np
import pytest

from assistant.domain import SitePolicy, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.likeness import (
    KINDS,
    WEIGHTS,
    Likeness,
    LikenessModel,
    read_likeness_rules,
    read_model,
)
from assistant.safety.likeness_features import BUCKETS, piece_places, word_places
from assistant.safety.likeness_subjects import Subject, read_subjects
from assistant.safety.red_flags import load_red_flags, load_rules_alone

SUBJECTS = (
    Subject(name="breathing", words="trouble with breathing", categories=("breath",)),
    Subject(name="bleeding", words="bleeding", categories=("bleed",)),
)
RULE = """
- {id: likeness-test, category: likeness, outcome: emergency, sign: "what may be {subject}", kinds: [KIND], least: 0.5}
"""


def model_that_always_says(kind: str) -> LikenessModel:
    bias = np.array([5.0 if name == kind else 0.0 for name in KINDS], dtype=np.float32)
    return LikenessModel(
        weights=np.zeros((BUCKETS, len(KINDS)), dtype=np.float32),
        rarity=np.ones(BUCKETS, dtype=np.float32),
        bias=bias,
        about=np.zeros((BUCKETS, len(SUBJECTS)), dtype=np.float32),
        about_bias=np.array([1.0, 0.0], dtype=np.float32),
    )


def rules_in(folder: Path, kind: str) -> Path:
    path = folder / "likeness.yaml"
    path.write_text(RULE.replace("KIND", kind), "utf-8")
    return path


def test_a_share_above_the_threshold_is_an_alarm_with_its_rule_as_the_reason(
    tmp_path: Path,
) -> None:
    rules = read_likeness_rules(rules_in(tmp_path, "emergency"))

    alarmed = list(Likeness(model_that_always_says("emergency"), rules, SUBJECTS).flags(" hello "))
    calm = list(Likeness(model_that_always_says("routine"), rules, SUBJECTS).flags(" hello "))

    assert [flag.rule_id for flag in alarmed] == ["likeness-test"]
    assert calm == []


def test_an_alarm_says_in_plain_words_what_the_message_seems_to_be_about(tmp_path: Path) -> None:
    rules = read_likeness_rules(rules_in(tmp_path, "emergency"))

    flags = list(Likeness(model_that_always_says("emergency"), rules, SUBJECTS).flags(" hello "))

    assert [flag.sign for flag in flags] == ["what may be trouble with breathing"]


def test_the_shares_of_all_kinds_add_up_to_one() -> None:
    shares = read_model(WEIGHTS, read_subjects()).shares(" my chest is tight ")

    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("message", ["", " ", "?!", "\U0001f600"])
def test_an_empty_message_is_like_nothing_urgent(message: str) -> None:
    assert load_red_flags(SitePolicy()).triage(message).urgency is Urgency.ROUTINE


def test_an_unknown_kind_is_reported_with_its_rule(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_likeness_rules(rules_in(tmp_path, "odd"))

    assert 'rule 1: kind "odd" is unknown' in str(error.value)


def test_weights_of_another_make_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    np.savez(path, kinds=np.array(["calm"]), rarity=np.ones(BUCKETS))

    with pytest.raises(ConfigurationError):
        read_model(path, SUBJECTS)


@pytest.mark.parametrize(
    "message",
    [
        "temp of 101.2 and chills, day 8 after chemo",
        "my mom took her xeloda twice this morning",
        "i dont want to be here anymore",
        "temp 37.7 this evening, on chemo",
    ],
)
def test_likeness_never_lowers_what_the_rules_say(message: str) -> None:
    order = [Urgency.ROUTINE, Urgency.SAME_DAY, Urgency.EMERGENCY]
    alone = load_rules_alone(SitePolicy()).triage(message)
    both = load_red_flags(SitePolicy()).triage(message)

    assert order.index(both.urgency) >= order.index(alone.urgency)
    assert {flag.rule_id for flag in alone.flags} <= {flag.rule_id for flag in both.flags}


def test_words_and_pieces_have_buckets_of_their_own() -> None:
    words, pieces = word_places(" so tired "), piece_places(" so tired ")

    assert max(words) < BUCKETS // 2 <= min(pieces)
