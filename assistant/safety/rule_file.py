"""The form of one red-flag rule, and the reader of the rule file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.domain import Urgency
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("red_flags.yaml")
_REQUIRED = ("id", "category", "outcome", "sign", "all", "source", "reviewer", "date")
_OPTIONAL = ("given", "unless", "unless_in_clause", "ignores", "threshold")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlagRule:
    """When a rule fires, and what it says then."""

    rule_id: str
    category: str
    urgency: Urgency
    sign: str
    """Plain words for the person; `{value}` becomes " of 38.5 °C" where a value was read."""
    all_of: tuple[tuple[str, ...], ...]
    """Groups of patterns; of every group one must be found and not be silenced by a scope."""
    given: tuple[tuple[str, ...], ...] = ()
    """Groups of patterns; of every group one must stand anywhere in the message."""
    unless: tuple[str, ...] = ()
    """Patterns that, anywhere in the message, keep the rule from firing."""
    unless_in_clause: tuple[str, ...] = ()
    """Patterns that void what was found in the same clause."""
    ignores: frozenset[str] = frozenset()
    """Names of scopes that do not silence this rule."""
    source: str
    threshold: str = ""
    reviewer: str
    """Who signed the rule; "none" until a clinician has."""
    dated: date


def read_rules(path: Path, faults: list[str]) -> list[RedFlagRule]:
    """Read the rules of a file; what is wrong is added to `faults`, with the rule's place."""
    entries = read_yaml(path) or []
    rules: list[RedFlagRule] = []
    for place, entry in enumerate(entries, start=1):
        wrong = _faults(entry)
        faults += [f"{path.name}, rule {place}: {fault}" for fault in wrong]
        if not wrong:
            rules.append(_rule(entry))
    faults += _repeated(path, rules)
    return rules


def _faults(entry: dict[str, Any]) -> list[str]:
    missing = [f'"{key}" is missing' for key in _REQUIRED if not entry.get(key)]
    unknown = [f'"{key}" is unknown' for key in entry if key not in (*_REQUIRED, *_OPTIONAL)]
    outcome = entry.get("outcome")
    known = [urgency.value for urgency in Urgency]
    wrong = [f'outcome "{outcome}" is unknown. Use {", ".join(known)}.']
    dated = isinstance(entry.get("date", date.min), date)
    return [
        *missing,
        *unknown,
        *(wrong if outcome and outcome not in known else ()),
        *(() if dated else ('"date" is no date. Write it as 2026-11-20.',)),
    ]


def _rule(entry: dict[str, Any]) -> RedFlagRule:
    return RedFlagRule(
        rule_id=entry["id"],
        category=entry["category"],
        urgency=Urgency(entry["outcome"]),
        sign=entry["sign"],
        all_of=_groups(entry["all"]),
        given=_groups(entry.get("given", ())),
        unless=tuple(entry.get("unless", ())),
        unless_in_clause=tuple(entry.get("unless_in_clause", ())),
        ignores=frozenset(entry.get("ignores", ())),
        source=entry["source"],
        threshold=entry.get("threshold", ""),
        reviewer=entry["reviewer"],
        dated=entry["date"],
    )


def _groups(entries: list[str] | tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Read `[a or b, c]` as (a or b) and c."""
    return tuple(tuple(entry.split(" or ")) for entry in entries)


def _repeated(path: Path, rules: list[RedFlagRule]) -> list[str]:
    ids = [rule.rule_id for rule in rules]
    return [
        f'{path.name}: id "{rule_id}" stands more than once.'
        for rule_id in sorted(set(ids))
        if ids.count(rule_id) > 1
    ]
