"""Answer a message that states facts: what they mean, what to watch for, and a question back."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.grounded.choosing import piece_score, pieces_of
from assistant.answering.grounded.conditions import holds
from assistant.answering.grounded.material import Material, told_now
from assistant.answering.grounded.personal import reading_of
from assistant.answering.language.repeats import is_said
from assistant.answering.language.words import content_stems, library_stems, overlap
from assistant.answering.writer import AnswerRequest
from assistant.domain import BlockKind, DraftBlock, FactStatus, Passage, SectionRole

MOST_SENTENCES = 3
QUESTION_BACK = "What would you like to know about it?"
_SAYS_MORE = 0.3
"""What a part gains when its condition says more than that a medicine is taken."""
_SAYS_WHAT_CHANGED = 0.6
"""What it gains when it is on the very change: a lower dose, a pause."""
_CARDS = {"drug", "biomarker"}
_CHANGES = {FactStatus.REDUCED, FactStatus.HELD, FactStatus.STOPPED, FactStatus.PLANNED}


def tells_something(request: AnswerRequest) -> bool:
    """Tell whether a fact was noted from the message; else it is answered as a question."""
    reading = reading_of(request)
    return any(reading.is_from_this_message(known) for known in request.facts)


def statement_blocks(material: Material) -> list[DraftBlock]:
    """Return what was said means, when to call because of it, and a question back.

    What was said is named by the acknowledgement before, so the sentences don't name it again.
    """
    passages = [one for part in material.sections.values() for one in part]
    parts = _parts_on_what_was_said(passages, material)
    meaning = _short_answer_on_it(parts, material) or _meaning_blocks(parts)
    calls = [one for one in passages if one.role is SectionRole.WHEN_TO_CALL] if meaning else []
    return [*meaning, *_call_blocks(calls, material), *_question_back(material)]


def _short_answer_on_it(parts: Sequence[Passage], material: Material) -> list[DraftBlock]:
    """Return the short answer of the card on the very thing told, where no part of it applies.

    Who tells of a cancer is asked what they would like to know, and not told all about it.
    """
    leading = material.leading
    has_part = any(one.document.document_id == leading.document_id for one in parts)
    if has_part or leading.kind not in _CARDS:
        return []
    names = library_stems(f"{leading.title} {leading.topic}")
    if not names & content_stems(told_now(material.request)):
        return []
    short = material.of_role(SectionRole.SHORT_ANSWER)[:1]
    return [
        DraftBlock(kind=BlockKind.LEAD, text=one.text, cites=(one.passage_id,)) for one in short
    ]


def _parts_on_what_was_said(passages: Sequence[Passage], material: Material) -> list[Passage]:
    """Return the conditional parts that hold for what this message states, the most telling first."""
    reading = reading_of(material.request)
    now = [known for known in material.request.facts if reading.is_from_this_message(known)]
    held = [one for one in passages if one.condition and holds(one.condition, now)]
    return sorted(held, key=lambda one: _telling(one, material), reverse=True)


def _telling(part: Passage, material: Material) -> float:
    clauses = part.condition.clauses if part.condition else ()
    gains = [_gain(clause.qualifier) for clause in clauses]
    fits = material.relevance.score(f"{part.section} {part.text}")
    named = overlap(part.document.title, content_stems(material.request.question))
    weight = material.weights.get(part.document.document_id, 0.0)
    return weight + fits + named / 2 + max(gains, default=0.0)


def _gain(qualifier: str | None) -> float:
    if qualifier in _CHANGES:
        return _SAYS_WHAT_CHANGED
    return 0.0 if qualifier in {FactStatus.CURRENT, None} else _SAYS_MORE


def _meaning_blocks(parts: Sequence[Passage]) -> list[DraftBlock]:
    """Return the first sentences of the most telling parts, none saying what another said."""
    blocks: list[DraftBlock] = []
    for part in parts:
        sentences = [one.text for one in pieces_of(part)]
        if len(blocks) >= MOST_SENTENCES or is_said(sentences[0], [one.text for one in blocks]):
            continue
        room = MOST_SENTENCES - 1 if not blocks else 1
        blocks += [_sentence(text, part) for text in sentences[:room]]
    return [replace(one, kind=BlockKind.LEAD) for one in blocks[:1]] + blocks[1:]


def _sentence(text: str, part: Passage) -> DraftBlock:
    return DraftBlock(kind=BlockKind.SENTENCE, text=text, cites=(part.passage_id,))


def _call_blocks(passages: list[Passage], material: Material) -> list[DraftBlock]:
    """Return the one line on when to call that speaks most to what was said."""
    pieces = pieces_of(*passages)
    best = max(pieces, key=lambda piece: piece_score(piece, material.relevance), default=None)
    if best is None:
        return []
    return [DraftBlock(kind=BlockKind.SENTENCE, text=best.text, cites=(best.passage.passage_id,))]


def _question_back(material: Material) -> list[DraftBlock]:
    if not material.request.may_ask:
        return []
    return [DraftBlock(kind=BlockKind.NOTE, text=QUESTION_BACK)]
