"""Write the shared parts of an answer: what it depends on, when to call, questions, main point."""

import re
from collections.abc import Sequence

from assistant.answering.grounded.choosing import (
    Piece,
    first_or_fitting,
    fitting_pieces,
    has_items,
    piece_score,
    pieces_of,
    within_words,
)
from assistant.answering.grounded.material import Material
from assistant.answering.language.relevance import topic_of
from assistant.answering.language.repeats import is_said
from assistant.answering.language.sentences import split_sentences
from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import BlockKind, DraftBlock, Intent, Passage, SectionRole

CARE_TEAM_HEADING = "Questions for your care team"
MOST_ITEMS = 4
FEWEST_ITEMS = 2
THIN = 40
"""An opening of fewer words is thin."""
FEWEST_WORDS = 8
"""A main point that fewer words are left of is said whole."""
MOST_CALLS = {Intent.SYMPTOM_SIDE_EFFECT: 2, Intent.DRUG_QUESTION: 1}
_DEFINITION = re.compile(
    r"^\W*what(?:'s|s| is| are| does)\b(?!.*\b(?:option|best|next|after)\b)", re.IGNORECASE
)
_HOW = re.compile(
    r"\b(?:how (?:do|can|to|should)|what|which|where|tips|advice|suggest|recommend\w*)\b",
    re.IGNORECASE,
)


def middle_blocks(material: Material, budget: int, *, narrow: bool) -> list[DraftBlock]:
    """Return what spells the opening out, in at most `budget` words; empty if too few fit.

    After a narrow opening only what speaks to the question counts; "what is" needs no more.
    """
    section = _middle_section(material)
    if section is None or budget <= 0:
        return []
    if _DEFINITION.match(material.request.question) and section is not material.asked_section:
        return []
    pieces = [piece for piece in pieces_of(section) if piece.is_item]
    choose = fitting_pieces if narrow else first_or_fitting
    chosen = choose(pieces, material.specific, MOST_ITEMS)
    if Intent.SYMPTOM_SIDE_EFFECT in material.request.intents[:1]:
        # Steps keep their order; for a symptom, what fits it comes first.
        chosen = sorted(chosen, key=lambda one: piece_score(one, material.specific), reverse=True)
    kept = within_words(chosen, budget, at_least=FEWEST_ITEMS)
    return _under(section.section, [_item(piece) for piece in kept])


def call_blocks(material: Material, *, narrow: bool) -> list[DraftBlock]:
    """Return when to call: what fits the question; for a symptom as such else the first."""
    intent = next(iter(material.request.intents), None)
    sections = material.of_role(SectionRole.WHEN_TO_CALL)
    pieces = [piece for piece in pieces_of(*sections) if piece.is_item]
    fitting = fitting_pieces(pieces, material.specific, MOST_CALLS.get(intent, 0) if intent else 0)
    is_open = intent is Intent.SYMPTOM_SIDE_EFFECT and not narrow
    chosen = fitting or (pieces[:1] if is_open else [])
    return _under("When to call", [_item(piece) for piece in chosen])


def question_blocks(material: Material, limit: int, *, narrow: bool) -> list[DraftBlock]:
    """Return at most `limit` questions to take to the care team, those nearest to the question.

    After a narrow opening only those that speak to the question.
    """
    pieces = pieces_of(*material.of_role(SectionRole.QUESTIONS))
    choose = fitting_pieces if narrow else first_or_fitting
    chosen = choose(pieces, material.specific, limit)
    questions = [DraftBlock(kind=BlockKind.QUESTION, text=piece.text) for piece in chosen]
    return _under(CARE_TEAM_HEADING, questions)


def main_point_blocks(
    material: Material, before: Sequence[DraftBlock], *, narrow: bool
) -> list[DraftBlock]:
    """Return the main point unless `before` said it.

    After a narrow opening only if it speaks to the same, or little was said.
    """
    shared = [block.text for block in before if block.kind is not BlockKind.PERSONAL]
    said = [sentence for text in shared for sentence in split_sentences(text)]
    pieces = pieces_of(*material.of_role(SectionRole.MAIN_POINT))
    new = [piece for piece in pieces if not is_said(piece.text, said)]
    is_enough = sum(len(one.split()) for one in said) >= THIN
    if not new or (narrow and is_enough and not _speaks_to(pieces, said, material)):
        return []
    left = new if sum(piece.words for piece in new) >= FEWEST_WORDS and not narrow else pieces
    text = " ".join(piece.text for piece in left)
    cites = (new[0].passage.passage_id,)
    return [DraftBlock(kind=BlockKind.MAIN_POINT, text=text, cites=cites)]


def _speaks_to(pieces: Sequence[Piece], said: Sequence[str], material: Material) -> bool:
    topic = library_stems(topic_of(material.leading))
    spoken = content_stems(" ".join(said)) - topic
    return any(library_stems(piece.text) & spoken for piece in pieces)


def _middle_section(material: Material) -> Passage | None:
    """Return the list of details nearest to the question, or what the answer depends on.

    "How do I", "which" and symptoms ask for the first; "is it" and "can I" for the second.
    """
    if material.asked_section is not None:
        return material.asked_section
    lists = sorted(
        (one for one in material.of_role(SectionRole.DETAIL) if has_items(one)),
        key=lambda one: material.specific.score(f"{one.section} {one.text}"),
        reverse=True,
    )
    depends = material.of_role(SectionRole.DEPENDS_ON)
    is_symptom = Intent.SYMPTOM_SIDE_EFFECT in material.request.intents[:1]
    wants_list = is_symptom or bool(_HOW.search(material.request.question))
    ordered = [*lists, *depends] if wants_list else [*depends, *lists]
    return ordered[0] if ordered else None


def _item(piece: Piece) -> DraftBlock:
    return DraftBlock(kind=BlockKind.ITEM, text=piece.text, cites=(piece.passage.passage_id,))


def _under(heading: str, blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    return [DraftBlock(kind=BlockKind.HEADING, text=heading), *blocks] if blocks else []
