"""The base of all recognizers here: what Presidio asks of one, reduced to one method."""

from collections.abc import Iterator, Sequence

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override

from assistant.domain import IdentifierKind

Find = tuple[int, int, float]
"""Start, end (exclusive) and certainty from 0 to 1."""


class Finder(LocalRecognizer):
    """Finds identifiers of one kind; subclasses yield where they stand."""

    kind: IdentifierKind

    def __init__(self) -> None:
        super().__init__(supported_entities=[self.kind.value], name=type(self).__name__)

    @override
    def load(self) -> None:
        """Prepare once; nothing unless a subclass has something to prepare."""

    @override
    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return what `find` yields, in Presidio's words."""
        return [RecognizerResult(self.kind.value, *found) for found in self.find(text)]

    def find(self, text: str) -> Iterator[Find] | Sequence[Find]:
        """Yield the identifiers in no order; they may overlap."""
        raise NotImplementedError
