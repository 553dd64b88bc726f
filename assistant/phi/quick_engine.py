"""Presidio's analyzer without its search for context words when no recognizer asks for it."""

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override


class QuickAnalyzerEngine(AnalyzerEngine):
    """Our own recognizers read their context themselves; a deployment's may rely on Presidio."""

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
