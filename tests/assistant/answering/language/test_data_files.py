"""Data files beside the code."""

from pathlib import Path

import pytest

from assistant.answering.language.data_files import DataShape, read_data
from assistant.errors import ConfigurationError


class Shape(DataShape):
    """A small shape."""

    name: str
    count: int


def refused(path: Path) -> list[str]:
    with pytest.raises(ConfigurationError) as error:
        read_data(path, Shape)
    return error.value.faults


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_text("name: one\ncount: 2\n")

    assert read_data(path, Shape) == Shape(name="one", count=2)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("name: [1]\ncount: many\nother: 1\n")

    assert [fault.split(":")[0] for fault in refused(path)] == ["name", "count", "other"]


@pytest.mark.parametrize("text", ["a: [", "- 1"])
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(text)

    assert refused(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.yaml")
