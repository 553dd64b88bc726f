"""Say a remembered fact and where it came from, in words for the person who reads."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path

from pydantic import Field

from assistant.answering.language.data_files import DataShape, read_data
from assistant.domain import Fact, FactKind, FactStatus, RememberedFact, Role

FACT_WORDS_FILE = Path(__file__).with_name("fact_words.yaml")
_FEW_PLACES = "oligometastatic"
_UNSPECIFIED = "unspecified"
_FEWEST_SHARED = 2
_NUMBER = re.compile(r"[<>~]?\s*\d+(?:[.,]\d+)*\s*(?:%|k|\+\d*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who reads an answer, to what question, when: decides how an origin is worded."""

    question: str
    today: date
    reader: Role = Role.PATIENT

    def is_from_this_message(self, known: RememberedFact) -> bool:
        """Tell whether the person wrote the fact in the message that is answered now."""
        fresh = abs((self.today - known.recorded_at.date()).days) <= 1
        quote = " ".join(known.fact.quote.split()).casefold()
        return bool(fresh and quote and quote in " ".join(self.question.split()).casefold())


class Origins(DataShape):
    """Openings by who said it; `{clause}` is the fact, `{when}` the day."""

    same_message: dict[Role, str]
    told: dict[Role, str]
    read_by_caregiver: dict[Role, str]


class FactWords(DataShape):
    """The shape of the data file."""

    clauses: dict[FactKind, dict[str, str]]
    part_of: str
    no_value: dict[FactKind, str]
    few_places: str
    spread: str
    few_places_named: str
    variant: str
    genes: list[str]
    by_gene: dict[str, str]
    stages: dict[str, str]
    therapies: list[str]
    therapy: str
    with_article: re.Pattern[str]
    by_value: dict[str, str]
    hyphenated: list[str]
    measured: list[str]
    tests: list[str]
    test: str
    measure: str
    measures: str
    plurals: list[str]
    states: list[str]
    state: str
    said_by_value: list[str]
    said_with_value: dict[str, str]
    uncounted: list[str]
    plural_sites: dict[str, str]
    labels: dict[str, str]
    origins: Origins
    care: list[tuple[str, str]]
    joiner: str
    told_today: str
    told_on: str
    dates: str
    older_dates: str
    months: list[str] = Field(min_length=12, max_length=12)


@cache
def fact_words() -> FactWords:
    """Read the data file once, on first use."""
    return read_data(FACT_WORDS_FILE, FactWords)


def say_fact(fact: Fact) -> str:
    """Return a clause about the reader: "you take ribociclib at a lower dose"."""
    words = fact_words()
    if fact.kind is FactKind.METASTASIS:
        return _say_spread(fact, words)
    template = _template(fact, words)
    name = _name(fact, words)
    told = words.part_of.format(name=name, regimen=fact.within) if fact.within else name
    return template.format(name=told, value=fact.value or "")


def say_clause(fact: Fact, reading: Reading) -> str:
    """Return a clause about the patient, in words for who reads it."""
    clause = say_fact(fact)
    return _turn_round(clause, fact_words()) if reading.reader is Role.CAREGIVER else clause


def say_origin(known: Sequence[RememberedFact], reading: Reading) -> str:
    """Return the opening that names the facts and where they came from, without a colon.

    The origin is that of the oldest of the facts.
    """
    words = fact_words()
    first = min(known, key=lambda one: one.recorded_at)
    clause = _join([say_fact(one.fact) for one in known], words.joiner)
    if reading.reader is Role.CAREGIVER:
        clause = _turn_round(clause, words)
    template = _origins(first, reading, words)[first.role]
    return template.format(clause=clause, when=_say_when(first.recorded_at.date(), reading.today))


def _join(clauses: Sequence[str], joiner: str) -> str:
    """Return the clauses as one; what all begin with is said once: "you take A and B"."""
    words = [clause.split() for clause in clauses]
    shared = list(takewhile(lambda pair: len(set(pair)) == 1, zip(*words, strict=False)))
    if len(clauses) == 1 or len(shared) < _FEWEST_SHARED:
        return joiner.join(clauses)
    *most, last = [" ".join(one[len(shared) :]) for one in words]
    return " ".join([*(pair[0] for pair in shared), f"{', '.join(most)} and {last}"])


def _say_when(day: date, today: date) -> str:
    words = fact_words()
    if day == today:
        return words.told_today
    return words.told_on.format(date=say_date(day, today))


def say_date(day: date, today: date) -> str:
    """Return "May 3", with the year when it is not this year's."""
    words = fact_words()
    template = words.dates if day.year == today.year else words.older_dates
    return template.format(month=words.months[day.month - 1], day=day.day, year=day.year)


def _origins(known: RememberedFact, reading: Reading, words: FactWords) -> Mapping[Role, str]:
    said = known.role in {Role.PATIENT, Role.CAREGIVER}
    if said and reading.is_from_this_message(known):
        chosen = words.origins.same_message
    elif reading.reader is Role.CAREGIVER:
        chosen = words.origins.read_by_caregiver
    else:
        chosen = words.origins.told
    return chosen


def _template(fact: Fact, words: FactWords) -> str:
    if fact.value and fact.kind is FactKind.BIOMARKER:
        return _marker_template(fact.name, fact.value, words)
    if fact.value and fact.kind is FactKind.LAB:
        return words.measures if fact.name in words.plurals else words.measure
    if special := _special(fact, words):
        return special
    if fact.value is None and fact.kind in words.no_value:
        return words.no_value[fact.kind]
    by_status = words.clauses[fact.kind]
    return str(by_status.get(fact.status.value, by_status["any"]))


def _special(fact: Fact, words: FactWords) -> str | None:
    """Return how a fact is said whose name or value asks for other words than its kind."""
    if fact.kind is FactKind.CONDITION and fact.name in words.states:
        return words.state
    if fact.kind is FactKind.STAGE and fact.value:
        return words.stages.get(fact.name) or words.stages.get(fact.value)
    is_taken = fact.status is FactStatus.CURRENT and fact.kind is FactKind.DRUG
    return words.therapy if is_taken and fact.name in words.therapies else None


def _marker_template(name: str, value: str, words: FactWords) -> str:
    """Return how a marker is said: a number was measured, a word is a state, the rest is a change."""
    if name in words.measured or _NUMBER.fullmatch(value):
        return words.measures if name in words.plurals else words.measure
    by_value = {**words.by_value, **(words.by_gene if name in words.genes else {})}
    if value in by_value:
        return by_value[value]
    if name in words.tests:
        return words.test
    if value in words.hyphenated:
        return words.clauses[FactKind.BIOMARKER]["any"]
    return words.variant


def _name(fact: Fact, words: FactWords) -> str:
    """Return the name in plain words, with an article where a treatment has one."""
    name = words.labels.get(fact.name, fact.name)
    if fact.kind is FactKind.CONDITION and fact.value:
        return _condition(fact, name, words)
    is_counted = fact.kind is FactKind.PROCEDURE and fact.name not in words.uncounted
    if not (is_counted or words.with_article.search(name)) or name.endswith("s"):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _condition(fact: Fact, name: str, words: FactWords) -> str:
    """Return an illness by what is known of it: "lupus", "type 2 diabetes", "a kidney transplant"."""
    if fact.name in words.said_by_value:
        return fact.value or name
    return words.said_with_value.get(fact.name, name).format(value=fact.value)


def _say_spread(fact: Fact, words: FactWords) -> str:
    is_few = _FEW_PLACES in {fact.value, fact.name}
    if is_few and fact.name in {_UNSPECIFIED, _FEW_PLACES}:
        return words.few_places
    if fact.name == _UNSPECIFIED:
        return words.spread
    site = words.plural_sites.get(fact.name, fact.name)
    template = words.few_places_named if is_few else words.clauses[FactKind.METASTASIS]["any"]
    return template.format(name=site)


def _turn_round(clause: str, words: FactWords) -> str:
    for told, cared in words.care:
        clause = clause.replace(told, cared)
    return clause
