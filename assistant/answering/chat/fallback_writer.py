"""Let one writer take over when another fails."""

from collections.abc import AsyncIterator, Sequence

from assistant.answering.checks.grounding import CLAIMS, check_block
from assistant.answering.writer import AnswerRequest, AnswerWriter
from assistant.domain import DraftBlock, Passage
from assistant.errors import ChatModelError


class FallbackWriter:
    """Writes with the first writer, and with the second when nothing of the first one's stands."""

    def __init__(self, primary: AnswerWriter, fallback: AnswerWriter) -> None:
        self._primary = primary
        self._fallback = fallback

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        """Yield the primary writer's draft; from the fallback if no grounded claim came of it.

        A draft that breaks off after a grounded claim ends there: two drafts are never mixed.
        """
        stands = False
        try:
            async for block in self._primary.write(request):
                stands = stands or _stands(block, request)
                yield block
        except ChatModelError:
            if stands:
                return
        if not stands:
            async for block in self._fallback.write(request):
                yield block


def _stands(block: DraftBlock, request: AnswerRequest) -> bool:
    if block.kind not in CLAIMS:
        return False
    passages = passages_of(request)
    finding = check_block(block, passages, question=request.question, facts=request.facts)
    return finding is None


def passages_of(request: AnswerRequest) -> Sequence[Passage]:
    """Return every passage a draft for `request` may cite: those found and their documents'."""
    found = [one.passage for one in request.found]
    rest = [passage for passages in request.sections.values() for passage in passages]
    return list({passage.passage_id: passage for passage in [*found, *rest]}.values())
