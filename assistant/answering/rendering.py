"""Turn checked blocks into Markdown with numbered citation marks, one block at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain import BlockKind, Citation, DraftBlock, Passage

MAIN_POINT_LABEL = "**The main point:**"
_UNDER_HEADINGS = {BlockKind.ITEM, BlockKind.QUESTION, BlockKind.SENTENCE, BlockKind.PERSONAL}
_RUN_ON = {BlockKind.LEAD, BlockKind.SENTENCE}


@dataclass(slots=True, kw_only=True)
class Numbering:
    """What was rendered so far: the numbers given to passages, and what the next block joins."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Passage id to number, in order of first use, from 1."""
    heading: DraftBlock | None = None
    """A heading waits here until a block that belongs under it comes."""
    last: BlockKind | None = None
    in_list: bool = False

    def mark(self, passage_ids: Iterable[str]) -> str:
        """Return the marks for `passage_ids`, numbers given at first use: "[1][2]"."""
        numbers = {self.numbers.setdefault(one, len(self.numbers) + 1) for one in passage_ids}
        return "".join(f"[{number}]" for number in sorted(numbers))


def render_block(block: DraftBlock, numbering: Numbering) -> str:
    """Return what `block` adds to the text; the pieces joined as they come are the whole text.

    A heading is held back and comes with the block below it, so that none stands alone.
    """
    if block.kind is BlockKind.HEADING:
        numbering.heading = block
        return ""
    pieces = [_separated(piece, numbering) for piece in _with_heading(block, numbering)]
    return "".join(pieces)


def render(blocks: Iterable[DraftBlock]) -> tuple[str, Numbering]:
    """Return the whole text, and the numbers its marks stand for."""
    numbering = Numbering()
    text = "".join([render_block(block, numbering) for block in blocks])
    return text, numbering


def to_citations(numbers: Mapping[str, int], passages: Sequence[Passage]) -> tuple[Citation, ...]:
    """Return the sources behind the marks in the order of their numbers."""
    by_id = {passage.passage_id: passage for passage in passages}
    ordered = sorted(numbers.items(), key=lambda pair: pair[1])
    return tuple(_to_citation(number, by_id[one]) for one, number in ordered if one in by_id)


def _to_citation(number: int, passage: Passage) -> Citation:
    document = passage.document
    return Citation(
        number=number,
        passage_id=passage.passage_id,
        heading=passage.heading,
        title=document.title,
        text=passage.text,
        edition=document.edition,
        reviewed_by=document.reviewed_by,
        sources=document.sources,
    )


def _with_heading(block: DraftBlock, numbering: Numbering) -> list[DraftBlock]:
    heading, numbering.heading = numbering.heading, None
    return [heading, block] if heading and block.kind in _UNDER_HEADINGS else [block]


def _separated(block: DraftBlock, numbering: Numbering) -> str:
    in_list = _is_in_list(block, numbering)
    text = _set(block, numbering, in_list=in_list)
    separator = _separator(block, numbering, in_list=in_list)
    numbering.last, numbering.in_list = block.kind, in_list
    return separator + text


def _is_in_list(block: DraftBlock, numbering: Numbering) -> bool:
    """Tell whether `block` is a line of a list: a question only where it follows a heading."""
    if block.kind is BlockKind.QUESTION:
        under = numbering.last is BlockKind.HEADING
        return under or (numbering.last is BlockKind.QUESTION and numbering.in_list)
    return block.kind is BlockKind.ITEM


def _set(block: DraftBlock, numbering: Numbering, *, in_list: bool) -> str:
    if block.kind is BlockKind.HEADING:
        return f"**{block.text.strip('* ')}**"
    mark = numbering.mark(block.cites)
    text = f"{block.text.strip()} {mark}".rstrip()
    if block.kind is BlockKind.MAIN_POINT:
        return f"{MAIN_POINT_LABEL} {text}"
    return f"- {text}" if in_list else text


def _separator(block: DraftBlock, numbering: Numbering, *, in_list: bool) -> str:
    if numbering.last is None:
        return ""
    if in_list and numbering.in_list:
        return "\n"
    runs_on = block.kind is BlockKind.SENTENCE and numbering.last in _RUN_ON
    return " " if runs_on else "\n\n"
