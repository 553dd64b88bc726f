"""Finds endings after which more must come, whatever stands before them."""

import re
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("sure_endings.yaml")
_ASKS = re.compile(r"\b(?:what|how|who|which|whose|where|why|when)\b", re.IGNORECASE)
_FELT = re.compile(r"(?:feels|felt|looks|looked|seems|seemed|became|becomes|turned|smells|tastes)$")


def read_sure_endings(path: Path = FILE) -> re.Pattern[str]:
    """Read the endings into one expression; raise `ConfigurationError` with every fault at once."""
    patterns: Sequence[str] = read_yaml(path)
    if faults := [fault for pattern in patterns if (fault := _fault(pattern))]:
        raise ConfigurationError(f"{path.name} cannot be used:", faults)
    return re.compile("(?:" + "|".join(patterns) + ")$", re.IGNORECASE)


def _fault(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        return f'"{pattern}" is no expression: {error}.'
    return ""


def ends_open(typed: str, endings: re.Pattern[str]) -> bool:
    """Return whether `typed` ends so; "how my arm feels" is a whole question."""
    typed = typed.rstrip()
    is_asked = bool(_FELT.search(typed) and _ASKS.search(typed))
    return bool(endings.search(typed)) and not is_asked
