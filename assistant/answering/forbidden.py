"""Spot what no answer may say: orders, diagnoses, promises, invented names, a sense turned round."""

import re
from functools import cache
from pathlib import Path

from assistant.answering.data_files import DataShape, read_data
from assistant.answering.sentences import split_sentences, split_units
from assistant.answering.words import content_stems, words_of

GROUNDING_FILE = Path(__file__).with_name("grounding.yaml")
_NAME = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z][\w]*(?:[-/][\w]+)*\b")
_CLOSE = 0.7
"""A claim and a sentence of a passage that share this much of the claim's words speak of one thing."""


class GroundingRules(DataShape):
    """The shape of the data file."""

    advice: dict[str, list[re.Pattern[str]]]
    unless: list[re.Pattern[str]]
    drug_endings: str
    opposites: list[tuple[str, str]]
    negations: str


@cache
def grounding_rules() -> GroundingRules:
    """Read the data file once, on first use."""
    return read_data(GROUNDING_FILE, GroundingRules)


def advice_in(text: str) -> str | None:
    """Return what kind of forbidden advice `text` gives, or None."""
    sentences = [unit.text for unit in split_units(text)]
    kinds = (_advice_kind(sentence.replace("*", "").strip()) for sentence in sentences)
    return next(filter(None, kinds), None)


def unsupported_names(text: str, support: str) -> frozenset[str]:
    """Return names of medicines, genes and trials in `text` that `support` does not have."""
    return _names(text) - _names(support) - frozenset(words_of(support))


def contradicts(text: str, support: str) -> bool:
    """Tell whether a sentence of `support` says nearly the same, but the other way round."""
    given = _sentences(support)
    return any(_turned_round(claim, _nearest(claim, given)) for claim in _sentences(text))


def _sentences(text: str) -> list[str]:
    return [one for unit in split_units(text) for one in split_sentences(unit.text)]


def _advice_kind(sentence: str) -> str | None:
    rules = grounding_rules()
    for kind, patterns in rules.advice.items():
        if any(_search(pattern, sentence) for pattern in patterns):
            return None if any(_search(one, sentence) for one in rules.unless) else kind
    return None


def _search(pattern: re.Pattern[str], sentence: str) -> bool:
    return bool(re.search(pattern.pattern, sentence, re.IGNORECASE))


def _names(text: str) -> frozenset[str]:
    coded = {found.lower() for found in _NAME.findall(text)}
    endings = tuple(grounding_rules().drug_endings.split())
    drugs = {word for word in words_of(text) if len(word) > 6 and word.endswith(endings)}
    return frozenset(coded | drugs)


def _nearest(claim: str, given: list[str]) -> str | None:
    """Return the sentence that speaks of the same as `claim`, if one does."""
    stems = content_stems(claim)
    scored = [(len(stems & content_stems(one)) / max(1, len(stems)), one) for one in given]
    score, nearest = max(scored, default=(0.0, ""))
    return nearest if score >= _CLOSE else None


def _turned_round(claim: str, given: str | None) -> bool:
    if given is None or len(content_stems(claim)) <= 1:
        return False
    one, other = set(words_of(claim)), set(words_of(given))
    if any(_swapped(one, other, pair) for pair in _both_ways(grounding_rules().opposites)):
        return True
    shared = content_stems(claim) & content_stems(given)
    return bool((_negated(claim) ^ _negated(given)) & shared)


def _both_ways(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*pairs, *((second, first) for first, second in pairs)]


def _swapped(one: set[str], other: set[str], pair: tuple[str, str]) -> bool:
    here, there = pair
    return here in one and there not in one and there in other and here not in other


def _negated(sentence: str) -> frozenset[str]:
    """Return the stems that a negation stands before, with only plain words between."""
    negations = set(grounding_rules().negations.split())
    stems: set[str] = set()
    is_open = False
    for word in words_of(sentence):
        if word in negations or word.endswith("n't"):
            is_open = True
        elif is_open and (found := content_stems(word)):
            stems |= found
            is_open = False
    return frozenset(stems)
