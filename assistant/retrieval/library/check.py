"""Checks that the documents of the library are what they must be before people read them."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from assistant.domain import Document, FactKind, Passage, SectionRole
from assistant.errors import LibraryError
from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import words_of
from assistant.retrieval.library.readability import reading_grade
from assistant.retrieval.library.shared_wording import copied_runs, near_duplicates
from assistant.retrieval.reading.conditions import unknown_clauses
from assistant.retrieval.reading.documents import read_document

Knows = Callable[[FactKind, str], bool]

HIGHEST_GRADE = 8.0
FEWEST_WORDS, MOST_WORDS = 250, 700
NEEDED_PARTS = (
    SectionRole.SHORT_ANSWER,
    SectionRole.DEPENDS_ON,
    SectionRole.FOR_YOU,
    SectionRole.WHEN_TO_CALL,
    SectionRole.QUESTIONS,
    SectionRole.MAIN_POINT,
)
LINK = re.compile(r"\]\(\s*(?!https://)[^)]*\)|(?<![(\w])https?://\S+")
EDITION = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def check_library(folder: Path, *, knows: Knows, reference_texts: Sequence[Path] = ()) -> list[str]:
    """Return every fault of the documents of `folder`, each with its file; empty is good.

    `knows` says whether a fact of that kind and name can be remembered. `reference_texts`
    (files or folders) are texts of others, of which no run of words may be ours.
    """
    faults: list[str] = []
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            document, passages = read_document(path)
        except LibraryError as error:
            faults.extend(error.faults)
            continue
        texts[path.name] = "\n\n".join(passage.text for passage in passages)
        found = check_document(document, passages, knows=knows)
        faults.extend(f"{path.name}: {fault}" for fault in found)
    return faults + _shared_faults(texts, reference_texts)


def check_document(document: Document, passages: Sequence[Passage], *, knows: Knows) -> list[str]:
    """Return the faults of one document whose form is right."""
    return [
        *_part_faults(passages),
        *_condition_faults(passages, knows),
        *_length_faults(passages),
        *_grade_faults(passages, knows),
        *_wording_faults(passages),
        *_front_faults(document),
    ]


def _part_faults(passages: Sequence[Passage]) -> list[str]:
    roles = {passage.role for passage in passages}
    missing = [role for role in NEEDED_PARTS if role not in roles]
    return [f"the part {role.value.replace('_', ' ')} is missing." for role in missing]


def _condition_faults(passages: Sequence[Passage], knows: Knows) -> list[str]:
    return [
        f'"{passage.section}": no fact is called {clause.kind.value}:{clause.name}.'
        for passage in passages
        if passage.condition
        for clause in unknown_clauses(passage.condition, knows)
    ]


def _length_faults(passages: Sequence[Passage]) -> list[str]:
    # The conditional parts are left out: a person reads the few that apply.
    general = [passage for passage in passages if passage.role is not SectionRole.FOR_YOU]
    words = sum(len(passage.text.split()) for passage in general)
    if FEWEST_WORDS <= words <= MOST_WORDS:
        return []
    return [f"{words} words; write {FEWEST_WORDS} to {MOST_WORDS}, not counting For you."]


def _grade_faults(passages: Sequence[Passage], knows: Knows) -> list[str]:
    text = "\n\n".join(passage.text for passage in passages)
    grade = reading_grade(text, is_left_out=lambda word: knows(FactKind.DRUG, word))
    if grade <= HIGHEST_GRADE:
        return []
    return [f"reading grade {grade:.1f}; write for grade {HIGHEST_GRADE:.0f} or lower."]


def _wording_faults(passages: Sequence[Passage]) -> list[str]:
    return [
        f'"{passage.section}": {reason} ("{match[0].strip()}").'
        for passage in passages
        for reason, pattern in (*banned_phrases(), ("a bare or unsafe link", LINK))
        for match in pattern.finditer(passage.text.lower())
    ]


def _front_faults(document: Document) -> list[str]:
    faults = []
    if not EDITION.fullmatch(document.edition):
        faults.append(f'the edition "{document.edition}" is not of the form 2026-11.')
    if not document.answers:
        faults.append("no other ways to ask (answers) are given.")
    for source in document.sources:
        if not source.url.startswith("https://"):
            faults.append(f'the source "{source.title}" has no https address.')
    twice = {
        q
        for q in document.answers
        if [words_of(a) for a in document.answers].count(words_of(q)) > 1
    }
    return [*faults, *(f'"{question}" is listed twice.' for question in sorted(twice))]


def _shared_faults(texts: dict[str, str], references: Sequence[Path]) -> list[str]:
    doubles = [f"{one}: largely the same as {other}." for one, other in near_duplicates(texts)]
    copies = [
        f'{name}: "{run}" stands in a text of others.'
        for name, runs in copied_runs(texts, references).items()
        for run in runs
    ]
    return doubles + copies


@cache
def banned_phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What no document may say, with the reason."""
    lists = load_word_lists(DATA / "banned_phrases.yaml")
    return tuple((reason, re.compile(p)) for reason, patterns in lists.items() for p in patterns)
