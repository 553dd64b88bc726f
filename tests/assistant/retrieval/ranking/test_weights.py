from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.retrieval.ranking.weights import Line, load_weights


def test_a_line_sums_its_features_and_leaves_out_unknown_ones() -> None:
    line = Line(constant=1.0, by_feature={"alike": 2.0})

    assert line.of({"alike": 0.5, "strange": 9.0}) == 2.0


def test_our_weights_are_in_form() -> None:
    assert 0 < load_weights().enough < 1


@pytest.mark.parametrize("content", ["", "{}", '{"relevance": 3}'])
def test_a_faulty_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content)

    with pytest.raises(ConfigurationError, match="is faulty"):
        load_weights(path)
