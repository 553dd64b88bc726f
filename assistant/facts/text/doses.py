"""Find doses: amounts with a unit, and bare numbers where a dose is spoken of."""

import re
from dataclasses import dataclass

from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept

AMOUNT = r"\d+(?:[.,]\d+)*(?: ?[/-] ?\d+(?:\.\d+)?)?"
UNIT = (
    r"(?:mgs?|mcg|ug|g|gm|grams?|milligrams?|micrograms?|ml|iu|units?)(?: ?/ ?(?:m2|m²|kg|day|ml))?"
)
WITH_UNIT = re.compile(rf"(?<!\S)({AMOUNT}) ?({UNIT})(?!\S)")
DOWN_TO = re.compile(
    r"(?<!\S)(?:to|now|at|is|on|=|of) (?:just |only |a |about )?(\d{2,4}(?:\.\d+)?|0\.\d+)(?! ?(?:%|months?|years?|weeks?|days?|/|cycles?|pounds|lbs?|kg|mg))(?!\S)"
)
AFTER_NAME = re.compile(
    r"(<d\d+>)(?: (?:is|was|now|at|to|of|up|down|dose|went|back|it is|just|only|about|,|-|=|:))* (\d{1,4}(?:\.\d+)?)(?! ?(?:%|months?|years?|weeks?|days?|/|of|down|done|cycles?|x|times|mg|mcg|g|ml|iu|units?|rounds?|doses?|infusions?|-|pills?|tablets?))(?!\S)"
)
SCHEDULED = re.compile(
    r"(?<!\S)(\d{2,4}(?:\.\d+)?|\d\.\d+)(?= (?:mg )?(?:(?:twice|once|three times|2x|3x)(?: a day| daily| per day| weekly| a week)?|bd|bid|tds|od|qd|daily|a day|each (?:day|morning|night)|every (?:day|morning|night|evening)|in the (?:morning|evening)|mornings?|at night|nightly)(?!\S))"
)
"""A bare number with how often it is taken."""
PERCENT = re.compile(
    r"(?<!\S)(\d{1,3}) ?(?:%|percent)(?: (?:of the |of )?(?:dose|strength))?(?!\S)"
)
TRUE_UNIT = {
    "mgs": "mg",
    "milligrams": "mg",
    "milligram": "mg",
    "grams": "g",
    "gram": "g",
    "gm": "g",
    "ug": "mcg",
    "micrograms": "mcg",
    "unit": "units",
    "iu": "IU",
}

RANGE = re.compile(
    r"^(?: ?(?:,|:|-|dose|was|is|went|cut|reduced|lowered|now|from))* (\d+(?:[.,]\d+)?)(?: ?(?:mg|mcg|g))? (?:down |back |up )?(?:to|- >) (\d+(?:[.,]\d+)?)(?: ?(mg|mcg|g))?(?!\S)"
)
"""A dose and what it was changed to, right behind the name: "imatinib 400 to 300 mg"."""
UNTIL_THEN = re.compile(r"(?<!\S)(?:after|following) (?:\S+ ){1,4}$")
"""Before the dose until then: "back up to 100 after a month on 75"."""
DRUG = re.compile(r"<d\d+>")
MARKER = re.compile(r"<[bl]\d+>")
BEFORE = re.compile(
    r"(?<!\S)(?:was|were|from) (?:on |at )?(\d+(?:\.\d+)?)(?: ?mg)? (?:before|at first|at the start|originally|until then|until now|initially|to start with)(?!\S)"
    r"|(?<!\S)(?:used to be|had been|started (?:out )?(?:at|on)|it was|down from|instead of) (?:on |at )?(?P<once>\d+(?:\.\d+)?)(?: ?mg)?(?!\S)(?! (?:days?|weeks?|months?|years?|cycles?))"
)
SERIES_END = re.compile(r"<[bl]\d+> (?:\S+ ){0,6}?\d.*(?<!\S)after(?!\S).*<d\d+> , $")
OTHER_MEASURE = re.compile(
    r"<[lbtcp]\d+> (?:\S+ ){0,3}$|(?<!\S)(?:dye|contrast|caffeine|sodium|sugar|protein|fiber|tumou?r|water)(?: \S+){0,3} ?$"
)
OPENING_NUMBER = re.compile(
    r"^(?:(?:then|but|now|down|up|to|later|and|today|it is|,|went) )+(\d{2,4}(?:\.\d)?)(?=$| (?:because|since|after|mg|due|when|now|from|instead|these days|,))"
)
BEFORE_NAME = re.compile(
    r"(?<!\S)(?:on|at|to|take|takes|taking|took|of|still) (?:only |just )?(\d{2,4})(?= of (?:the |my |his |her )?<d\d+>)"
)
"""A bare number before the name: "on 300 of zejula"."""
NUMBER_NOW = re.compile(r"^(\d{2,4}(?:\.\d)?) (?:mg )?(?:now|instead|these days|from now)(?!\S)")
WHOLE_NUMBER = re.compile(r"(\d{2,3}(?:\.\d+)?|\d\.\d+)(?: ,)?")
"""A clause that is nothing but a number, behind a medicine: "venlafaxine for flushes. 37.5."."""
LEADS_ON = re.compile(r"^ (?:of |a day of |daily of )?(?:the |my |oral )?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """A dose; `start` and `end` are places in the clause's text."""

    start: int
    end: int
    text: str


def find_doses(text: str) -> list[Dose]:
    """Return the doses of a clause in order. Of "from 600 to 400 mg" only the last is one."""
    found = [
        Dose(start=m.start(), end=m.end(), text=_amount(m.group(1), m.group(2)))
        for m in WITH_UNIT.finditer(text)
    ]
    bare = [
        Dose(start=m.start(2), end=m.end(2), text=m.group(2)) for m in AFTER_NAME.finditer(text)
    ]
    bare += [
        Dose(start=m.start(1), end=m.end(1), text=m.group(1)) for m in BEFORE_NAME.finditer(text)
    ]
    placed = {dose.start for dose in [*found, *bare]}
    found += [
        Dose(start=m.start(), end=m.end(), text=m.group(1))
        for m in SCHEDULED.finditer(text)
        if m.start() not in placed and DRUG.search(text) and not MARKER.search(text)
    ]
    found += [
        dose
        for dose in bare
        if not 1900 <= float(dose.text) <= 2035 and not _ends_series(text, dose)
    ]
    return sorted(found, key=lambda dose: dose.start)


def _ends_series(text: str, dose: Dose) -> bool:
    """Say whether a number belongs to a marker: "ca-125 88 after three rounds of carbo, 21 now"."""
    return SERIES_END.search(text[: dose.start]) is not None


def find_new_dose(text: str) -> Dose | None:
    """Return the dose a change ends at, with or without a unit: "cut to 400", "50% dose"."""
    full = [
        d
        for d in find_doses(text)
        if not re.search(r"(?:from|was|were) (?:\d+ ?)?$", text[: d.start])
    ]
    bare = [
        m
        for m in DOWN_TO.finditer(text)
        if not any(d.start <= m.start(1) < d.end for d in full)
        and not UNTIL_THEN.search(text[: m.start()])
        and not OTHER_MEASURE.search(text[: m.start()] + " ")
    ]
    if full:
        return full[-1]
    if bare and not 1900 <= float(bare[-1].group(1)) <= 2035:
        return Dose(start=bare[-1].start(1), end=bare[-1].end(1), text=bare[-1].group(1))
    percents = list(PERCENT.finditer(text))
    return (
        Dose(start=percents[-1].start(), end=percents[-1].end(), text=f"{percents[-1].group(1)}%")
        if percents
        else None
    )


def find_lone_dose(text: str) -> Dose | None:
    """Return the dose of a clause that names no medicine: it must have a unit, or open the clause."""
    full = find_doses(text)
    if full and not OTHER_MEASURE.search(text[: full[-1].start]):
        return full[-1]
    bare = OPENING_NUMBER.match(text) or NUMBER_NOW.match(text) or WHOLE_NUMBER.fullmatch(text)
    return Dose(start=bare.start(1), end=bare.end(1), text=bare.group(1)) if bare else None


def has_unit(text: str) -> bool:
    """Say whether a clause gives an amount with its unit."""
    return WITH_UNIT.search(text) is not None


def is_lower(new: str | None, old: str | None) -> bool:
    """Say whether a dose is below another of the same unit."""
    pattern = r"(\d+(?:\.\d+)?)(?: (\S+))?"
    first, second = re.fullmatch(pattern, new or ""), re.fullmatch(pattern, old or "")
    if first is None or second is None or len({first.group(2), second.group(2), None}) > 2:
        return False
    return float(first.group(1)) < float(second.group(1))


def came_down(text: str, dose: str) -> bool:
    """Say whether a dose was higher before: "100 mg, was 150 before"."""
    before = BEFORE.search(text)
    higher = (before.group(1) or before.group("once")) if before is not None else None
    return is_lower(dose.split(" ")[0], higher)


def with_unit(new: str, old: str | None) -> str:
    """Return a bare number with the unit of the dose told just before it."""
    unit = re.fullmatch(r"\d+(?:\.\d+)? (\D+)", old or "")
    return f"{new} {unit.group(1)}" if unit and re.fullmatch(r"\d+(?:\.\d+)?", new) else new


def was_lowered(text: str) -> bool:
    """Say whether the words behind a name give a dose and then a lower one."""
    changed = RANGE.match(text)
    return changed is not None and is_lower(changed.group(2), changed.group(1))


def dose_for(unit: int, clause: Clause, concept: Concept | None) -> str | None:
    """Return the dose of the medicine at `unit`: just before it, or behind it up to the next one."""
    if concept in {Concept.REDUCE, Concept.RAISE}:
        new = find_new_dose(clause.text)
        return new.text if new else None
    span = clause.span
    names = list(DRUG.finditer(span.text))
    here = next(m for m in names if span.unit_at(m.start()) == unit)
    changed = RANGE.match(span.text[here.end() :])
    if changed is not None:
        return f"{changed.group(2)} {changed.group(3) or ''}".strip()
    doses = find_doses(span.text)
    before = [d for d in doses if LEADS_ON.match(span.text[d.end : here.start()])]
    leading = [d for d in doses if any(LEADS_ON.match(span.text[d.end : m.start()]) for m in names)]
    following = next((m.start() for m in names if m.start() > here.start()), len(span.text))
    behind = [d for d in doses if here.end() <= d.start < following and d not in leading]
    chosen = (before or behind)[:1]
    return chosen[0].text if chosen else None


def _amount(number: str, unit: str) -> str:
    tidy = re.sub(r"\s+", "", unit)
    return f"{number} {TRUE_UNIT.get(tidy, tidy)}"
