"""Find names, places, facilities and employers with the trained tagger."""

from dataclasses import replace
from pathlib import Path

from presidio_analyzer import LocalRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override

from assistant.phi.spans import FoundSpan
from assistant.phi.tagger import KINDS, MODEL, Tagger, join_words


class TaggedWordsRecognizer(LocalRecognizer):
    """Four kinds at once; words from the probability `least` on are found.

    A stretch with a word below `sure` has the certainty of its weakest word, so that whoever wants
    only the surer ones can tell; those are found as stretches of their own.
    """

    def __init__(self, *, least: float, sure: float, model: Path = MODEL) -> None:
        self._least = least
        self._sure = sure
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
        """Return the stretches of sure words, and those with doubtful ones among them."""
        words = self._tagger.find(text, least=self._least) if self._tagger else []
        sure = [word for word in words if word.certainty >= self._sure]
        found = join_words(sure, text)
        if len(sure) < len(words):
            found += _with_doubtful(words, text, self._sure)
        return [RecognizerResult(s.kind.value, s.start, s.end, s.certainty) for s in found]


def _with_doubtful(words: list[FoundSpan], text: str, sure: float) -> list[FoundSpan]:
    doubtful = [word for word in words if word.certainty < sure]
    return [
        replace(stretch, certainty=min(word.certainty for word in inside))
        for stretch in join_words(words, text)
        if (inside := [word for word in doubtful if stretch.overlaps(word.start, word.end)])
    ]
