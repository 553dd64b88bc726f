"""The words that fill the slots of the templates."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def read_vocabulary() -> dict[str, list[str]]:
    """Return the choices of each slot."""
    vocabulary: dict[str, list[str]] = {}
    kind = ""
    for line in (_FOLDER / "vocabulary.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = line.removeprefix("# ").strip()
        elif line:
            vocabulary[kind] = line.split("|")
    return vocabulary


def read_templates(name: str) -> list[str]:
    """Return the templates of a file, one a line."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]
