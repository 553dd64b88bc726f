"""Give an answer again as it is wanted: the main point alone, in easier sentences, or what was left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

from assistant.answering.grounded.choosing import Piece, pieces_of, within_words
from assistant.answering.grounded.material import Material
from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.language.readability import grade
from assistant.answering.language.repeats import is_said
from assistant.answering.language.sentences import split_sentences
from assistant.domain import BlockKind, DraftBlock, Passage, Rewording, SectionRole

REWORDING_FILE = Path(__file__).with_name("rewording.yaml")
EASY = 8.0
"""A sentence that asks for more years of school is left out of a simple answer, but for the first."""
SIMPLE_SENTENCES = 2
THIN = 8
"""An opening of fewer words ("Sometimes.") is not left alone."""
MOST_WORDS_EXPLAINED = 3
MORE_WORDS = 230
_OPENS = {BlockKind.LEAD, BlockKind.SENTENCE}
_MORE = (SectionRole.DETAIL, SectionRole.DEPENDS_ON, SectionRole.WHEN_TO_CALL)
_HEAD = re.compile(r"^\*\*(.+?)\.?\*\*")
_TERM = re.compile(r"[,/()]| and | or ")
_SHORTEST_TERM = 3


class RewordingWords(DataShape):
    """The shape of the data file."""

    openings: dict[Rewording, str]
    words: str
    glossaries: re.Pattern[str]


@cache
def rewording_words() -> RewordingWords:
    """Read the data file once, on first use."""
    return read_data(REWORDING_FILE, RewordingWords)


def reworded(blocks: Sequence[DraftBlock], material: Material) -> list[DraftBlock]:
    """Return what the wish of the request leaves of a whole answer, or adds to it; empty: nothing."""
    wish = material.request.rewording or Rewording.AGAIN
    kept = list(_kept(wish, blocks, material))
    opening = rewording_words().openings[wish]
    return [DraftBlock(kind=BlockKind.NOTE, text=opening), *kept] if opening and kept else kept


def _kept(
    wish: Rewording, blocks: Sequence[DraftBlock], material: Material
) -> Iterator[DraftBlock]:
    if wish is Rewording.AGAIN:
        yield from blocks
    elif wish is Rewording.MORE:
        yield from _left_out(blocks, material)
    else:
        yield from _essence(blocks, 0 if wish is Rewording.SHORTER else SIMPLE_SENTENCES)
        if wish is Rewording.SIMPLER:
            yield from _explained(blocks, material)


def _essence(blocks: Sequence[DraftBlock], more: int) -> Iterator[DraftBlock]:
    """Yield the first sentence, so many easy ones after it, and the main point."""
    opening = [block for block in blocks if block.kind in _OPENS]
    sentences = [
        replace(block, kind=BlockKind.SENTENCE, text=text)
        for block in opening
        for text in split_sentences(block.text)
    ]
    enough = 1 if sentences and len(sentences[0].text.split()) >= THIN else 2
    first, rest = sentences[:enough], sentences[enough:]
    easy = [one for one in rest if grade(one.text) <= EASY][:more]
    lead = _run_together([*first, *easy])
    yield from (replace(one, kind=BlockKind.LEAD) for one in lead[:1])
    yield from lead[1:]
    yield from (block for block in blocks if block.kind is BlockKind.MAIN_POINT)


def _run_together(sentences: Sequence[DraftBlock]) -> list[DraftBlock]:
    """Return sentences of one source as one block, which bears its mark once."""
    by_source = groupby(sentences, key=lambda one: one.cites)
    runs = [list(run) for _, run in by_source]
    return [replace(run[0], text=" ".join(one.text for one in run)) for run in runs]


def _explained(blocks: Sequence[DraftBlock], material: Material) -> Iterator[DraftBlock]:
    """Yield the words of the answer that a list of words in the documents found explains."""
    said = " ".join(block.text for block in blocks).lower()
    lists = [
        passage
        for sections in material.sections.values()
        for passage in sections
        if rewording_words().glossaries.search(passage.section.lower())
    ]
    pieces = [piece for piece in pieces_of(*lists) if piece.is_item and _is_in(piece, said)]
    items = _items(pieces[:MOST_WORDS_EXPLAINED])
    if items:
        yield DraftBlock(kind=BlockKind.HEADING, text=rewording_words().words)
        yield from items


def _is_in(piece: Piece, said: str) -> bool:
    """Say whether a word that `piece` explains stands in `said`."""
    head = _HEAD.match(piece.text)
    terms = [term.strip().lower() for term in _TERM.split(head[1])] if head else []
    return any(
        len(term) >= _SHORTEST_TERM and re.search(rf"\b{re.escape(term)}", said) for term in terms
    )


def _left_out(blocks: Sequence[DraftBlock], material: Material) -> Iterator[DraftBlock]:
    """Yield the parts of the leading document that the whole answer had no room for."""
    said = [sentence for block in blocks for sentence in split_sentences(block.text)]
    left = MORE_WORDS
    for passage in [one for role in _MORE for one in material.of_role(role)]:
        if passage.condition is not None or left <= 0:
            continue
        new = [one for one in pieces_of(passage) if not is_said(one.text, said)]
        kept = within_words(new, left)
        left -= sum(one.words for one in kept)
        yield from _under(passage, kept)


def _under(passage: Passage, pieces: Sequence[Piece]) -> list[DraftBlock]:
    heading = DraftBlock(kind=BlockKind.HEADING, text=passage.section)
    return [heading, *_items(pieces)] if pieces else []


def _items(pieces: Sequence[Piece]) -> list[DraftBlock]:
    return [
        DraftBlock(
            kind=BlockKind.ITEM if piece.is_item else BlockKind.SENTENCE,
            text=piece.text,
            cites=(piece.passage.passage_id,),
        )
        for piece in pieces
    ]
