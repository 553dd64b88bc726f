"""Read a bare correction of the value told last: "*0.4", "sorry, negative", "I meant 2b"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.facts.doses import find_new_dose
from assistant.facts.entries import MentionKind
from assistant.facts.histologies import load_histologies
from assistant.facts.marked import Span, Unit
from assistant.facts.patterns import Patterns
from assistant.facts.staging import ROMAN

WORDS = Patterns("overrides")
CORRECTIONS_WORDS = Patterns("corrections")

INHERITED = {FactKind.BIOMARKER, FactKind.CANCER, FactKind.CONDITION}


def read_overrides(
    units: Sequence[Unit], known: Sequence[Fact], facts: Sequence[Fact]
) -> list[Fact]:
    """Return the fact told last with its new value, when a message gives only that."""
    text = Span(units, 0, len(units)).text
    if facts or "?" in text:
        return []
    if any(unit.mention for unit in units):
        return _renamed(text, units, known)
    mine = [fact for fact in known if fact.subject is not Subject.UNCLEAR]
    also = _also_mine(text, mine) or _other_histology(text, mine)
    if also:
        return also
    if not mine or not (
        CORRECTIONS_WORDS.strongly.search(text)
        or WORDS.series.match(text)
        or WORDS.turned.search(text)
        or WORDS.number.fullmatch(text)
    ):
        return []
    fact = _new_value(text, mine)
    return [fact] if fact is not None else []


def _renamed(text: str, units: Sequence[Unit], known: Sequence[Fact]) -> list[Fact]:
    """Read "I meant BRCA2": another marker, with the value of the one told last."""
    entries = [unit.mention.entry for unit in units if unit.mention]
    last = [fact for fact in known if fact.kind is FactKind.BIOMARKER][-1:]
    alone = len(entries) == 1 and entries[0].kind is MentionKind.BIOMARKER
    if not (alone and last and CORRECTIONS_WORDS.strongly.search(text)) or entries[0].implies:
        return []
    return [replace(last[0], name=entries[0].name)] if entries[0].name != last[0].name else []


def _also_mine(text: str, known: Sequence[Fact]) -> list[Fact]:
    """Read "I have it too" after a relative's gene or illness."""
    last = known[-1] if known else None
    if last is None or last.subject is not Subject.FAMILY or not WORDS.same_too.search(text):
        return []
    return [replace(last, subject=Subject.PATIENT)] if last.kind in INHERITED else []


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
        return _last_with(
            known, lambda f: f.kind in {FactKind.BIOMARKER, FactKind.LAB}, sign.group(1)
        )
    stage = WORDS.stage.search(text)
    if stage is not None and last.kind is FactKind.STAGE:
        value = ROMAN.get(stage.group(1), stage.group(1)) + (stage.group(2) or "").upper()
        return replace(last, value=value)
    dose = find_new_dose(text)
    if dose is not None and last.kind is FactKind.DRUG and last.status is not FactStatus.NEGATED:
        return replace(last, value=dose.text)
    if number is not None:
        return _with_number(known, number)
    return None


def _with_number(known: Sequence[Fact], number: re.Match[str]) -> Fact | None:
    for fact in reversed(known):
        if fact.value and WORDS.numeric.fullmatch(fact.value):
            tail = (number.group(2) or "").strip() or ("%" if fact.value.endswith("%") else "")
            return replace(fact, value=number.group(1) + tail)
        dose = re.fullmatch(r"\d+(?:\.\d+)? (\S+)", fact.value or "")
        if fact.kind is FactKind.DRUG and dose:
            return replace(fact, value=f"{number.group(1)} {dose.group(1)}")
    return None


def _last_with(known: Sequence[Fact], fits: object, value: str) -> Fact | None:
    for fact in reversed(known):
        if callable(fits) and fits(fact) and fact.value and not WORDS.numeric.fullmatch(fact.value):
            return replace(fact, value=value)
    return None
