"""Write results and headings of a record so that none is taken for a name, a facility or a date."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.yaml_files import read_yaml

PLAIN_RESULTS = Path(__file__).parent / "data" / "plain_results.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainResults:
    """What is written small, and how nodes are counted."""

    small: re.Pattern[str]
    node_counts: re.Pattern[str]


@cache
def load_plain_results(path: Path = PLAIN_RESULTS) -> PlainResults:
    """Read the words once."""
    table = read_yaml(path)
    headings = "|".join(one.strip() for one in table["headings"].split("|"))
    results = "|".join(table["results"].split())
    return PlainResults(
        small=re.compile(rf"\b(?:{headings}|{results})\b", re.IGNORECASE),
        node_counts=re.compile(table["node_counts"], re.IGNORECASE),
    )


def plain_results(text: str) -> str:
    """Return the text with known results and headings in small letters, and nodes counted in words."""
    rules = load_plain_results()
    small = rules.small.sub(lambda found: found.group().lower(), text)
    return rules.node_counts.sub(_counted, small)


def _counted(found: re.Match[str]) -> str:
    return found.group().replace(
        f"{found.group(1)}/{found.group(2)}", f"{found.group(1)} of {found.group(2)}"
    )
