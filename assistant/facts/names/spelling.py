"""Repair misspelt medicines and everyday words, and never turn one medicine into another."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assistant.english_words import english_words
from assistant.facts.names.data_files import FaultList, read_table
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon

SHORTEST_DRUG = 5
SHORT_DRUG = 6
"""Words this short, or shorter, are repaired only one edit away and with the same first letter."""
DRUG_CUTOFF = 0.74
WORD_CUTOFF = 0.8
CLEAR_LEAD = 0.04
"""How much nearer the best medicine must be than the next other medicine."""
SURE = 0.85
SOUNDS_ALIKE = (
    {"c", "k", "q"},
    {"s", "z", "x", "c"},
    {"f", "p", "v"},
    {"i", "e", "y", "a"},
    {"j", "g"},
    {"n", "k"},
)
PARTS = re.compile(r"[a-z0-9]+")
ALPHABETIC = re.compile(r"[a-z0-9]*[a-z]{4}[a-z0-9]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A repaired word, and whether the repair is beyond doubt."""

    word: str
    certain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Speller:
    """Words by length, so that only words of about the same length are compared."""

    english: frozenset[str]
    known: frozenset[str]
    """Words that stay as they are: everything in the lexicon, and medicines outside of it."""
    drugs: Mapping[str, frozenset[str]]
    """Words of medicine names, with the medicines they belong to. None: must not be reached."""
    words: frozenset[str]
    by_length: Mapping[int, tuple[str, ...]] = field(repr=False)

    def repair(self, word: str) -> Repair | None:
        """Return what `word` was meant to be, or None when it is fine or beyond repair."""
        if len(word) < SHORTEST_DRUG or word in self.english or word in self.known:
            return None
        if not ALPHABETIC.fullmatch(word):
            return None
        near = [w for length in _lengths_near(word) for w in self.by_length.get(length, ())]
        best = process.extract(
            word,
            near,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=DRUG_CUTOFF,
            limit=4,
        )
        return self._choose(word, [(found, score) for found, score, _ in best])

    def _choose(self, word: str, best: list[tuple[str, float]]) -> Repair | None:
        if not best:
            return None
        found, score = best[0]
        if found in self.words and found not in self.drugs:
            return Repair(word=found) if score >= WORD_CUTOFF else None
        if not self.drugs.get(found) or not _may_be(word, found, score):
            return None
        rivals = [s for other, s in best[1:] if self._differs(found, other)]
        if rivals and score - rivals[0] < CLEAR_LEAD:
            return None
        return Repair(word=found, certain=score >= SURE)

    def _differs(self, found: str, other: str) -> bool:
        return not (self.drugs.get(found, frozenset()) & self.drugs.get(other, frozenset()))


def _lengths_near(word: str) -> range:
    spread = 1 if len(word) <= SHORT_DRUG else 3
    return range(len(word) - spread, len(word) + spread + 1)


def _may_be(word: str, drug: str, score: float) -> bool:
    """Say whether the distance can be a slip: short words must keep their first letter."""
    same_start = word[0] == drug[0] or any({word[0], drug[0]} <= group for group in SOUNDS_ALIKE)
    if len(word) <= SHORT_DRUG or len(drug) <= SHORT_DRUG:
        return same_start and DamerauLevenshtein.distance(word, drug) <= 1
    return same_start or score >= SURE


@cache
def load_speller() -> Speller:
    """Build the speller once, on first use."""
    drugs = _drug_words()
    words = _everyday_words()
    names = frozenset(part for form, _ in load_lexicon().spellings for part in _parts(form))
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in sorted({*drugs, *words}):
        by_length[len(word)].append(word)
    return Speller(
        english=english_words() - frozenset(drugs),
        known=names | words | frozenset(drugs) | kept_words(),
        drugs=drugs,
        words=words,
        by_length={length: tuple(found) for length, found in by_length.items()},
    )


def _parts(form: str) -> list[str]:
    return PARTS.findall(form.lower())


def _drug_words() -> dict[str, frozenset[str]]:
    """Return the words of all medicine names; those outside the lexicon belong to nothing."""
    owners: dict[str, set[str]] = defaultdict(set)
    english = english_words()
    for form, entry in load_lexicon().spellings:
        if entry.kind is MentionKind.DRUG and not entry.short and entry.group != "class":
            for part in _parts(form):
                is_whole = part == form.lower() and len(part) > SHORT_DRUG
                if len(part) >= SHORTEST_DRUG and (is_whole or part not in english):
                    owners[part].add(entry.name)
    outside = {name: frozenset[str]() for name in other_drug_names() if name not in owners}
    return {**outside, **{part: frozenset(names) for part, names in owners.items()}}


def other_drug_names() -> frozenset[str]:
    """Return names of medicines outside the lexicon: kept as they are, never repaired."""
    faults = FaultList("other_drugs.yaml")
    table = read_table("other_drugs.yaml")
    faults.require(table, ["source", "licence", "names"])
    names = faults.words(table.get("names"), "names")
    faults.raise_if_any()
    return frozenset(name.lower() for name in names)


def kept_words() -> frozenset[str]:
    """Return words that look like slips and are none."""
    faults = FaultList("spelling.yaml")
    words = faults.words(read_table("spelling.yaml").get("kept"), "kept")
    faults.raise_if_any()
    return frozenset(words)


def _everyday_words() -> frozenset[str]:
    faults = FaultList("spelling.yaml")
    words = faults.words(read_table("spelling.yaml").get("words"), "words")
    faults.raise_if_any()
    return frozenset(words)
