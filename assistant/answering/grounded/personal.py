"""Write the parts of documents that apply to this person, each with the fact it rests on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.grounded.conditions import holds
from assistant.answering.grounded.material import Material
from assistant.answering.language.repeats import is_said
from assistant.answering.language.sentences import leans, library_units
from assistant.answering.language.words import content_stems
from assistant.answering.wording.fact_words import Reading, say_fact, say_origin
from assistant.answering.writer import AnswerRequest
from assistant.domain import (
    BlockKind,
    DraftBlock,
    Passage,
    RememberedFact,
    Role,
)

MOST_PARTS = 3
MOST_WORDS = 100
_SPEAKS_TO_IT = 0.4
"""Share of the question's words that a sentence of a later document must have."""
_OPENING = re.compile(r"^(?:with|while|when|if|since)\b[^,.]{3,70},\s+", re.IGNORECASE)
_PROPER = {"St", "I"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalPart:
    """What applies because of the same facts, joined from all documents."""

    facts: tuple[RememberedFact, ...]
    sentences: tuple[str, ...]
    passages: tuple[Passage, ...]


def reading_of(request: AnswerRequest) -> Reading:
    """Return who reads: a caregiver when one just stated a fact, else the patient."""
    reading = Reading(question=request.question, today=request.today)
    now = [known for known in request.facts if reading.is_from_this_message(known)]
    is_caregiver = any(known.role is Role.CAREGIVER for known in now)
    return Reading(
        question=request.question,
        today=request.today,
        reader=Role.CAREGIVER if is_caregiver else Role.PATIENT,
    )


def applying_parts(material: Material, *, narrow: bool = False) -> tuple[PersonalPart, ...]:
    """Return the conditional parts that hold, the leading document's first, within the limits.

    After a narrow opening only those that speak to what the question asks.
    """
    parts: dict[tuple[str, ...], PersonalPart] = {}
    for passage, facts in _holding(material):
        key = tuple(known.fact_id for known in facts)
        is_new = not any(set(key) & set(other) for other in parts)
        may_open = is_new and passage.passage_id in material.found_ids
        new = _new(passage, parts, material, narrow=narrow, may_open=may_open)
        part = _with_passage(parts.get(key), facts, passage, new)
        if part and _fits(part, key, parts):
            parts[key] = part
    return tuple(parts.values())


def personal_blocks(parts: Iterable[PersonalPart], request: AnswerRequest) -> list[DraftBlock]:
    """Return one block for each part."""
    reading = reading_of(request)
    return [_to_block(part, reading) for part in parts]


def _holding(material: Material) -> list[tuple[Passage, tuple[RememberedFact, ...]]]:
    """Return conditional passages that apply: by document, then by what the question asks."""
    found = []
    for document in material.documents:
        conditional = (one for one in material.sections[document.document_id] if one.condition)
        holding = [(one, _facts_for(one, material.request)) for one in conditional]
        held = [(one, facts) for one, facts in holding if facts]
        found += sorted(held, key=lambda pair: material.relevance.score(pair[0].text), reverse=True)
    return found


def _facts_for(passage: Passage, request: AnswerRequest) -> tuple[RememberedFact, ...]:
    return (passage.condition and holds(passage.condition, request.facts)) or ()


def _new(
    passage: Passage,
    parts: Mapping[tuple[str, ...], PersonalPart],
    material: Material,
    *,
    narrow: bool,
    may_open: bool,
) -> list[str]:
    """Return the sentences nobody said yet.

    Of a later document only one that speaks to the question, or, when the part itself was found and
    nothing was said yet about its facts, the first.
    """
    said = [sentence for part in parts.values() for sentence in part.sentences]
    new = [u.text for u in library_units(passage.text) if not is_said(u.text, said)]
    if passage.document is material.leading:
        fits = not narrow or material.specific.score(f"{passage.section} {passage.text}")
        return new if fits else []
    wanted = material.specific if narrow else material.own_words
    asked = [one for one in new if wanted.score(one) >= _SPEAKS_TO_IT]
    standing = [one for one in new if not leans(one)]
    return (asked or (standing if may_open and not narrow else []))[:1]


def _with_passage(
    part: PersonalPart | None,
    facts: tuple[RememberedFact, ...],
    passage: Passage,
    new: Sequence[str],
) -> PersonalPart | None:
    """Return the part with the `new` sentences of `passage`, or None when there are none."""
    if not new:
        return None
    return PersonalPart(
        facts=facts,
        sentences=(*(part.sentences if part else ()), *new),
        passages=(*(part.passages if part else ()), passage),
    )


def _fits(
    part: PersonalPart, key: tuple[str, ...], parts: dict[tuple[str, ...], PersonalPart]
) -> bool:
    if key not in parts and len(parts) >= MOST_PARTS:
        return False
    others = [other for known, other in parts.items() if known != key]
    words = sum(_length(one) for one in [*others, part])
    return words <= MOST_WORDS or not parts


def _length(part: PersonalPart) -> int:
    return sum(len(sentence.split()) for sentence in part.sentences)


def _to_block(part: PersonalPart, reading: Reading) -> DraftBlock:
    origin = say_origin(part.facts, reading)
    opening = _without_same_opening(part.sentences[0], part)
    said = " ".join([_lower_first(opening), *part.sentences[1:]])
    return DraftBlock(
        kind=BlockKind.PERSONAL,
        text=f"{origin}: {said}",
        cites=tuple(passage.passage_id for passage in part.passages),
    )


def _without_same_opening(sentence: str, part: PersonalPart) -> str:
    """Cut "While neutrophils are low," off, where the words before just said so."""
    opening = _OPENING.match(sentence)
    if not opening:
        return sentence
    named = " ".join(
        f"{say_fact(known.fact)} {known.fact.name} {known.fact.value or ''}" for known in part.facts
    )
    titles = " ".join(passage.section for passage in part.passages)
    is_same = content_stems(opening.group()) <= content_stems(f"{named} {titles}")
    return sentence[opening.end() :] if is_same else sentence


def _lower_first(sentence: str) -> str:
    """Begin in lower case after the colon, unless the first word is a name."""
    first = sentence.split(maxsplit=1)[0]
    is_name = first in _PROPER or any(c.isupper() or c.isdigit() for c in first[1:])
    return sentence if is_name else sentence[:1].lower() + sentence[1:]
