"""Reads what stands beside a PDF, HTML or text file: `guide.pdf.yaml` says whose it is and its licence."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.errors import LibraryError
from assistant.yaml_files import read_yaml

KEYS = ("title", "cancer", "edition", "language", "licence", "publisher", "url", "reviewed_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What a file does not say of itself; empty where nobody said it."""

    title: str = ""
    cancer: str = ""
    edition: str = ""
    language: str = "en"
    licence: str = ""
    publisher: str = ""
    url: str = ""
    reviewed_by: str = "none"


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of a file would lie."""
    return path.with_name(f"{path.name}.yaml")


def read_sidecar(path: Path) -> Sidecar:
    """Return what stands beside `path`, or raise `LibraryError`."""
    beside = sidecar_of(path)
    if not beside.is_file():
        return Sidecar()
    try:
        values = read_yaml(beside)
    except (OSError, yaml.YAMLError) as error:
        raise _faulty(beside, ["it is not YAML."]) from error
    if not isinstance(values, dict):
        raise _faulty(beside, ["it must be lines of `key: value`."])
    unknown = [f'"{key}" is unknown. Use {", ".join(KEYS)}.' for key in values if key not in KEYS]
    if unknown:
        raise _faulty(beside, unknown)
    return Sidecar(**{key: str(value) for key, value in values.items() if value is not None})


def _faulty(beside: Path, faults: list[str]) -> LibraryError:
    return LibraryError(
        f"{beside.name} is faulty.", [f"{beside.name}: {fault}" for fault in faults]
    )
