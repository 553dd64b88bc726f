"""Find the words of a person's own records that answer a question about them.

A record is short and its words decide: a line counts when it names what was asked for, under any
name the lexicon knows; likeness of meaning only orders, and helps where no word is shared.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.domain import KeptRecord, RecordPassage, RecordQuote
from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.language.word_lists import DATA
from assistant.retrieval.language.words import content_words_of, plain, words_of
from assistant.yaml_files import read_yaml

_LINE = re.compile(r"\n+|(?<=[.!?;])\s+(?=[A-Z\[])")
LIKE_ENOUGH = 0.42
"""Likeness of meaning from which a passage answers without sharing a word."""
MOST_PASSAGES = 4
MOST_LINES = 4
LONGEST_NAME = 4
"""Words of the longest name looked for."""
FEWEST_LETTERS = 3
"""A shorter word must stand whole; a longer one may have another ending."""
Aliases = Mapping[str, frozenset[str]]
"""All names of a thing, by each of them, in lower case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPassage:
    """A passage of one of a person's records."""

    record: KeptRecord
    number: int
    passage: RecordPassage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    not_the_subject: frozenset[str]
    same_record: Mapping[str, str]
    """A word of a title, by what people say for it."""
    same_thing: Aliases
    summary: re.Pattern[str]


class OwnRecordSearch:
    """Quotes records; holds nothing of them."""

    def __init__(self, embedder: Embedder, aliases: Aliases) -> None:
        self._embedder = embedder
        self._aliases = {**aliases, **_words().same_thing}

    def quotes(
        self,
        question: str,
        passages: Sequence[OwnPassage],
        *,
        likely: Mapping[tuple[str, int], float] | None = None,
    ) -> list[RecordQuote]:
        """Return the lines that answer `question`, in their order; empty when nothing does.

        `likely` are scores of a search server for passages, by record and number.
        """
        meant = of_named_records(question, passages)
        subject = self.subject_of(question)
        if not subject:
            return _summary(meant)
        scored = self._scored(question, meant, subject, likely or {})
        best = sorted(scored, key=lambda one: one[0], reverse=True)[:MOST_PASSAGES]
        in_order = sorted(
            (one for _, one in best), key=lambda one: (one.record.kept_at, one.number)
        )
        return _lines_on(subject, in_order)

    def subject_of(self, question: str) -> list[re.Pattern[str]]:
        """Return what is asked for: a pattern for each thing, with all its names."""
        words, patterns, place = words_of(question), [], 0
        telling = set(content_words_of(question)) - _words().not_the_subject
        while place < len(words):
            length, names = self._names_at(words, place)
            if names:
                patterns.append(_any_of(names))
            elif words[place] in telling:
                patterns.append(_any_of([words[place]]))
            place += length
        return patterns

    def _names_at(self, words: Sequence[str], place: int) -> tuple[int, frozenset[str]]:
        """Return how many words at a place are a known name, and all names of the thing."""
        for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
            name = " ".join(words[place : place + length])
            if name in self._aliases and name not in _words().not_the_subject:
                return length, self._aliases[name]
        return 1, frozenset()

    def _scored(
        self,
        question: str,
        passages: Sequence[OwnPassage],
        subject: Sequence[re.Pattern[str]],
        likely: Mapping[tuple[str, int], float],
    ) -> list[tuple[float, OwnPassage]]:
        """Return the passages that may answer, with how well they fit."""
        texts = [one.passage.text for one in passages]
        vector = self._embedder.embed([question])[0]
        alike = [float(score) for score in self._embedder.embed(texts) @ vector]
        scored = []
        for one, cosine in zip(passages, alike, strict=True):
            named = sum(bool(thing.search(plain(one.passage.text))) for thing in subject)
            if named or cosine >= LIKE_ENOUGH:
                server = likely.get((one.record.record_id, one.number), 0.0)
                scored.append((2 * named / len(subject) + cosine + server, one))
        return scored


def of_named_records(question: str, passages: Sequence[OwnPassage]) -> list[OwnPassage]:
    """Return the passages of the records a question names by their title; of all when it names none."""
    said = words_of(question)
    asked = {_words().same_record.get(word, word) for word in said}
    generic = {"report", "record", "results", "list", "note", "letter", "test"}

    def names(record: KeptRecord) -> int:
        return len((set(words_of(record.title)) - generic) & asked)

    most = max((names(one.record) for one in passages), default=0)
    return [one for one in passages if not most or names(one.record) == most]


def _lines_on(
    subject: Sequence[re.Pattern[str]], passages: Sequence[OwnPassage]
) -> list[RecordQuote]:
    """Return the lines that name the most of what was asked; of a passage that only means it, its beginning."""
    found: list[tuple[int, RecordQuote]] = []
    for one in passages:
        lines = _lines(one.passage.text)
        named = [sum(bool(thing.search(plain(line))) for thing in subject) for line in lines]
        if not any(named):
            found.append((0, _quote(one, " ".join(lines[:2]))))
        for place, count in enumerate(named):
            if count:
                found.append((count, _quote(one, _with_what_follows(lines, place))))
    most = max((count for count, _ in found), default=0)
    quotes = list(dict.fromkeys(quote for count, quote in found if count == most))
    return [one for one in quotes if not _stands_in_another(one, quotes)][:MOST_LINES]


def _stands_in_another(quote: RecordQuote, quotes: Sequence[RecordQuote]) -> bool:
    return any(quote.text in one.text and quote.text != one.text for one in quotes)


def _with_what_follows(lines: Sequence[str], place: int) -> str:
    """A heading alone says nothing: the line below it belongs to it."""
    line = lines[place]
    if line.rstrip().endswith(":") and place + 1 < len(lines):
        return f"{line} {lines[place + 1]}"
    return line


def _summary(passages: Sequence[OwnPassage]) -> list[RecordQuote]:
    """Return where the records sum themselves up, else how they begin."""
    summing = [one for one in passages if _words().summary.search(one.passage.text)]
    chosen = (summing or list(passages))[:2]
    return [_quote(one, "\n".join(_lines(one.passage.text)[:MOST_LINES])) for one in chosen]


def _quote(one: OwnPassage, text: str) -> RecordQuote:
    record = one.record
    return RecordQuote(
        record_id=record.record_id,
        title=record.title,
        text=text.strip(),
        page=one.passage.page or (1 if record.pages == 1 else None),
        kept_at=record.kept_at,
        has_original=record.has_original,
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in _LINE.split(text) if line.strip()]


def _any_of(names: Sequence[str] | frozenset[str]) -> re.Pattern[str]:
    """Return a pattern for any of these names as whole words, with other endings of long ones."""
    return re.compile(
        "|".join(rf"\b{_form(name)}\b" for name in sorted(names, key=len, reverse=True))
    )


def _form(name: str) -> str:
    *first, last = [re.escape(word) for word in words_of(name)]
    if len(last) > FEWEST_LETTERS and last.isalpha():
        last = rf"{last.removesuffix('s')}\w{{0,3}}"
    return r"[\W_]*".join([*first, last])


@cache
def _words() -> _Words:
    table = read_yaml(DATA / "own_records.yaml")
    return _Words(
        not_the_subject=frozenset(table["not_the_subject"].split()),
        same_record={
            word: group.split()[0] for group in table["same_record"] for word in group.split()
        },
        same_thing={name: frozenset(group) for group in table["same_thing"] for name in group},
        summary=re.compile(rf"(?im)^\W*(?:{table['summaries'].strip()})\b"),
    )
