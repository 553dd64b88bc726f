"""Make the page a person takes along to an appointment: facts, changes, questions, sources."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from assistant.answering.grounded.parts import CARE_TEAM_HEADING
from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.wording.fact_words import say_date
from assistant.answering.wording.wordings import Phrases
from assistant.domain import Answer, AnswerKind, Citation, Fact, RememberedFact, Role

VISIT_PAGE_FILE = Path(__file__).with_name("visit_page.yaml")
_ANSWERED = (AnswerKind.ANSWER, AnswerKind.DECLINE)
_MARK = re.compile(r"\s*(?:\[\d+\])+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_PLACEHOLDER = re.compile(r"\[[A-Z_]+_\d+\]")


class VisitWords(DataShape):
    """The shape of the data file."""

    title: str
    intro: str
    facts: str
    facts_empty: str
    changes: str
    changes_first: str
    changes_first_empty: str
    changes_empty: str
    new: str
    changed: str
    questions: str
    questions_empty: str
    care_team_questions: str
    sources: str
    sources_empty: str
    unsure: str
    more: str
    said: dict[Role, str]
    most: dict[str, int]
    longest_question: int
    question_starts: frozenset[str]
    fewest_words: int
    fragments: re.Pattern[str]
    wishes: list[re.Pattern[str]]


@cache
def visit_words() -> VisitWords:
    """Read the data file once, on first use."""
    return read_data(VISIT_PAGE_FILE, VisitWords)


def asks_for_visit_page(message: str) -> bool:
    """Say whether a message asks for a page to take along."""
    return any(pattern.search(message.lower()) for pattern in visit_words().wishes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A fact told since the last visit, and what it took the place of."""

    known: RememberedFact
    before: RememberedFact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of the person's and its answer."""

    question: str
    answer: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMaterial:
    """All the page is made from."""

    facts: Sequence[RememberedFact]
    changes: Sequence[Change] = ()
    asked: Sequence[Asked] = ()
    """Since the last visit, oldest first."""
    since: date | None = None
    """The last visit; None: this is the first page."""
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the page, with its origin in small type."""

    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page; `note` stands below the lines, or alone where there are none."""

    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage:
    """The whole page."""

    title: str
    intro: str
    sections: tuple[Section, ...]


def visit_page(
    material: VisitMaterial, phrases: Phrases, describe: Callable[[Fact], str]
) -> VisitPage:
    """Return the page; each part holds only so many lines that all fit on one sheet."""
    words = visit_words()
    made = say_date(material.today, material.today)
    return VisitPage(
        title=words.title,
        intro=phrases.fill(words.intro, date=made),
        sections=(
            _facts(material, phrases, describe),
            _changes(material, phrases, describe),
            *_questions(material.asked, phrases),
            _sources(material.asked, phrases),
        ),
    )


def _facts(material: VisitMaterial, phrases: Phrases, describe: Callable[[Fact], str]) -> Section:
    order = list(phrases.file.memory_groups)
    facts = sorted(material.facts, key=lambda known: order.index(known.fact.kind))
    lines = [
        Line(text=describe(known.fact), origin=_origin(known, material.today)) for known in facts
    ]
    words = visit_words()
    return _section(phrases, "facts", words.facts, lines, words.facts_empty)


def _changes(material: VisitMaterial, phrases: Phrases, describe: Callable[[Fact], str]) -> Section:
    words = visit_words()
    if material.since is None:
        return Section(title=words.changes_first, note=words.changes_first_empty)
    title = words.changes.format(date=say_date(material.since, material.today))
    lines = [_change(one, describe, material.today) for one in material.changes]
    return _section(phrases, "changes", title, lines, words.changes_empty)


def _change(change: Change, describe: Callable[[Fact], str], today: date) -> Line:
    words, text = visit_words(), describe(change.known.fact)
    said = words.new.format(text=text)
    if change.before is not None:
        said = words.changed.format(text=text, before=describe(change.before.fact))
    return Line(text=said, origin=_origin(change.known, today))


def _questions(asked: Sequence[Asked], phrases: Phrases) -> list[Section]:
    words = visit_words()
    own = _distinct(_whole_question(one.question) for one in asked if _is_question(one))
    more = _distinct(line for one in asked for line in _for_care_team(one.answer))
    mine = _section(phrases, "questions", words.questions, own[::-1], words.questions_empty)
    if not more:
        return [mine]
    most = words.most["care_team_questions"]
    return [mine, Section(title=words.care_team_questions, lines=tuple(more[-most:]))]


def _is_question(asked: Asked) -> bool:
    """Say whether somebody asked something; not what was only told, or said to our own question."""
    if asked.answer is None or asked.answer.kind not in _ANSWERED:
        return False
    return bool(_whole_question(asked.question))


def _whole_question(message: str) -> str:
    """Return what a message asks, in its own words: all of it where that fits, else its questions.

    Empty for what only leans on the question before ("and for me?") or asks for other words.
    """
    plain = " ".join(_PLACEHOLDER.sub("...", message).split())
    sentences = [one for one in _SENTENCE_END.split(plain) if _asks(one)]
    if not sentences:
        return ""
    longest = visit_words().longest_question
    said = (plain, " ".join(sentences), sentences[0])
    return next((text for text in said if len(text) <= longest), "")


def _asks(sentence: str) -> bool:
    words, shapes = sentence.lower().split(), visit_words()
    is_asked = sentence.endswith("?") or (words[:1] and words[0] in shapes.question_starts)
    is_whole = len(words) >= shapes.fewest_words and not shapes.fragments.search(sentence.lower())
    return bool(is_asked) and is_whole


def _for_care_team(answer: Answer | None) -> list[str]:
    """Return the questions an answer named for the care team."""
    if answer is None or answer.kind is not AnswerKind.ANSWER:
        return []
    _, found, below = answer.text.partition(f"**{CARE_TEAM_HEADING}**")
    listed = below.strip().split("\n\n")[0] if found else ""
    items = [line[2:] for line in listed.splitlines() if line.startswith("- ")]
    return [_MARK.sub("", item).strip() for item in items]


def _distinct(texts: Iterable[str]) -> list[Line]:
    return [Line(text=text) for text in dict.fromkeys(text for text in texts if text)]


def _sources(asked: Sequence[Asked], phrases: Phrases) -> Section:
    words = visit_words()
    cited = [one for turn in asked if turn.answer for one in turn.answer.citations]
    lines = list(dict.fromkeys(_source(one) for one in cited))
    return _section(phrases, "sources", words.sources, lines[::-1], words.sources_empty)


def _source(citation: Citation) -> Line:
    named = [f"{one.publisher} {one.year or ''}".strip() for one in citation.sources]
    return Line(text=citation.title, origin="; ".join(dict.fromkeys(named)))


def _section(phrases: Phrases, name: str, title: str, lines: Sequence[Line], empty: str) -> Section:
    """Return a part with so many lines as fit; what is left out is counted."""
    words = visit_words()
    most = words.most[name]
    left = len(lines) - most
    note = phrases.fill(words.more, count=str(left)) if left > 0 else ""
    return Section(title=title, lines=tuple(lines[:most]), note=note if lines else empty)


def _origin(known: RememberedFact, today: date) -> str:
    words = visit_words()
    said = words.said[known.role].format(date=say_date(known.last_said.date(), today))
    return said if known.confirmed else f"{said}; {words.unsure}"
