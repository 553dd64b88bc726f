"""Shapes that must fit whole clauses."""

from enum import StrEnum
from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.understanding.spoken_shapes import clauses_of, filled, read_shapes


class Word(StrEnum):
    YES = "yes"


def test_clauses_are_in_lower_case_without_punctuation() -> None:
    assert list(clauses_of("Hi, you! It\u2019s  me?")) == ["hi you", "it's me"]


def test_a_part_may_name_parts_before_it() -> None:
    assert filled("{b}", {"a": "x", "b": "{a}y"}) == "xy"


def test_every_fault_of_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "shapes.yaml"
    path.write_text("parts: {}\nshapes: {'yes': ['('], 'no': [n]}\nbefore: '^$'\nafter: '$'\n")

    with pytest.raises(ConfigurationError) as caught:
        read_shapes(path, Word)

    faults = "\n".join(caught.value.faults)
    assert '"no" is unknown' in faults
    assert "yes:" in faults
