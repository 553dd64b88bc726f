"""Spot what no answer may say: orders, diagnoses, promises, invented names, a sense turned round."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.language.sentences import split_units, titled_sentences
from assistant.answering.language.words import content_stems, stem, words_of

GROUNDING_FILE = Path(__file__).with_name("grounding.yaml")
_NAME = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])[A-Za-z][\w]*(?:[-/][\w]+)*\b")
_PARTS = re.compile(r"[-/]")
_SHORTEST_MEDICINE = 7
_FEWEST_WORDS = 2
_CLOSE = 0.6
"""A claim and a sentence of a passage that share this much of the claim's words speak of one thing."""


class GroundingRules(DataShape):
    """The shape of the data file."""

    advice: dict[str, list[re.Pattern[str]]]
    unless: list[re.Pattern[str]]
    drug_endings: str
    opposites: list[tuple[str, str]]
    calming: str
    negations: str


@cache
def grounding_rules() -> GroundingRules:
    """Read the data file once, on first use."""
    return read_data(GROUNDING_FILE, GroundingRules)


def advice_in(text: str, library: Sequence[str] = ()) -> str | None:
    """Return what kind of forbidden advice `text` gives, or None.

    What is found of sentences that stand in the texts of the `library` is remembered.
    """
    sentences = [unit.text for unit in split_units(text)]
    kinds = (
        _library_advice_kind(one) if any(one in other for other in library) else _advice_kind(one)
        for one in sentences
    )
    return next(filter(None, kinds), None)


def unsupported_names(text: str, support: str) -> frozenset[str]:
    """Return names of medicines, genes and trials in `text` that `support` does not have."""
    known = names_in(support) | frozenset(words_of(support))
    return frozenset(
        name for name in names_in(text) - known if not known.issuperset(_PARTS.split(name))
    )


def contradicts(text: str, support: str) -> bool:
    """Tell whether a sentence of `support` says nearly the same, but the other way round.

    A word that calms ("safe", "fine") must stand in the very sentence on the matter.
    """
    claims = [
        one
        for one in _sentences(text)
        if one not in support and len(content_stems(one)) >= _FEWEST_WORDS
    ]
    given = _sentences(support) if claims else []
    return any(_turned_round(claim, near) for claim in claims for near in _nearest(claim, given))


def _sentences(text: str) -> list[str]:
    return [one for unit in split_units(text) for one in titled_sentences(unit.text)]


@lru_cache(maxsize=10_000)
def _library_advice_kind(sentence: str) -> str | None:
    """Return the same for a sentence of the library, remembered; never for one of a person."""
    return _advice_kind(sentence)


def _advice_kind(written: str) -> str | None:
    rules, sentence = grounding_rules(), written.replace("*", "").strip()
    for kind, patterns in rules.advice.items():
        if any(_search(pattern, sentence) for pattern in patterns):
            return None if any(_search(one, sentence) for one in rules.unless) else kind
    return None


def _search(pattern: re.Pattern[str], sentence: str) -> bool:
    return bool(re.search(pattern.pattern, sentence, re.IGNORECASE))


def names_in(text: str) -> frozenset[str]:
    """Return the names of medicines, genes and trials in `text`, in lower case."""
    coded = {found.lower() for found in _NAME.findall(text)}
    return medicines_in(text) | coded


def medicines_in(text: str) -> frozenset[str]:
    """Return the words of `text` that end as names of medicines do, in lower case."""
    endings = tuple(grounding_rules().drug_endings.split())
    long = (word for word in words_of(text) if len(word) >= _SHORTEST_MEDICINE)
    return frozenset(word for word in long if word.endswith(endings))


def _nearest(claim: str, given: list[str]) -> list[str]:
    """Return the sentences that speak of the same as `claim`: the nearest, and any equally near."""
    stems = content_stems(claim) - _sides()
    scored = [(len(stems & content_stems(one)) / max(1, len(stems)), one) for one in given]
    best = max((score for score, _ in scored), default=0.0)
    return [one for score, one in scored if score == best and best >= _CLOSE]


@cache
def _sides() -> frozenset[str]:
    """Return the stems that turn a sentence round, which say nothing about what it is on."""
    rules = grounding_rules()
    pairs = " ".join(word for pair in rules.opposites for word in pair)
    return content_stems(f"{pairs} {rules.calming}")


def _turned_round(claim: str, given: str) -> bool:
    one, other = _all_stems(claim), _all_stems(given)
    if one & _calming() - other:
        return True
    here, there = one - other, other - one
    not_here, not_there = _negated(claim), _negated(given)
    swapped = (pair for pair in _opposites() if pair[0] in here and pair[1] in there)
    if any(mine not in not_here and its not in not_there for mine, its in swapped):
        return True
    shared = content_stems(claim) & content_stems(given)
    return bool((not_here ^ not_there) & shared)


@cache
def _calming() -> frozenset[str]:
    return frozenset(stem(word) for word in grounding_rules().calming.split())


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    """Return the pairs as stems, both ways round."""
    pairs = [(stem(one), stem(other)) for one, other in grounding_rules().opposites]
    return (*pairs, *((other, one) for one, other in pairs))


def _all_stems(sentence: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(sentence))


def _negated(sentence: str) -> frozenset[str]:
    """Return the stems that a negation stands before, with only plain words between."""
    negations = set(grounding_rules().negations.split())
    stems: set[str] = set()
    is_open = False
    for word in words_of(sentence):
        if word in negations or word.endswith("n't"):
            is_open = True
        elif is_open and (found := content_stems(word) | ({stem(word)} & _sides())):
            stems |= found
            is_open = False
    return frozenset(stems)
