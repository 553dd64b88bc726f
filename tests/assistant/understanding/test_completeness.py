"""Which messages stopped before their end."""

import pytest

from assistant.domain import Fact, FactKind
from assistant.understanding.completeness import CutOffDetector, load_cut_off_detector

OLIGO = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)


@pytest.fixture(scope="module")
def detector() -> CutOffDetector:
    return load_cut_off_detector()


@pytest.mark.parametrize(
    ("message", "tail"),
    [
        pytest.param(OLIGO, "the dose was", id="open clause"),
        pytest.param("With offlabels for example neutr", "neutr", id="inside a word"),
        pytest.param("because I had", "because I had", id="opening clause"),
        pytest.param("I'm on letrozole and", "and", id="function word"),
        pytest.param("HER2+, ER+,", "ER+,", id="comma"),
        pytest.param("morphine went up to 20 m", "20 m", id="unit"),
        pytest.param("best recipes with ice cr", "cr", id="known word that goes on in a pair"),
        pytest.param("is it safe when you are on", "when you are on", id="inner clause"),
        pytest.param("will you ask whether they", "whether they", id="inner subject"),
        pytest.param("the thing I want to ask is", "to ask is", id="announced matter"),
        pytest.param("she had two lines of", "two lines of", id="amount"),
        pytest.param("my oncologist wants to give me", "to give me", id="gift"),
        pytest.param('it says "no evidence of', '"no evidence of', id="quote"),
        pytest.param("which of these pills should i", "pills should i", id="question without verb"),
        pytest.param("how many weeks does", "many weeks does", id="question after its helper"),
        pytest.param("scan is friday. My mom", "My mom", id="sentence with its subject alone"),
        pytest.param("new here, i have", "i have", id="fresh clause"),
        pytest.param("my brother keeps", "my brother keeps", id="verb without object"),
        pytest.param("there is a spot on her", "on her", id="finding without place"),
        pytest.param("he was given pills but he can't", "he can't", id="cannot do what"),
        pytest.param("what to expect with stage 4 pan", "pan", id="half an organ after a stage"),
        pytest.param("the", "the", id="lone article"),
        pytest.param("stage 3 (her2 positive", "(her2 positive", id="bracket"),
    ],
)
def test_a_cut_off_message_is_seen_and_quoted(
    detector: CutOffDetector, message: str, tail: str
) -> None:
    found = detector.check(message)

    assert found.cut_off
    assert found.tail == tail


@pytest.mark.parametrize(
    "message",
    ["is there someone I can talk to", "who has it been approved by", "that is the bit I'm stuck with",
     "the summary my doctor gave me", "is my marker high", "ibrance 3 weeks on 1 off",
     "side effects ribociclib", "stage 4 lung", "HER2+", "ok thanks", "what is it for",
     "what can i do", "will they cut my breast off", "nails are lifting off", "is that usual",
     "flu like the evening after", "two drips, 300 euro each", "is that good or bad to have",
     "should i go keto", "i dont know...", "ill be fine wont i",
     "uptake in the node they were worried about", "he is dying and i dont know what to do",
     "am i in the wrong", "nobody gives me a number. will you", "how long do people with stage 4 live",
     "the pills I take", "chemo tomorrow :(", "", "\ud83d\ude00"],
)  # fmt: skip
def test_a_terse_message_is_complete(detector: CutOffDetector, message: str) -> None:
    assert not detector.check(message).cut_off


def test_completions_are_whole_endings_at_most_four(detector: CutOffDetector) -> None:
    assert detector.check(OLIGO).completions == ("reduced", "paused", "stopped")
    assert detector.check("for example neutr").completions[:3] == (
        "neutrophils", "neutropenia", "nutraceuticals",
    )  # fmt: skip
    assert "growing" in detector.check("they say the tumour is").completions


def test_what_is_known_of_the_person_comes_first(detector: CutOffDetector) -> None:
    known = [Fact(kind=FactKind.DRUG, name="ribociclib")]

    assert detector.check("I have been taking", known).completions == ("ribociclib",)
