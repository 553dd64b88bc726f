"""Which concepts a message speaks of."""

from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.understanding.intent_concepts import Concepts, load_concepts


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    return Concepts(
        {"DRUG": ["*nib", "pill*"], "OPERATION": ["op", "taken out"], "TIME": ["how long"]}
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sunitinib and pills", ["DRUG"]),
        ("is post-op pain normal", ["OPERATION"]),
        ("options", []),
        ("how long until it is taken out", ["OPERATION", "TIME"]),
        ("how very long", []),
        ("", []),
    ],
)
def test_words_stems_endings_and_phrases_are_found(
    concepts: Concepts, text: str, found: list[str]
) -> None:
    assert concepts.of(text) == found


def test_the_list_that_is_shipped_can_be_read() -> None:
    assert "SUPPLEMENT" in load_concepts().of("is turmeric safe")


def test_an_entry_that_is_no_text_is_reported(tmp_path: Path) -> None:
    faulty = tmp_path / "concepts.yaml"
    faulty.write_text("LOGISTICS: [ride, on]")

    with pytest.raises(ConfigurationError, match="LOGISTICS"):
        load_concepts(faulty)
