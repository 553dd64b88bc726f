"""Find names, places, facilities and employers with the trained tagger."""

from pathlib import Path

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override

from assistant.phi.tagger import KINDS, MODEL, Tagger


class TaggedWordsRecognizer(LocalRecognizer):
    """Four kinds at once; `least` is the probability from which a word goes."""

    def __init__(self, *, least: float, model: Path = MODEL) -> None:
        self._least = least
        self._model = model
        self._tagger: Tagger | None = None
        super().__init__(
            supported_entities=[kind.value for kind in KINDS], name=type(self).__name__
        )

    @override
    def load(self) -> None:
        """Open the model file."""
        self._tagger = Tagger(self._model)

    @override
    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return one result per word."""
        found = self._tagger.find(text, least=self._least) if self._tagger else []
        return [RecognizerResult(s.kind.value, s.start, s.end, s.certainty) for s in found]
