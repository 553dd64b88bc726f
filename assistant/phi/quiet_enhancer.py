"""Spares Presidio's search for context words when no recognizer asks for it."""

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override


class QuietEnhancer(LemmaContextAwareEnhancer):
    """Our own recognizers read their context themselves; a deployment's may rely on Presidio."""

    @override
    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Return the results as they are, unless some recognizer has context words."""
        if not any(recognizer.context for recognizer in recognizers):
            return raw_results
        return super().enhance_using_context(text, raw_results, nlp_artifacts, recognizers, context)
