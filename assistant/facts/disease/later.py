"""Read a clause that only says how a stage or a performance status stands now: "was 1, now 2"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactKind
from assistant.facts.claims import Claim
from assistant.facts.disease.staging import ROMAN
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.times import NUMBER_WORDS

WORDS = Patterns("later")


def later_value(clause: Clause, found: Sequence[Claim]) -> list[Claim]:
    """Return the claim told last with the value a clause gives alone."""
    match = WORDS.stands_now.match(clause.text)
    last = found[-1] if found else None
    if match is None or last is None or clause.question or clause.hypothetical:
        return []
    value = _value(match, last)
    return [replace(last, value=value, place=clause.first)] if value else []


def _value(match: re.Match[str], last: Claim) -> str | None:
    number, letter = match.group("number"), match.group("letter") or ""
    if last.kind is FactKind.ECOG:
        return None if letter else NUMBER_WORDS.get(number, number)
    if last.kind is FactKind.STAGE and last.name == "stage":
        return ROMAN.get(number, number.upper()) + letter.upper()
    return None
