"""Find the details that speak to what a question asks beyond its topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.answering.grounded.choosing import Piece, fitting_pieces, piece_score, pieces_of
from assistant.answering.grounded.conditions import holds
from assistant.answering.grounded.material import Material
from assistant.answering.language.relevance import Relevance
from assistant.answering.language.repeats import is_said
from assistant.answering.language.sentences import leans
from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import (
    ConditionClause,
    Document,
    FactKind,
    FactStatus,
    Passage,
    SectionRole,
)

MOST_DETAILS = 3
MOST_WORDS = 80
FEWEST_WORDS = 12
NEARLY_AS_GOOD = 0.6
_FOR_SOME = 0.8
"""What a part for some people counts, compared with one for everybody."""
_STATUSES = frozenset(FactStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A piece of detail, and how much of the question it speaks to."""

    text: str
    passage: Passage
    score: float
    is_item: bool


def details_in(document: Document, material: Material) -> list[Detail]:
    """Return the details of one document that speak to what the question asks, best first."""
    found = [
        detail
        for passage in _detail_passages(document, material)
        for detail in _details_of(passage, material)
    ]
    ranked = sorted(found, key=lambda one: one.score, reverse=True)
    best = ranked[0].score if ranked else 0.0
    return [one for one in ranked if one.score and one.score >= best * NEARLY_AS_GOOD]


def first_new(ranked: Sequence[Detail]) -> list[Detail]:
    """Return the first details that say something new, within the limits."""
    kept: list[Detail] = []
    for one in ranked:
        words = sum(len(detail.text.split()) for detail in [*kept, one])
        if kept and (words > MOST_WORDS or is_said(one.text, [detail.text for detail in kept])):
            continue
        kept.append(one)
    return kept[:MOST_DETAILS]


def _detail_passages(document: Document, material: Material) -> list[Passage]:
    """Return sections of detail, and conditional parts that the question names itself."""
    return [
        one
        for one in material.sections[document.document_id]
        if one.role is SectionRole.DETAIL or _is_asked_about(one, material)
    ]


def _details_of(passage: Passage, material: Material) -> list[Detail]:
    """Return each list item and each paragraph as a detail; a part for some people is one."""
    specific, pieces = material.specific, pieces_of(passage)
    if passage.condition:
        return [_paragraph(passage, pieces, specific)]
    groups = [(is_item, list(group)) for is_item, group in groupby(pieces, lambda one: one.is_item)]
    paragraphs = [_paragraph(passage, group, specific) for is_item, group in groups if not is_item]
    items = [
        Detail(text=one.text, passage=passage, score=piece_score(one, specific), is_item=True)
        for one in pieces
        if one.is_item
    ]
    return [*items, *paragraphs]


def _paragraph(passage: Passage, pieces: Sequence[Piece], specific: Relevance) -> Detail:
    whole = " ".join(piece.text for piece in pieces)
    score = specific.score(f"{passage.section} {whole}") + specific.score(passage.section) / 2
    return Detail(
        text=_cut_paragraph(passage, pieces, specific),
        passage=passage,
        score=score * (_FOR_SOME if passage.condition else 1.0),
        is_item=False,
    )


def _cut_paragraph(passage: Passage, pieces: Sequence[Piece], specific: Relevance) -> str:
    """Return the sentences that fit; more where few words fit, all where the title fits."""
    if passage.condition or specific.score(passage.section):
        chosen = list(pieces)
    else:
        fitting = _standing(fitting_pieces(pieces, specific, MOST_DETAILS) or pieces, pieces)
        rest = [piece for piece in pieces if piece.place > fitting[-1].place]
        while rest and sum(piece.words for piece in fitting) < FEWEST_WORDS:
            fitting.append(rest.pop(0))
        chosen = fitting
    return " ".join(piece.text for piece in _first_words(chosen))


def _standing(chosen: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Return the chosen sentences, each that leans on another with the one before it."""
    places = {one.place for one in chosen}
    for one in reversed(pieces):
        if one.place in places and leans(one.text) and one.place:
            places.add(one.place - 1)
    return [one for one in pieces if one.place in places]


def _first_words(pieces: Sequence[Piece]) -> list[Piece]:
    kept = list(pieces[:1])
    for piece in pieces[1:]:
        if sum(one.words for one in [*kept, piece]) > MOST_WORDS:
            break
        kept.append(piece)
    return kept


def _is_asked_about(passage: Passage, material: Material) -> bool:
    """Tell whether the question names every condition of a part, though it isn't remembered."""
    if passage.condition is None or holds(passage.condition, material.request.facts):
        return False
    asked = content_stems(material.request.question)
    return all(_words_of(clause) <= asked for clause in passage.condition.clauses)


def _words_of(clause: ConditionClause) -> frozenset[str]:
    """Return the stems a question must have to name a clause: for bones, that it has spread there."""
    value = clause.qualifier if clause.qualifier and clause.qualifier not in _STATUSES else ""
    spread = "spread" if clause.kind is FactKind.METASTASIS else ""
    return library_stems(f"{clause.name} {value} {spread}")
