"""When the second writer takes over."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest

from assistant.answering.chat.fallback_writer import FallbackWriter
from assistant.answering.writer import AnswerRequest
from assistant.domain import BlockKind, DraftBlock
from assistant.errors import ChatModelError
from tests.assistant.answering.samples import MAIN_POINT, SHORT_ANSWER, request

ASKED = request("daily life")
CLAIM = DraftBlock(
    kind=BlockKind.LEAD, text="Moving most days helps.", cites=(SHORT_ANSWER.passage_id,)
)
STRAY = DraftBlock(kind=BlockKind.LEAD, text="Garlic cures it all.")
HEADING = DraftBlock(kind=BlockKind.HEADING, text="For you")
SPARE = DraftBlock(kind=BlockKind.LEAD, text=MAIN_POINT.text, cites=(MAIN_POINT.passage_id,))


@dataclass
class ScriptedWriter:
    """Yields its blocks, then fails if told to."""

    blocks: Sequence[DraftBlock]
    fails: bool = False

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        for block in self.blocks:
            yield block
        if self.fails:
            raise ChatModelError("down")


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("primary", "written"),
    [
        (ScriptedWriter([CLAIM]), [CLAIM]),
        (ScriptedWriter([], fails=True), [SPARE]),
        (ScriptedWriter([CLAIM], fails=True), [CLAIM]),
        (ScriptedWriter([HEADING], fails=True), [HEADING, SPARE]),
        (ScriptedWriter([STRAY], fails=True), [STRAY, SPARE]),
        (ScriptedWriter([STRAY]), [STRAY, SPARE]),
        (ScriptedWriter([]), [SPARE]),
    ],
    ids=["fine", "down", "cut", "only a heading", "only a stray claim", "ungrounded", "empty"],
)
async def test_the_fallback_writes_when_no_grounded_claim_stands(
    primary: ScriptedWriter, written: list[DraftBlock]
) -> None:
    both = FallbackWriter(primary, ScriptedWriter([SPARE]))

    assert [block async for block in both.write(ASKED)] == written
