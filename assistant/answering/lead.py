"""Write the opening of an answer: the details that fit the question, or the short answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.answering.choosing import Piece, fitting_pieces, piece_score, pieces_of
from assistant.answering.conditions import holds
from assistant.answering.material import Material
from assistant.answering.relevance import Relevance
from assistant.answering.repeats import is_said
from assistant.answering.sentences import leans
from assistant.answering.topics import fit_of
from assistant.answering.words import content_stems
from assistant.domain import (
    BlockKind,
    ConditionClause,
    Document,
    DraftBlock,
    FactKind,
    FactStatus,
    Passage,
    SectionRole,
)

MOST_DETAILS = 3
MOST_WORDS = 80
FEWEST_WORDS = 12
_CLEARLY_MORE = 1.2
"""A detail leads when it speaks to this many times as much of the question as the short answer."""
_NEARLY_AS_GOOD = 0.6
_DENSE = 0.25
"""A sentence is about what is asked when this share of its words is."""
_YES_OR_NO = re.compile(
    r"^(?:\W|so|and|but|hi|hello|please)*(?:is|are|was|does|do|did|can|could|will|would|should|may)\b",
    re.IGNORECASE,
)
_YES = re.compile(r"^(\*{0,2})(?:yes|no),\s+(\w)(?=(?:[\w']+\W+){5})", re.IGNORECASE)
_SAME_QUESTION = 0.6
_ENOUGH_WORDS = 0.4
_ENOUGH_WEIGHT = 0.6
_FOR_SOME = 0.8
"""What a part for some people counts, compared with one for everybody."""
_STATUSES = frozenset(FactStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How an answer begins."""

    blocks: Sequence[DraftBlock] = ()
    """The first is a LEAD; empty for a document without typed sections."""
    narrow: bool = False
    """Details lead: the question asks for one thing, so the rest stays with that thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A piece of detail, and how much of the question it speaks to."""

    text: str
    passage: Passage
    score: float
    is_item: bool


def open_answer(material: Material) -> Opening:
    """Return the details that fit the question, or else the short answer.

    Details of other documents only add to those of the leading one.
    """
    short = next(iter(material.of_role(SectionRole.SHORT_ANSWER)), None)
    own, *others = [
        _details_in(one, material) for one in material.documents if _may_add(one, material)
    ]
    enough = material.specific.score(short.text) * _CLEARLY_MORE if short else 0.0
    if not own or own[0].score <= enough or not _is_what_is_asked(own[0], material):
        return Opening(blocks=[_short_answer(short, material)] if short else [])
    answered = _yes_or_no(short, material) if short else []
    more = sorted((d for one in others for d in one), key=lambda d: d.score, reverse=True)
    fitting = [one for one in more if one.score >= own[0].score * _NEARLY_AS_GOOD]
    return Opening(blocks=_to_blocks([*answered, *_few([*own, *fitting])]), narrow=True)


def _is_what_is_asked(detail: Detail, material: Material) -> bool:
    """Tell whether a detail has enough of the question's words to lead."""
    text, specific = f"{detail.passage.section} {detail.text}", material.specific
    return specific.share_of_words(text) >= _ENOUGH_WORDS and specific.score(text) >= _ENOUGH_WEIGHT


def _short_answer(short: Passage, material: Material) -> DraftBlock:
    """Return the short answer; its "Yes," only where it answers the very question."""
    stems = content_stems(material.request.question)
    asked = [content_stems(one) for one in short.document.answers]
    is_same = any(_likeness(stems, one) >= _SAME_QUESTION for one in asked)
    text = (
        short.text if is_same else _YES.sub(lambda found: found[1] + found[2].upper(), short.text)
    )
    return _block(BlockKind.LEAD, text, short)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _may_add(document: Document, material: Material) -> bool:
    """Tell whether a document fits nearly as well as the leading one, and its topic as well."""
    leading, intents = material.leading, material.request.intents
    enough = material.weights[leading.document_id] * _NEARLY_AS_GOOD
    same_fit = fit_of(document, intents) >= fit_of(leading, intents)
    return same_fit and material.weights[document.document_id] >= enough


def _details_in(document: Document, material: Material) -> list[Detail]:
    """Return the details of one document that speak to what the question asks, best first."""
    found = [
        detail
        for passage in _detail_passages(document, material)
        for detail in _details_of(passage, material)
    ]
    ranked = sorted(found, key=lambda one: one.score, reverse=True)
    best = ranked[0].score if ranked else 0.0
    return [one for one in ranked if one.score and one.score >= best * _NEARLY_AS_GOOD]


def _few(ranked: Sequence[Detail]) -> list[Detail]:
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
    return content_stems(f"{clause.name} {value} {spread}")


def _yes_or_no(short: Passage, material: Material) -> list[Detail]:
    """Return what the short answer says to a question that asks for yes or no."""
    if not _YES_OR_NO.match(material.request.question):
        return []
    fitting = fitting_pieces(pieces_of(short), material.specific, 1)
    return [
        Detail(text=one.text, passage=short, score=0.0, is_item=False)
        for one in fitting
        if len(material.specific.matched(one.text)) >= _DENSE * len(content_stems(one.text))
    ]


def _to_blocks(details: Sequence[Detail]) -> list[DraftBlock]:
    details = _titled(details)
    first, *rest = details
    following = [
        _block(BlockKind.ITEM if one.is_item else BlockKind.SENTENCE, one.text, one.passage)
        for one in sorted(rest, key=lambda one: one.is_item)
    ]
    return [_block(BlockKind.LEAD, first.text, first.passage), *following]


def _titled(details: Sequence[Detail]) -> list[Detail]:
    """Open each part for some people by whom it is for, each title once."""
    titled: list[Detail] = []
    titles: set[str] = set()
    for one in details:
        title = one.passage.section if one.passage.condition else ""
        text = f"**{title}.** {one.text}" if title and title not in titles else one.text
        titled.append(replace(one, text=text))
        titles.add(title)
    return titled


def _block(kind: BlockKind, text: str, passage: Passage) -> DraftBlock:
    return DraftBlock(kind=kind, text=text, cites=(passage.passage_id,))
