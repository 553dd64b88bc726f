"""How blocks become Markdown with numbered marks."""

from assistant.answering.rendering import (
    Numbering,
    render,
    render_block,
    to_citations,
)
from assistant.domain import BlockKind, DraftBlock
from tests.assistant.answering.samples import MAIN_POINT, SHORT_ANSWER, SOURCE


def block(kind: BlockKind, text: str, *cites: str) -> DraftBlock:
    return DraftBlock(kind=kind, text=text, cites=cites)


DRAFT = [
    block(BlockKind.LEAD, "**Sometimes.** It depends.", "b"),
    block(BlockKind.SENTENCE, "And more.", "a", "b"),
    block(BlockKind.HEADING, "For you"),
    block(BlockKind.PERSONAL, "Because you told me: so.", "c"),
    block(BlockKind.QUESTION, "Is it still so?"),
    block(BlockKind.HEADING, "What it depends on"),
    block(BlockKind.ITEM, "**One.** First.", "a"),
    block(BlockKind.ITEM, "Second.", "b"),
    block(BlockKind.HEADING, "Questions for your care team"),
    block(BlockKind.QUESTION, "What now?"),
    block(BlockKind.QUESTION, "And then?"),
    block(BlockKind.MAIN_POINT, "Ask.", "c"),
    block(BlockKind.NOTE, "*General information.*"),
]
TEXT = """**Sometimes.** It depends. [1] And more. [1][2]

**For you**

Because you told me: so. [3]

Is it still so?

**What it depends on**

- **One.** First. [2]
- Second. [1]

**Questions for your care team**

- What now?
- And then?

**The main point:** Ask. [3]

*General information.*"""


def test_a_draft_is_set_with_headings_lists_and_marks() -> None:
    assert render(DRAFT)[0] == TEXT


def test_pieces_rendered_one_by_one_are_the_whole_text() -> None:
    numbering = Numbering()

    assert "".join(render_block(one, numbering) for one in DRAFT) == TEXT


def test_a_heading_whose_blocks_were_dropped_is_not_shown() -> None:
    left = [DRAFT[0], DRAFT[2], DRAFT[5], DRAFT[6], DRAFT[8], DRAFT[11]]

    text, _ = render(left)

    assert "For you" not in text
    assert "Questions" not in text
    assert "What it depends on" in text


def test_citations_are_numbered_by_first_use() -> None:
    assert render(DRAFT)[1].numbers == {"b": 1, "a": 2, "c": 3}


def test_citations_carry_the_passage_and_its_sources_in_order() -> None:
    numbers = {MAIN_POINT.passage_id: 2, SHORT_ANSWER.passage_id: 1, "gone": 3}

    citations = to_citations(numbers, [MAIN_POINT, SHORT_ANSWER])

    assert [(one.number, one.text) for one in citations] == [
        (1, SHORT_ANSWER.text),
        (2, MAIN_POINT.text),
    ]
    assert citations[0].sources == (SOURCE,)
    assert citations[0].edition == "2026-11"
    assert citations[0].reviewed_by == "none"
