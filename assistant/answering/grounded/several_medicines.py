"""Answer for each further medicine a question names, not for the first alone."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.grounded.choosing import first_or_fitting, has_items, pieces_of
from assistant.answering.grounded.details import details_in
from assistant.answering.grounded.material import Material
from assistant.answering.grounded.medicine_names import names_of
from assistant.answering.language.relevance import topic_of
from assistant.answering.language.words import content_stems
from assistant.domain import BlockKind, Document, DraftBlock, Passage, SectionRole

MOST_PIECES = 3
_DRUG = "drug"
_TITLE_SPEAKS = 0.25
"""Share of the question that the title of a list must have to be what was asked for."""


def other_medicine_blocks(material: Material) -> list[DraftBlock]:
    """Return, for each other medicine named, its title and what it says to the question."""
    return [
        block
        for document in material.documents[1:]
        if _is_asked_about(document, material)
        for block in _under(document.title, _says(document, material))
    ]


def _is_asked_about(document: Document, material: Material) -> bool:
    """Tell whether a document is on a medicine that is named and that the leading one is not on."""
    named = names_of(document) & content_stems(material.request.question)
    return bool(named - names_of(material.leading))


def _says(document: Document, material: Material) -> list[DraftBlock]:
    """Return the list that was asked for, or what fits; beside another medicine at least what it is."""
    passages = material.sections[document.document_id]
    asked = _asked_section(passages, material)
    if asked is not None:
        return _items(asked, material)
    besides = replace(material, specific=material.specific.without(topic_of(document)))
    fitting = details_in(document, besides)[: MOST_PIECES - 1]
    if fitting or material.leading.kind != _DRUG:
        return [_block(one.text, one.passage, is_item=one.is_item) for one in fitting]
    short = [one for one in passages if one.role is SectionRole.SHORT_ANSWER][:1]
    pieces = pieces_of(*short)[: MOST_PIECES - 1]
    return [_block(one.text, one.passage, is_item=False) for one in pieces]


def _asked_section(passages: Sequence[Passage], material: Material) -> Passage | None:
    """Return the list whose title speaks most to the question, if one does."""
    lists = (one for one in passages if one.role is SectionRole.DETAIL and has_items(one))
    best = max(lists, key=lambda one: material.specific.score(one.section), default=None)
    speaks = best is not None and material.specific.score(best.section) >= _TITLE_SPEAKS
    return best if speaks else None


def _items(section: Passage, material: Material) -> list[DraftBlock]:
    pieces = [one for one in pieces_of(section) if one.is_item == has_items(section)]
    chosen = first_or_fitting(pieces, material.specific, MOST_PIECES)
    return [_block(one.text, section, is_item=one.is_item) for one in chosen]


def _block(text: str, passage: Passage, *, is_item: bool) -> DraftBlock:
    kind = BlockKind.ITEM if is_item else BlockKind.SENTENCE
    return DraftBlock(kind=kind, text=text, cites=(passage.passage_id,))


def _under(heading: str, blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    return [DraftBlock(kind=BlockKind.HEADING, text=heading), *blocks] if blocks else []
