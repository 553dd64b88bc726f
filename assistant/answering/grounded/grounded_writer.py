"""Compose an answer from typed passages and remembered facts, without a model."""

from collections.abc import AsyncIterator, Sequence

from assistant.answering.grounded.gaps import gap_blocks
from assistant.answering.grounded.invitation import invitation_blocks
from assistant.answering.grounded.lead import open_answer
from assistant.answering.grounded.material import Material, lay_out
from assistant.answering.grounded.parts import (
    call_blocks,
    main_point_blocks,
    middle_blocks,
    question_blocks,
)
from assistant.answering.grounded.personal import applying_parts, personal_blocks
from assistant.answering.grounded.rewording import reworded
from assistant.answering.grounded.several_medicines import other_medicine_blocks
from assistant.answering.grounded.stale_facts import check_block, oldest_to_check
from assistant.answering.grounded.statement import statement_blocks, tells_something
from assistant.answering.grounded.untyped import untyped_blocks
from assistant.answering.language.questions import asks_something
from assistant.answering.writer import AnswerRequest
from assistant.domain import BlockKind, DraftBlock, Intent, SectionRole

WORDS_PER_ANSWER = 205
"""What a plain answer may have; a longer one is not read to its end by somebody who is afraid."""
MOST_QUESTIONS = 3
FEWER_QUESTIONS = 2


class GroundedWriter:
    """Writes from the library alone: every sentence stands in a passage or is a fixed phrase."""

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        """Yield the draft block by block; never fails."""
        for block in compose(request):
            yield block


def compose(request: AnswerRequest) -> list[DraftBlock]:
    """Return the whole draft, or the parts of it that the wish for other words leaves."""
    material = lay_out(request)
    blocks = _whole(material)
    return reworded(blocks, material) if request.rewording else blocks


def _whole(material: Material) -> list[DraftBlock]:
    """Return opening, the person's own part, what it depends on, what to do."""
    request = material.request
    if _is_statement(request):
        return statement_blocks(material)
    opening = open_answer(material)
    if not opening.blocks and material.leading.document_id in _read_before(request):
        return []
    if not opening.blocks:
        return untyped_blocks(request.question, request.found)
    before = [
        *opening.blocks,
        *gap_blocks(material),
        *_for_you(material, narrow=opening.narrow),
        *other_medicine_blocks(material),
    ]
    after = _after(material, before, narrow=opening.narrow)
    left = WORDS_PER_ANSWER - _words([*before, *after])
    return [*before, *_new(middle_blocks(material, left, narrow=opening.narrow), before), *after]


def _read_before(request: AnswerRequest) -> set[str]:
    """Return the typed documents the answer before was composed of."""
    return {
        one.document.document_id
        for passages in request.sections.values()
        for one in passages
        if one.passage_id in request.shown and one.role is not SectionRole.UNTYPED
    }


def _is_statement(request: AnswerRequest) -> bool:
    is_meant = request.intents[:1] == [Intent.CONTEXT_STATEMENT]
    return is_meant and not asks_something(request.question) and tells_something(request)


def _after(material: Material, before: Sequence[DraftBlock], *, narrow: bool) -> list[DraftBlock]:
    """Return what to do with the answer: when to call, what to ask, what to keep in mind."""
    is_long = _words(before) > WORDS_PER_ANSWER / 2
    most = FEWER_QUESTIONS if narrow or is_long else MOST_QUESTIONS
    return [
        *call_blocks(material, narrow=narrow),
        *question_blocks(material, most, narrow=narrow),
        *main_point_blocks(material, before, narrow=narrow),
        *([] if narrow else invitation_blocks(material)),
    ]


def _new(blocks: Sequence[DraftBlock], before: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Return the blocks whose text did not stand in `before`; a heading alone is never shown."""
    said = {block.text for block in before}
    return [block for block in blocks if block.text not in said]


def _for_you(material: Material, *, narrow: bool) -> list[DraftBlock]:
    """Return the parts that apply to this person, and one question about a fact they rest on."""
    parts = applying_parts(material, narrow=narrow)
    if not parts:
        return []
    blocks, known = (
        personal_blocks(parts, material.request),
        oldest_to_check(parts, material.request),
    )
    question = [check_block(known)] if known and material.request.may_ask else []
    return [DraftBlock(kind=BlockKind.HEADING, text="For you"), *blocks, *question]


def _words(blocks: Sequence[DraftBlock]) -> int:
    return sum(len(block.text.split()) for block in blocks)
