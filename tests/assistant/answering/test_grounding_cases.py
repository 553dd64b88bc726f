"""How well support is told from invention, on sentences a model might write."""

from pathlib import Path

import pytest
import yaml

from assistant.answering.checks.grounding import check_block
from assistant.domain import BlockKind, DraftBlock
from tests.assistant.answering.samples import LIFESTYLE, passage

CASES = yaml.safe_load(Path(__file__).with_name("grounding_cases.yaml").read_text())
SHOWN_AT_LEAST = 0.85
CAUGHT_AT_LEAST = 0.85


def is_shown(sentence: str, given: str) -> bool:
    source = passage(LIFESTYLE, "Case", given)
    block = DraftBlock(kind=BlockKind.SENTENCE, text=sentence, cites=(source.passage_id,))
    return check_block(block, [source]) is None


def share_shown(part: str, kind: str) -> float:
    shown = [
        is_shown(sentence, case["passage"])
        for case in CASES
        if case.get("part", "dev") == part
        for sentence in case[kind]
    ]
    return sum(shown) / len(shown)


@pytest.mark.parametrize("part", ["dev", "held_out"])
def test_careful_paraphrases_are_shown(part: str) -> None:
    assert share_shown(part, "supported") >= SHOWN_AT_LEAST


@pytest.mark.parametrize("part", ["dev", "held_out"])
def test_inventions_are_caught(part: str) -> None:
    assert share_shown(part, "unsupported") <= 1 - CAUGHT_AT_LEAST


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["passage"][:30])
def test_the_passages_own_sentences_are_always_shown(case: dict[str, str]) -> None:
    assert is_shown(case["passage"], case["passage"])
