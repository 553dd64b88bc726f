"""The base of recognizers that find names after words that announce them."""

import re
from collections.abc import Iterator, Sequence

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.name_reader import read_name
from assistant.phi.recognizers.traits import traits_of


class NameRecognizer(Finder):
    """Reads a name where a cue of the subclass ends."""

    kind = IdentifierKind.NAME
    cues: Sequence[str] = ()
    triggers: frozenset[str] = frozenset()
    """Only searched where one of these words stands in the text."""
    sure = True
    certainty = 0.99

    @override
    def load(self) -> None:
        """Compile the cues into one pattern."""
        self._cue = re.compile(rf"(?<![\w@])(?:{'|'.join(self.cues)})", re.IGNORECASE)

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the name after each cue."""
        if traits_of(text).words.isdisjoint(self.triggers):
            return
        for cue in self._cue.finditer(text):
            if span := read_name(text, cue.end(), sure=self.sure):
                yield *span, self.certainty
