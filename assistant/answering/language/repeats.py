"""Tell what was already said, so that an answer does not say it twice."""

from collections.abc import Iterable

from assistant.answering.language.words import library_stems

_SAME = 0.6
"""Two sentences say the same when they share this much of the shorter one's words."""


def is_said(sentence: str, said: Iterable[str]) -> bool:
    """Tell whether one of the sentences `said` says the same as `sentence`; all of the library."""
    stems = library_stems(sentence)
    return any(_share(stems, library_stems(other)) >= _SAME for other in said)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
