"""Answer a question after one remembered fact in a sentence, with where it came from."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.remembered.own_questions import Aspect, OwnQuestion
from assistant.answering.wording.fact_words import Reading, say_clause, say_date
from assistant.domain import Answer, AnswerKind, Fact, FactKind, RememberedFact, Role

OWN_FACTS_FILE = Path(__file__).with_name("own_facts.yaml")


class OwnFactWords(DataShape):
    """The shape of the data file."""

    named: dict[FactKind, str]
    told: dict[Role, str]
    told_to_caregiver: dict[Role, str]
    unsure: str
    no_since: str
    no_dose: str
    your: str
    about: str
    nothing: str


@cache
def own_fact_words() -> OwnFactWords:
    """Read the data file once, on first use."""
    return read_data(OWN_FACTS_FILE, OwnFactWords)


def answer_own_question(
    question: OwnQuestion,
    facts: Sequence[RememberedFact],
    describe: Callable[[Fact], str],
    reading: Reading,
) -> Answer:
    """Return what is remembered of it, each fact in a sentence, or that nobody has told."""
    asked = [known for known in facts if question.is_after(known.fact)]
    if not asked:
        return Answer(text=_nothing(question), kind=AnswerKind.MEMORY)
    lines = [_told(known, question.aspect, describe, reading) for known in asked]
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    return Answer(text=text, kind=AnswerKind.MEMORY, facts=tuple(asked))


def _told(
    known: RememberedFact, aspect: Aspect, describe: Callable[[Fact], str], reading: Reading
) -> str:
    words, fact = own_fact_words(), known.fact
    is_detailed = bool(fact.since if aspect is Aspect.WHEN else fact.value)
    said = describe(fact) if aspect is not Aspect.VALUE and is_detailed else _clause(fact, reading)
    origins = words.told_to_caregiver if reading.reader is Role.CAREGIVER else words.told
    day = say_date(known.recorded_at.date(), reading.today)
    missing = {Aspect.WHEN: words.no_since, Aspect.DOSE: words.no_dose}.get(aspect, "")
    parts = (
        f"{said[:1].upper()}{said[1:]}.",
        origins[known.role].format(date=day),
        "" if is_detailed else missing,
        "" if known.confirmed else words.unsure,
    )
    return " ".join(part for part in parts if part)


def _clause(fact: Fact, reading: Reading) -> str:
    """Return a clause about the reader; a medicine with its dose."""
    dose = f" ({fact.value})" if fact.kind is FactKind.DRUG and fact.value else ""
    return f"{say_clause(fact, reading)}{dose}"


def _nothing(question: OwnQuestion) -> str:
    words = own_fact_words()
    said = words.about if question.aspect is Aspect.WHEN else words.your
    named = words.named.get(question.kind) if question.kind else None
    return words.nothing.format(thing=named or said.format(thing=question.thing))
