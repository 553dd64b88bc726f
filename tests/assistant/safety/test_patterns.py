"""The small language of concepts."""

import pytest

from assistant.safety.matching import MatchedText
from assistant.safety.patterns import PatternCompiler

CONCEPTS = {"hurt": ["hurts", "pain*"], "chest_pain": ["@hurt ..2 chest", "tight chest"]}


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        pytest.param("pain", "pain in leg", True, id="word"),
        pytest.param("pain*", "painful leg", True, id="stem"),
        pytest.param("leg|bad_arm", "my bad arm", True, id="alternatives"),
        pytest.param("NUM pills", "took 7 pills", True, id="number"),
        pytest.param("@hurt ..2 chest", "pains in my chest", True, id="concept"),
        pytest.param("@chest_pain", "painful chest", True, id="nested concept"),
        pytest.param("chest &3 hurts", "it hurts in my chest", True, id="either order"),
        pytest.param("very (very) sick", "very sick", True, id="optional"),
        pytest.param("^ sick", "well | sick", True, id="start of a clause"),
        pytest.param("^ sick", "so sick", False, id="not at the start"),
        pytest.param("pain ..1 chest", "pain in my chest", False, id="too far apart"),
        pytest.param("pain ..4 chest", "pain | my chest", False, id="another clause"),
        pytest.param("pain ..4 chest", "pain , my chest", False, id="behind a comma"),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, found: bool) -> None:
    compiler = PatternCompiler(CONCEPTS)
    group = compiler.compile([pattern])

    assert bool(MatchedText(text.split(), compiler.table).spans(group)) is found
    assert compiler.faults == []


@pytest.mark.parametrize("pattern", ["@nothing here", "wh?t"])
def test_a_faulty_pattern_is_named(pattern: str) -> None:
    compiler = PatternCompiler(CONCEPTS)
    compiler.compile([pattern])

    assert compiler.faults
