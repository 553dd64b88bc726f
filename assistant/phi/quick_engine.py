"""Presidio's analyzer, with a short way for recognizers that need nothing of it."""

from collections.abc import Callable, Sequence

from presidio_analyzer import (
    AnalyzerEngine,
    EntityRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from typing_extensions import override

from assistant.phi.blank_engine import LANGUAGE


class QuickAnalyzerEngine(AnalyzerEngine):
    """Our own recognizers read their context themselves; a deployment's may rely on Presidio."""

    def __init__(self, registry: RecognizerRegistry, nlp_engine: NlpEngine) -> None:
        super().__init__(registry=registry, nlp_engine=nlp_engine, supported_languages=[LANGUAGE])
        self._nothing = nlp_engine.process_text("", LANGUAGE)
        self._entities = super().get_supported_entities(LANGUAGE)

    def find(
        self,
        text: str,
        *,
        more: Sequence[EntityRecognizer] = (),
        before_each: Callable[[], None] = lambda: None,
    ) -> list[RecognizerResult]:
        """Ask every recognizer, and nothing else: no words of context, no thresholds.

        `before_each` may raise, to stop what takes too long.
        """
        results: list[RecognizerResult] = []
        for recognizer in (*self.registry.recognizers, *more):
            before_each()
            results += recognizer.analyze(text, self._entities, self._nothing)
        return results

    @override
    def get_supported_entities(self, language: str | None = None) -> list[str]:
        """Return what was gathered once; `analyze` asks at each text."""
        return self._entities

    @override
    def _enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        if not any(recognizer.context for recognizer in recognizers):
            return raw_results
        return super()._enhance_using_context(
            text, raw_results, nlp_artifacts, recognizers, context
        )
