"""Say whether something is denied, cleared or only feared, by the words around it."""

from assistant.facts.names.patterns import Patterns

WORDS = Patterns("denials")


def is_denied(before: str, after: str = "") -> bool:
    """Say whether what stands between the two texts is not so, or not known to be."""
    denied = WORDS.ruled_out.search(before) or WORDS.cleared.match(after)
    return denied is not None or WORDS.feared.search(before) is not None
