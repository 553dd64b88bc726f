"""Reads the front matter of a library document and says everything that is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from assistant.domain import Document, Source

REQUIRED = ("title", "cancer", "topic", "edition", "licence", "sources")
TEXTS = (
    "title",
    "cancer",
    "topic",
    "setting",
    "kind",
    "edition",
    "language",
    "reviewed_by",
    "licence",
)
LISTS = ("answers", "synonyms")
KEYS = (*TEXTS, *LISTS, "sources")
SOURCE_KEYS = {"title", "publisher", "year", "url"}
OLDEST_YEAR, LATEST_YEAR = 1900, 2100


@dataclass(kw_only=True)
class FrontMatter:
    """The values of a front matter as read, with the faults found on the way."""

    text: str
    first_line: int
    values: dict[str, object] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def fault(self, key: str, words: str) -> None:
        """Note a fault at the line where `key` stands."""
        self.faults.append(f"line {self._line_of(key)}: {words}")

    def _line_of(self, key: str) -> int:
        for number, line in enumerate(self.text.splitlines()):
            if re.match(rf"\s*(- )?{re.escape(key)}\s*:", line):
                return self.first_line + number
        return self.first_line


def read_front_matter(text: str, *, first_line: int) -> FrontMatter:
    """Return the values and all faults; `first_line` is the line of the file `text` starts at."""
    front = FrontMatter(text=text, first_line=first_line)
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        front.faults.append(_yaml_fault(error, first_line))
        return front
    if not isinstance(values, dict):
        front.faults.append(f"line {first_line}: the front matter must be lines of `key: value`.")
        return front
    front.values = {str(key): value for key, value in values.items()}
    _check_keys(front)
    _check_values(front)
    return front


def make_document(front: FrontMatter, *, document_id: str) -> Document:
    """Return the document of a front matter without faults."""
    given = [key for key in TEXTS if front.values.get(key) is not None]
    texts: dict[str, Any] = {key: _clean(front.values[key]) for key in given}
    return replace(
        Document(document_id=document_id, title=""),
        sources=tuple(_make_source(item) for item in _items(front.values.get("sources"))),
        answers=tuple(map(_clean, _items(front.values.get("answers")))),
        synonyms=tuple(map(_clean, _items(front.values.get("synonyms")))),
        **texts,
    )


def _check_keys(front: FrontMatter) -> None:
    for key in front.values:
        if key not in KEYS:
            front.fault(key, f'"{key}" is unknown. Use {", ".join(KEYS)}.')
    for key in REQUIRED:
        if not front.values.get(key):
            front.fault(key, f'"{key}" is missing.')


def _check_values(front: FrontMatter) -> None:
    for key in TEXTS:
        if isinstance(front.values.get(key), (list, dict)):
            front.fault(key, f'"{key}" must be a text.')
    for key in LISTS:
        if not _is_list_of_texts(front.values.get(key)):
            front.fault(key, f'"{key}" must be a list of texts, one after each "- ".')
    _check_sources(front)


def _check_sources(front: FrontMatter) -> None:
    sources = front.values.get("sources")
    if sources is not None and not isinstance(sources, list):
        front.fault("sources", '"sources" must be a list.')
    for number, source in enumerate(_items(sources), start=1):
        if not isinstance(source, dict):
            front.fault("sources", f"source {number} must have title, publisher, year and url.")
            continue
        for words in _source_faults(source):
            front.fault("sources", f"source {number}: {words}")


def _source_faults(source: Mapping[str, object]) -> list[str]:
    faults = [f'"{key}" is unknown.' for key in sorted(set(source) - SOURCE_KEYS)]
    for key in ("title", "publisher"):
        if not _clean(source.get(key)):
            faults.append(f'"{key}" is missing.')
    year = source.get("year")
    if year is not None and not _is_year(year):
        faults.append(f'the year "{year}" is no year.')
    if not re.fullmatch(r"(https?://[^\s<>\"]+)?", _clean(source.get("url"))):
        faults.append("the url must begin with http:// or https://.")
    return faults


def _make_source(item: object) -> Source:
    values: Mapping[str, object] = item if isinstance(item, dict) else {}
    year = values.get("year")
    return Source(
        title=_clean(values.get("title")),
        publisher=_clean(values.get("publisher")),
        year=year if isinstance(year, int) else None,
        url=_clean(values.get("url")),
    )


def _is_year(value: object) -> bool:
    return isinstance(value, int) and OLDEST_YEAR <= value <= LATEST_YEAR


def _is_list_of_texts(value: object) -> bool:
    items = _items(value)
    return (value is None or isinstance(value, list)) and all(
        not isinstance(item, (list, dict)) and _clean(item) for item in items
    )


def _items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _clean(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""


def _yaml_fault(error: yaml.YAMLError, first_line: int) -> str:
    mark = getattr(error, "problem_mark", None)
    line = first_line + (mark.line if mark else 0)
    problem = getattr(error, "problem", None) or "cannot be read"
    return f"line {line}: the front matter is not YAML: {problem}."
