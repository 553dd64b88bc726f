"""Spells out the short forms of chats and clinics: "what r the side effects", "pt on bev"."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("shorthand.yaml")
_WORD = re.compile(r"(?<![\w/-])[A-Za-z][\w/-]*")


def spelled_out(text: str) -> str:
    """Return `text` with its short forms spelled out; all else stays as it is."""
    return _WORD.sub(lambda word: short_forms().get(word[0].lower(), word[0]), text)


@cache
def short_forms(path: Path = FILE) -> Mapping[str, str]:
    """Read the short forms once."""
    return {str(short): str(full) for short, full in read_yaml(path)["words"].items()}
