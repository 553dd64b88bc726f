"""Reads the front matter of a library document and says everything that is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from assistant.domain import Document, Source

REQUIRED = ("title", "cancer", "topic", "edition", "licence", "sources")
TEXTS = ("title", "cancer", "topic", "setting", "kind", "edition", "language", "reviewed_by", "licence")
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
    texts = {key: _clean(front.values[key]) for key in TEXTS if front.values.get(key) is not None}
    lists = {key: tuple(map(_clean, _items(front.values.get(key)))) for key in LISTS}
    sources = tuple(_make_source(item) for item in _items(front.values.get("sources")))
    return Document(document_id=document_id, sources=sources, **texts, **lists)


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
    sources = front.values.get("sources")
    if sources is not None and not isinstance(sources, list):
        front.fault("sources", '"sources" must be a list.')
        return
    for number, source in enumerate(_items(sources), start=1):
        _check_source(front, source, number)


def _check_source(front: FrontMatter, source: object, number: int) -> None:
    if not isinstance(source, dict):
        front.fault("sources", f"source {number} must have title, publisher, year and url.")
        return
    for key in sorted(set(source) - SOURCE_KEYS):
        front.fault("sources", f'source {number}: "{key}" is unknown.')
    for key in ("title", "publisher"):
        if not isinstance(source.get(key), str) or not source[key].strip():
            front.fault("sources", f'source {number}: "{key}" is missing.')
    year = source.get("year")
    if year is not None and not _is_year(year):
        front.fault("sources", f'source {number}: the year "{year}" is no year.')
    if not re.fullmatch(r"(https?://[^\s<>\"]+)?", str(source.get("url") or "")):
        front.fault("sources", f"source {number}: the url must begin with http:// or https://.")


def _make_source(item: object) -> Source:
    values: Mapping[str, object] = item if isinstance(item, dict) else {}
    year = values.get("year")
    return Source(
        title=_clean(values.get("title", "")),
        publisher=_clean(values.get("publisher", "")),
        year=year if isinstance(year, int) else None,
        url=_clean(values.get("url") or ""),
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
