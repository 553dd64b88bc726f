"""Word lists of the scrubber, read once from the files beside this module."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

_FOLDER = Path(__file__).parent / "lexicons"
_COMMENT = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicContacts:
    """Addresses and numbers that everybody may know."""

    domains: frozenset[str]
    phones: frozenset[str]


@cache
def public_contacts() -> PublicContacts:
    """Return help lines and public health pages."""
    content = read_yaml(_FOLDER / "public_contacts.yaml")
    faults = [
        f"{key}: a list of strings is missing"
        for key in ("domains", "phones")
        if not _is_list(content, key)
    ]
    if faults:
        raise ConfigurationError("public_contacts.yaml is faulty:", faults)
    return PublicContacts(
        domains=frozenset(content["domains"]), phones=frozenset(content["phones"])
    )


@cache
def words(name: str) -> frozenset[str]:
    """Return the lower-case words of one list; entries are parted by line ends or commas."""
    lines = _read(name).splitlines()
    listed = ",".join(line for line in lines if not line.startswith(_COMMENT))
    return frozenset(map(str.strip, listed.split(","))) - {""}


def entries(name: str) -> Iterator[tuple[str, str]]:
    """Yield section and lower-case entry; a line "# name" opens a section."""
    section = ""
    for line in _read(name).splitlines():
        if line.startswith(_COMMENT):
            section = line.removeprefix(_COMMENT).strip()
        else:
            yield from ((section, entry.strip()) for entry in line.split(",") if entry.strip())


def _is_list(content: object, key: str) -> bool:
    return (
        isinstance(content, dict)
        and isinstance(content.get(key), list)
        and all(isinstance(entry, str) for entry in content[key])
    )


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the lower-case entries of each line."""
    for line in _read(name).splitlines():
        if line and not line.startswith(_COMMENT):
            yield tuple(entry.strip() for entry in line.split(","))


@cache
def _read(name: str) -> str:
    return (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").lower()
