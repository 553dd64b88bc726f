"""Recognises what is said to Lantern or about it: a goodbye, an insult, "is this private"."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.domain import Remark
from assistant.errors import ConfigurationError
from assistant.understanding.spoken_shapes import (
    SpokenShapes,
    has_words,
    read_shapes,
    unknown_names,
)
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("remarks.yaml")


def remark_in(message: str) -> Remark | None:
    """Return the remark a message is, where every clause of it is one; else None."""
    if has_words(message):
        return _shapes().read(message)
    said = (name for name, pictures in signs().items() if any(one in message for one in pictures))
    return next(said, Remark.NOTHING_SAID if message.strip() else None)


@cache
def _shapes() -> SpokenShapes[Remark]:
    return read_shapes(FILE, Remark)


@cache
def signs(path: Path = FILE) -> Mapping[Remark, tuple[str, ...]]:
    """Read the pictures that say something without a word, or raise `ConfigurationError`."""
    listed = read_yaml(path)["signs"]
    if faults := unknown_names(path, listed, Remark):
        raise ConfigurationError("The signs of remarks cannot be used:", faults)
    return {Remark(name): tuple(pictures) for name, pictures in listed.items()}
