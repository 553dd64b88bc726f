from functools import cache

import numpy as np
import pytest

from assistant.phi.tagger import MODEL, Tagger

_MOST_BYTES = 5_000_000


@cache
def tagger() -> Tagger:
    return Tagger()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("my husband Anselm drove me", {"Anselm": "NAME"}, id="name"),
        pytest.param("my sister priya is tired", {"priya": "NAME"}, id="lower_case"),
        pytest.param("we live in Chattanooga", {"Chattanooga": "CITY"}, id="place"),
        pytest.param("i take letrozole every day", {}, id="nothing"),
        pytest.param("", {}, id="empty"),
    ],
)
def test_words_are_tagged(text: str, expected: dict[str, str]) -> None:
    found = tagger().find(text, least=0.5)

    assert {text[s.start : s.end]: s.kind.value for s in found} == expected


def test_a_lower_threshold_finds_no_fewer_words() -> None:
    text = "Hope and Basil went to Mercy with Young-mi"

    strict = {s.start for s in tagger().find(text, least=0.6)}
    lenient = {s.start for s in tagger().find(text, least=0.1)}

    assert strict <= lenient


def test_chances_stay_finite_in_long_texts() -> None:
    found = tagger().find("Ana and Bo. " * 600, least=0.01)

    assert all(np.isfinite(span.certainty) for span in found)


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size < _MOST_BYTES
