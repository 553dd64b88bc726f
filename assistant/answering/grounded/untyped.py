"""Answer from passages without typed sections by choosing the sentences that fit the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.language.relevance import Relevance
from assistant.answering.language.sentences import leans, split_units
from assistant.domain import BlockKind, DraftBlock, FoundPassage, Passage, SectionRole

MOST_PASSAGES = 2
FEWEST_SENTENCES = 2
MOST_SENTENCES = 5
MOST_WORDS = 130
_LONG_SENTENCE = 40
_FITS = 0.5
"""A sentence is taken when it scores this share of the best one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    text: str
    passage: Passage
    place: int
    """Order over all passages."""
    position: int
    """Order within its passage."""
    score: float


def untyped_blocks(question: str, found: Sequence[FoundPassage]) -> list[DraftBlock]:
    """Return two to five sentences of the best passages, in the order of the passages.

    The first is the lead. A sentence that leans on the one before it comes only with that one.
    """
    passages = [f.passage for f in found if f.passage.role is SectionRole.UNTYPED]
    candidates = _candidates(question, passages[:MOST_PASSAGES])
    chosen = _within_words(_standing(_best(candidates)))
    return [_to_block(one, is_lead=index == 0) for index, one in enumerate(chosen)]


def _candidates(question: str, passages: Sequence[Passage]) -> list[_Candidate]:
    units = [
        (passage, position, unit.text)
        for passage in passages
        for position, unit in enumerate(split_units(passage.text))
    ]
    relevance = Relevance.of(question, [text for _, _, text in units])
    return [
        _Candidate(
            text=text,
            passage=passage,
            place=place,
            position=position,
            score=_score(text, position, relevance),
        )
        for place, (passage, position, text) in enumerate(units)
        if text[-1] in ".!)" and text[0].isupper()
    ]


def _score(text: str, position: int, relevance: Relevance) -> float:
    """Weigh what is asked, and a little that first sentences say what the rest is about."""
    long = 0.7 if len(text.split()) > _LONG_SENTENCE else 1.0
    return (relevance.score(text) + 0.3 / (1 + position)) * long


def _best(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    ranked = sorted(candidates, key=lambda one: one.score, reverse=True)
    best = ranked[0].score if ranked else 0.0
    fitting = [one for one in ranked if one.score >= best * _FITS][:MOST_SENTENCES]
    chosen = fitting if len(fitting) >= FEWEST_SENTENCES else ranked[:FEWEST_SENTENCES]
    return sorted(chosen, key=lambda one: one.place)


def _standing(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """Drop sentences that lean on one that was not chosen; keep one at least."""
    places = {one.place for one in chosen}
    kept = [one for one in chosen if not leans(one.text) or one.place - 1 in places]
    return kept or list(chosen[:1])


def _within_words(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    kept: list[_Candidate] = []
    for one in chosen:
        if kept and sum(len(k.text.split()) for k in [*kept, one]) > MOST_WORDS:
            break
        kept.append(one)
    return kept


def _to_block(one: _Candidate, *, is_lead: bool) -> DraftBlock:
    kind = BlockKind.LEAD if is_lead else BlockKind.SENTENCE
    return DraftBlock(kind=kind, text=one.text, cites=(one.passage.passage_id,))
