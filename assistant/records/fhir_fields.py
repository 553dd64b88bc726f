"""Pick values out of FHIR resources, whatever is missing."""

import re
from collections.abc import Iterator, Mapping

Fields = Mapping[str, object]
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
NOTHING: dict[str, object] = {}


def part(fields: Fields, *path: str) -> dict[str, object]:
    """Return the mapping at a path; of a list the first item; empty when absent."""
    here: object = fields
    for name in path:
        here = here.get(name) if isinstance(here, dict) else None
        if isinstance(here, list):
            here = here[0] if here else None
    return here if isinstance(here, dict) else NOTHING


def parts(fields: Fields, name: str) -> Iterator[dict[str, object]]:
    """Yield the mappings of a list field."""
    items = fields.get(name)
    for item in items if isinstance(items, list) else [items]:
        if isinstance(item, dict):
            yield item


def word(fields: Fields, name: str) -> str:
    """Return a text field; empty when absent."""
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def codes(concept: Fields) -> set[str]:
    """Return the codes of a concept."""
    return {word(coding, "code") for coding in parts(concept, "coding")} - {""}


def said(concept: Fields) -> str:
    """Return a concept in words: its text, else the first display."""
    displays = [word(coding, "display") for coding in parts(concept, "coding")]
    return word(concept, "text") or next((text for text in displays if text), "")


def profiles(resource: Fields) -> str:
    """Return the names of the profiles a resource claims, joined."""
    claimed = part(resource, "meta").get("profile")
    return " ".join(str(url) for url in claimed) if isinstance(claimed, list) else ""


def when(resource: Fields, *names: str) -> str | None:
    """Return the first date among fields or their periods, in words: "May 2023"."""
    for name in names:
        value = resource.get(name)
        text = value if isinstance(value, str) else word(part(resource, name), "start")
        if text:
            return in_words(text)
    return None


def in_words(date: str) -> str | None:
    """Return an ISO date as month and year, or as the year; None when it is neither."""
    match = re.match(r"^((?:19|20)\d\d)(?:-(\d\d))?", date)
    if match is None:
        return None
    year, month = match.groups()
    return f"{MONTHS[int(month) - 1]} {year}" if month and 1 <= int(month) <= len(MONTHS) else year
