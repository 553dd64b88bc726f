"""Recognises a wish to hear the last answer another way: simpler, shorter, in full, once more."""

from functools import cache
from pathlib import Path

from assistant.domain import Rewording
from assistant.understanding.spoken_shapes import SpokenShapes, read_shapes

FILE = Path(__file__).with_name("rewordings.yaml")


def rewording_in(message: str) -> Rewording | None:
    """Return how a message wants the last answer, where it wants nothing else; else None."""
    return _shapes().read(message)


@cache
def _shapes() -> SpokenShapes[Rewording]:
    return read_shapes(FILE, Rewording)
