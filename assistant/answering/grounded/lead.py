"""Write the opening of an answer: the details that fit the question, or the short answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.grounded.choosing import fitting_pieces, pieces_of
from assistant.answering.grounded.details import NEARLY_AS_GOOD, Detail, details_in, first_new
from assistant.answering.grounded.going_on import (
    NEAREST,
    further_details,
    is_shown,
    unread_details,
)
from assistant.answering.grounded.material import Material
from assistant.answering.grounded.topics import fit_of
from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import (
    BlockKind,
    Document,
    DraftBlock,
    Passage,
    SectionRole,
)

_CLEARLY_MORE = 1.2
"""A detail leads when it speaks to this many times as much of the question as the short answer."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How an answer begins."""

    blocks: Sequence[DraftBlock] = ()
    """The first is a LEAD; empty for a document without typed sections."""
    narrow: bool = False
    """Details lead: the question asks for one thing, so the rest stays with that thing."""


def open_answer(material: Material) -> Opening:
    """Return the details that fit the question, or else the short answer.

    Details of other documents only add to those of the leading one.
    """
    short = next(iter(material.of_role(SectionRole.SHORT_ANSWER)), None)
    own, *others = [
        details_in(one, material) for one in material.documents if _may_add(one, material)
    ]
    if is_shown(short, material):
        return _going_on(own, material)
    enough = material.specific.score(short.text) * _CLEARLY_MORE if short else 0.0
    if (
        material.asked_section is not None
        or not own
        or own[0].score <= enough
        or not _is_what_is_asked(own[0], material)
    ):
        return Opening(blocks=[_short_answer(short, material)] if short else [])
    answered = _yes_or_no(short, material) if short else []
    more = sorted((d for one in others for d in one), key=lambda d: d.score, reverse=True)
    fitting = [one for one in more if one.score >= own[0].score * NEARLY_AS_GOOD]
    return Opening(blocks=_to_blocks([*answered, *first_new([*own, *fitting])]), narrow=True)


def _going_on(own: Sequence[Detail], material: Material) -> Opening:
    """Return what the document has beyond the opening that was just read."""
    further = further_details(own, material)
    is_asked = bool(further) and _is_what_is_asked(further[0], material)
    details = further or unread_details(material)
    if not details:
        return Opening()
    if is_asked:
        return Opening(blocks=_to_blocks(details), narrow=True)
    note = DraftBlock(kind=BlockKind.NOTE, text=NEAREST)
    return Opening(blocks=[note, *_listed(details)], narrow=True)


def _is_what_is_asked(detail: Detail, material: Material) -> bool:
    """Tell whether a detail has enough of the question's words to lead."""
    text, specific = f"{detail.passage.section} {detail.text}", material.specific
    return specific.share_of_words(text) >= _ENOUGH_WORDS and specific.score(text) >= _ENOUGH_WEIGHT


def _short_answer(short: Passage, material: Material) -> DraftBlock:
    """Return the short answer; its "Yes," only where it answers the very question."""
    stems = content_stems(material.request.question)
    asked = [library_stems(one) for one in short.document.answers]
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
    enough = material.weights[leading.document_id] * NEARLY_AS_GOOD
    same_fit = fit_of(document, intents) >= fit_of(leading, intents)
    return same_fit and material.weights[document.document_id] >= enough


def _yes_or_no(short: Passage, material: Material) -> list[Detail]:
    """Return what the short answer says to a question that asks for yes or no."""
    if not _YES_OR_NO.match(material.request.question):
        return []
    fitting = fitting_pieces(pieces_of(short), material.specific, 1)
    return [
        Detail(text=one.text, passage=short, score=0.0, is_item=False)
        for one in fitting
        if len(material.specific.matched(one.text)) >= _DENSE * len(library_stems(one.text))
    ]


def _to_blocks(details: Sequence[Detail]) -> list[DraftBlock]:
    details = _titled(details)
    first, *rest = details
    following = [
        _block(BlockKind.ITEM if one.is_item else BlockKind.SENTENCE, one.text, one.passage)
        for one in sorted(rest, key=lambda one: one.is_item)
    ]
    return [_block(BlockKind.LEAD, first.text, first.passage), *following]


def _listed(details: Sequence[Detail]) -> list[DraftBlock]:
    """Return details below a line that announces them: items as a list, the rest as it stands."""
    return [
        _block(BlockKind.ITEM if one.is_item else BlockKind.SENTENCE, one.text, one.passage)
        for one in sorted(_titled(details), key=lambda one: one.is_item)
    ]


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
