"""Read a clause that only goes on with the value of the marker told last: "then 9", "so negative"."""

import re
from dataclasses import replace

from assistant.domain import FactKind
from assistant.facts.claims import Claim, Whose
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause

WORDS = Patterns("markers")

LOOKING_BACK = ("was ", "from ", "previously ", "prior ", "before ", "baseline ")


def in_words(clause: Clause, last: Claim) -> list[Claim]:
    """Read "so negative they tell me" after a percentage."""
    sign = WORDS.so_sign.match(clause.text) if last.kind is FactKind.BIOMARKER else None
    return [replace(last, value=sign.group(1), place=clause.first)] if sign else []


def next_number(clause: Clause, last: Claim) -> list[Claim]:
    """Read "then 9", "now 3" after a marker with a number: the series goes on."""
    match = None if clause.text.startswith(LOOKING_BACK) else _last_of_series(clause.text)
    mine = WORDS.mine_is.match(clause.text)
    if mine is not None and WORDS.plain_number.fullmatch(last.value or ""):
        return [replace(last, value=mine.group(1), whose=Whose.PATIENT, place=clause.first)]
    is_series = WORDS.plain_number.fullmatch(last.value or "")
    if match is None or not is_series or re.search(r"<[dpc]\d+>", match.string[: match.end()]):
        return []
    value = (match.group(1) or "").strip() + match.group(2)
    return [replace(last, value=value, place=clause.first)]


def _last_of_series(text: str) -> re.Match[str] | None:
    """Return the last number of a series: of "then one with 9, and this week's is 3.2" the 3.2."""
    match = WORDS.goes_on.match(text)
    return (match and _last_of_series(text[match.end() :].strip())) or match
