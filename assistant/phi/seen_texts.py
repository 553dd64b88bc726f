"""Remembers which texts the scrubber itself returned, so that scrubbing them changes nothing."""

from collections import OrderedDict
from hashlib import blake2b

_MOST_TEXTS = 20_000
_DIGEST_BYTES = 16


class SeenTexts:
    """Digests of the texts returned last; the texts themselves are not kept."""

    def __init__(self) -> None:
        self._digests: OrderedDict[bytes, None] = OrderedDict()

    def add(self, text: str) -> None:
        """Remember a text, and forget the oldest beyond the limit."""
        self._digests[_digest(text)] = None
        if len(self._digests) > _MOST_TEXTS:
            self._digests.popitem(last=False)

    def holds(self, text: str) -> bool:
        """Whether this very text was returned before."""
        return _digest(text) in self._digests


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()
