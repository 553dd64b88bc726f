"""The base of all recognizers here: what Presidio asks of one, reduced to one method."""

from collections.abc import Iterator, Sequence

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override

from assistant.domain import IdentifierKind

Find = tuple[int, int, float]
"""Start, end (exclusive) and certainty from 0 to 1."""


KindFind = tuple[IdentifierKind, tuple[int, int], float]
"""The same with its kind: kind, start and end, certainty."""


class KindsFinder(LocalRecognizer):
    """Finds identifiers of several kinds; subclasses yield where they stand."""

    kinds: tuple[IdentifierKind, ...]

    def __init__(self) -> None:
        super().__init__(
            supported_entities=[kind.value for kind in self.kinds], name=type(self).__name__
        )

    @override
    def load(self) -> None:
        """Prepare once; nothing unless a subclass has something to prepare."""

    @override
    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return what `find_kinds` yields, in Presidio's words."""
        found = self.find_kinds(text)
        return [RecognizerResult(kind.value, *span, score) for kind, span, score in found]

    def find_kinds(self, text: str) -> Iterator[KindFind] | Sequence[KindFind]:
        """Yield the identifiers in no order; they may overlap."""
        raise NotImplementedError


class Finder(KindsFinder):
    """Finds identifiers of one kind; subclasses yield where they stand."""

    kind: IdentifierKind

    def __init__(self) -> None:
        self.kinds = (self.kind,)
        super().__init__()

    @override
    def find_kinds(self, text: str) -> Iterator[KindFind]:
        return ((self.kind, (start, end), score) for start, end, score in self.find(text))

    def find(self, text: str) -> Iterator[Find] | Sequence[Find]:
        """Yield the identifiers in no order; they may overlap."""
        raise NotImplementedError
