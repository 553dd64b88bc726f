"""The patterns of `patterns.yaml`, by the module that uses them."""

import re
from collections.abc import Mapping
from functools import cache

from assistant.facts.names.data_files import FaultList, read_table

FILE = "patterns.yaml"


class Patterns:
    """The patterns of one section, compiled on first use: `Patterns("bare").owned`."""

    def __init__(self, section: str) -> None:
        self._section = section

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """Return a pattern by name; asked only once, then it is an attribute of its own."""
        found = load_patterns()[self._section].get(name)
        if found is None:
            raise AttributeError(f"{FILE}, {self._section}: {name} is missing")
        setattr(self, name, found)
        return found


@cache
def load_patterns() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    """Read and compile the file once, or raise `ConfigurationError` with every faulty pattern."""
    faults = FaultList(FILE)
    table = read_table(FILE)
    faults.require(table, ["source", "licence", "sections"])
    sections = {
        section: _compiled(section, faults.mapping(body, section), faults)
        for section, body in faults.mapping(table.get("sections"), "sections").items()
    }
    faults.raise_if_any()
    return sections


def _compiled(
    section: str, patterns: Mapping[str, object], faults: FaultList
) -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for name, text in patterns.items():
        try:
            found[name] = re.compile(str(text))
        except re.error as error:
            faults.faults.append(f"{section}.{name}: {error}")
    return found
