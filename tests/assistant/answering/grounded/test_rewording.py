"""An answer in other words."""

from dataclasses import replace

import pytest

from assistant.answering.grounded.grounded_writer import compose
from assistant.domain import BlockKind, DraftBlock, Rewording
from tests.assistant.answering.samples import request

ASKED = request("Is there anything about daily life I can do with breast cancer?")


def words(blocks: list[DraftBlock]) -> int:
    return sum(len(block.text.split()) for block in blocks)


@pytest.mark.parametrize("wish", [Rewording.SHORTER, Rewording.SIMPLER])
def test_less_is_said_with_the_main_point_and_sources(wish: Rewording) -> None:
    blocks = compose(replace(ASKED, rewording=wish))

    assert blocks[0].kind is BlockKind.NOTE
    assert words(blocks) < words(compose(ASKED))
    kinds = {block.kind for block in blocks}
    assert {BlockKind.LEAD, BlockKind.MAIN_POINT} <= kinds
    assert BlockKind.QUESTION not in kinds
    assert all(block.cites for block in blocks if block.kind is BlockKind.LEAD)


def test_again_is_the_whole_answer() -> None:
    assert compose(replace(ASKED, rewording=Rewording.AGAIN)) == compose(ASKED)


def test_more_says_nothing_twice() -> None:
    said = {block.text for block in compose(ASKED) if block.kind is not BlockKind.HEADING}
    more = compose(replace(ASKED, rewording=Rewording.MORE))

    assert not said & {block.text for block in more if block.kind is not BlockKind.HEADING}
