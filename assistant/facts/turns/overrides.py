"""Read a value without its name: "*0.4", "sorry, negative", "1500 now", "redone: 10.6"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.facts.disease.histologies import load_histologies
from assistant.facts.disease.staging import ROMAN
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.doses import find_new_dose, is_lower
from assistant.facts.text.marked import Span, Unit

WORDS = Patterns("overrides")
CORRECTIONS_WORDS = Patterns("corrections")
SERIES_WORDS = Patterns("marker_pairs")

INHERITED = {FactKind.BIOMARKER, FactKind.CANCER, FactKind.CONDITION}
MEASURED = {FactKind.BIOMARKER, FactKind.LAB}
WORDED = {"low", "high", "normal"}
PERFORMANCE = {"0", "1", "2", "3", "4"}
DOSE_RATIO = 5
"""A dose is seldom changed by more than this factor."""
LEVEL_RATIO = 200
"""The same for a blood value or a tumour marker."""


def read_overrides(
    units: Sequence[Unit], clauses: Sequence[Clause], known: Sequence[Fact], facts: Sequence[Fact]
) -> list[Fact]:
    """Return facts told before with their new value, where a message gives only that."""
    text = Span(units, 0, len(units)).text
    mine = [fact for fact in known if fact.subject is not Subject.UNCLEAR]
    if not facts and "?" not in text:
        if any(unit.mention for unit in units):
            renamed = _renamed(text, units, known)
            if renamed:
                return renamed
        else:
            whole = _whole_message(text, mine)
            if whole:
                return whole
    correcting = CORRECTIONS_WORDS.strongly.search(text) is not None
    found = _by_clause(clauses, mine, facts, correcting=correcting)
    return found + _with_histology(text, mine, facts)


def _whole_message(text: str, mine: Sequence[Fact]) -> list[Fact]:
    also = _not_mine(text, mine) or _also_mine(text, mine) or _other_histology(text, mine)
    if also or not mine:
        return also
    if not (
        CORRECTIONS_WORDS.strongly.search(text)
        or WORDS.turned.search(text)
        or WORDS.number.fullmatch(text)
    ):
        return []
    fact = _new_value(text, mine)
    return [fact] if fact is not None else []


def _by_clause(
    clauses: Sequence[Clause], known: Sequence[Fact], facts: Sequence[Fact], *, correcting: bool
) -> list[Fact]:
    """Read clause by clause, so that a new value is seen between other things a message tells."""
    found: list[Fact] = []
    for clause in clauses:
        told = [*facts, *found]
        if clause.question or clause.hypothetical:
            continue
        text = WORDS.name.split(clause.text)[0]
        fact = _stage_again(text, known, told, correcting=correcting)
        fact = fact or _sign_again(text, known, told)
        fact = fact or _number_again(text, known, told)
        if fact is not None:
            found.append(fact)
    return found


def _stage_again(
    text: str, known: Sequence[Fact], told: Sequence[Fact], *, correcting: bool
) -> Fact | None:
    match = WORDS.stage_alone.match(text) or WORDS.stage_again.search(text)
    standing = [f for f in known if f.kind is FactKind.STAGE and f.name == "stage"]
    extent = WORDS.extent.search(text)
    if extent is not None and standing and standing[-1].value in {"limited", "extensive"}:
        return replace(standing[-1], value=extent.group(1))
    said = any(fact.kind is FactKind.STAGE and fact.name == "stage" for fact in told)
    if match is None or not standing or said:
        return None
    if not (correcting or match.group("letter")):
        return None
    number = match.group("number")
    value = ROMAN.get(number, number.upper()) + (match.group("letter") or "").upper()
    return replace(standing[-1], value=value)


def _sign_again(text: str, known: Sequence[Fact], told: Sequence[Fact]) -> Fact | None:
    match = WORDS.result_sign.search(text)
    if match is None or _has_kind(told, MEASURED):
        return None
    sign = next(value for value in match.groups() if value)
    return _last_with(known, lambda fact: fact.kind is FactKind.BIOMARKER, sign)


def _number_again(text: str, known: Sequence[Fact], told: Sequence[Fact]) -> Fact | None:
    match = (
        WORDS.number_alone.match(text)
        or WORDS.number_now.match(text)
        or WORDS.number_made.search(text)
    )
    if match is None:
        return None
    if _has_kind(told, MEASURED):
        known = [fact for fact in known if fact.kind is FactKind.DRUG]
    if WORDS.other_count.match(text[match.end() :]):
        return None
    groups = match.groupdict()
    number = next(n for n in map(groups.get, ("number", "number2", "number3")) if n)
    tail = (match.group("tail") or "").strip()
    return _with_number(known, *_end_of_series(text[match.end() :], number, tail))


def _end_of_series(rest: str, number: str, tail: str) -> tuple[str, str]:
    """Return the last number of a series and its sign: of "was 900 in may and 310 today" the 310."""
    start = 0
    for match in WORDS.number.finditer(rest):
        gap, behind = rest[start : match.start()], rest[match.end() :]
        is_year = re.fullmatch(r"(?:19|20)\d\d", match.group(1))
        if not SERIES_WORDS.series.match(gap) or WORDS.other_count.match(behind) or is_year:
            break
        number, tail, start = match.group(1), (match.group(2) or "").strip(), match.end()
    return number, tail


def _has_kind(facts: Sequence[Fact], kinds: set[FactKind]) -> bool:
    return any(fact.kind in kinds for fact in facts)


def _renamed(text: str, units: Sequence[Unit], known: Sequence[Fact]) -> list[Fact]:
    """Read "I meant BRCA2": another marker, with the value of the one told last."""
    entries = [
        unit.mention.entry
        for place, unit in enumerate(units)
        if unit.mention and not (place and units[place - 1].text == "not")
    ]
    last = [fact for fact in known if fact.kind is FactKind.BIOMARKER][-1:]
    alone = len(entries) == 1 and entries[0].kind is MentionKind.BIOMARKER
    if not (alone and last) or entries[0].implies:
        return []
    if WORDS.marker_too.fullmatch(text):
        return [replace(last[0], name=entries[0].name)]
    if not CORRECTIONS_WORDS.strongly.search(text):
        return []
    return [replace(last[0], name=entries[0].name)] if entries[0].name != last[0].name else []


def _also_mine(text: str, known: Sequence[Fact]) -> list[Fact]:
    """Read "I have it too" after a relative's gene or illness."""
    last = known[-1] if known else None
    if last is None or last.subject is not Subject.FAMILY or not WORDS.same_too.search(text):
        return []
    return [replace(last, subject=Subject.PATIENT)] if last.kind in INHERITED else []


def _not_mine(text: str, known: Sequence[Fact]) -> list[Fact]:
    """Read "I was tested, I don't" after a relative's gene."""
    last = known[-1] if known else None
    gene = last is not None and last.kind is FactKind.BIOMARKER and last.value == "positive"
    if last is None or not gene or last.subject is not Subject.FAMILY:
        return []
    denied = WORDS.not_too.search(text) is not None
    return [replace(last, subject=Subject.PATIENT, value="negative")] if denied else []


def _with_histology(text: str, known: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """Read "it is lobular" beside other facts."""
    if _has_kind(facts, {FactKind.CANCER}) or not WORDS.is_kind.search(text):
        return []
    return _other_histology(text, known)


def _other_histology(text: str, known: Sequence[Fact]) -> list[Fact]:
    """Read "it's ductal, not lobular" about the cancer told last."""
    cancers = [fact for fact in known if fact.kind is FactKind.CANCER]
    book = load_histologies()
    said = [m for m in book.pattern.finditer(text) if not text[: m.start()].endswith("not ")]
    return [replace(cancers[-1], value=book.values[said[0].group()])] if cancers and said else []


def _new_value(text: str, known: Sequence[Fact]) -> Fact | None:
    sign, number = WORDS.sign.search(text), WORDS.number.search(text)
    last = known[-1]
    if sign is not None:
        return _last_with(known, lambda fact: fact.kind in MEASURED, sign.group(1))
    stage = WORDS.stage.search(text)
    if stage is not None and last.kind is FactKind.STAGE:
        value = ROMAN.get(stage.group(1), stage.group(1)) + (stage.group(2) or "").upper()
        return replace(last, value=value)
    dose = find_new_dose(text)
    if dose is not None and last.kind is FactKind.DRUG and last.status is not FactStatus.NEGATED:
        return _redosed(last, dose.text)
    if number is not None:
        return _with_number(known, number.group(1), (number.group(2) or "").strip())
    return None


def _with_number(known: Sequence[Fact], number: str, tail: str) -> Fact | None:
    """Return the fact told last whose value `number` can replace."""
    last = known[-1] if known else None
    if last is not None and last.kind is FactKind.ECOG and number in PERFORMANCE:
        return replace(last, value=number)
    for fact in reversed(known):
        value = fact.value or ""
        if fact is last and fact.kind is FactKind.LAB and value in WORDED:
            return replace(fact, value=number + tail)
        if fact.kind in MEASURED and WORDS.numeric.fullmatch(value):
            if _is_near(number, value, LEVEL_RATIO):
                return replace(fact, value=number + (tail or ("%" if value.endswith("%") else "")))
        elif (
            fact.kind is FactKind.DRUG
            and fact.status in TAKEN
            and _is_near(number, value, DOSE_RATIO)
        ):
            return _redosed(fact, number)
    return None


def _redosed(fact: Fact, number: str) -> Fact:
    """Return a medicine with another dose; one that is higher again is no longer reduced."""
    raised = fact.status is FactStatus.REDUCED and is_lower(fact.value, number)
    return replace(fact, value=number, status=FactStatus.CURRENT if raised else fact.status)


TAKEN = {FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.PLANNED, FactStatus.HELD}


def _is_near(new: str, old: str, ratio: float) -> bool:
    """Say whether a number can be the successor of another."""
    first, second = re.search(r"\d+(?:\.\d+)?", new), re.match(r"[<>]?(\d+(?:\.\d+)?)", old)
    if first is None or second is None:
        return False
    low, high = sorted((float(first.group()), float(second.group(1))))
    return not low or high <= ratio * low


def _last_with(known: Sequence[Fact], fits: Callable[[Fact], bool], value: str) -> Fact | None:
    for fact in reversed(known):
        if fits(fact) and fact.value and not WORDS.numeric.fullmatch(fact.value):
            return replace(fact, value=value)
    return None
