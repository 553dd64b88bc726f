"""An answer is made of the blocks that held."""

from assistant.answering.assembling import assemble_answer
from assistant.answering.grounded.stale_facts import check_block
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import BlockKind, DraftBlock, SitePolicy
from tests.assistant.answering.samples import SHORT_ANSWER, TAKES_RIBOCICLIB

PHRASES = load_phrases(SitePolicy())
LEAD = DraftBlock(kind=BlockKind.LEAD, text=SHORT_ANSWER.text, cites=(SHORT_ANSWER.passage_id,))


def test_the_buttons_of_a_question_come_with_the_answer() -> None:
    blocks = [LEAD, check_block(TAKES_RIBOCICLIB)]

    made = assemble_answer(blocks, (), [SHORT_ANSWER], phrases=PHRASES, first_answer=False)

    assert made.answer is not None
    assert [reply.label for reply in made.answer.quick_replies] == ["Yes", "It has changed"]


def test_the_notice_is_in_full_once() -> None:
    first, later = (
        assemble_answer([LEAD], (), [SHORT_ANSWER], phrases=PHRASES, first_answer=is_first).answer
        for is_first in (True, False)
    )

    assert first is not None
    assert later is not None
    assert len(first.text) > len(later.text)


def test_without_one_grounded_claim_there_is_no_answer() -> None:
    note = DraftBlock(kind=BlockKind.NOTE, text="What would you like to know?")

    made = assemble_answer([note], (), [SHORT_ANSWER], phrases=PHRASES, first_answer=False)

    assert made.answer is None
