from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.facts.names.data_files import DATA, FaultList, read_table


def test_all_faults_of_a_file_are_told_at_once() -> None:
    faults = FaultList("drugs.yaml")
    faults.require({}, ["source", "licence"])
    faults.words({"a": 1}, "brands")

    with pytest.raises(ConfigurationError) as raised:
        faults.raise_if_any()

    assert len(raised.value.faults) == 3


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("- a\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="mapping"):
        read_table("x.yaml", tmp_path)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.name)
def test_every_file_names_its_source_and_licence(path: Path) -> None:
    assert {"source", "licence"} <= set(read_table(path.name))
