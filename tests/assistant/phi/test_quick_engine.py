from presidio_analyzer import Pattern, PatternRecognizer, RecognizerRegistry

from assistant.phi.blank_engine import LANGUAGE, BlankNlpEngine
from assistant.phi.quick_engine import QuickAnalyzerEngine


def test_context_words_of_a_deployments_recognizer_still_count() -> None:
    recognizer = PatternRecognizer(
        supported_entity="MRN", patterns=[Pattern("digits", r"\d{6}", 0.2)], context=["chart"]
    )
    engine = QuickAnalyzerEngine(
        registry=RecognizerRegistry(recognizers=[recognizer]), nlp_engine=BlankNlpEngine()
    )

    (near,) = engine.analyze("my chart is 123456", LANGUAGE)
    (far,) = engine.analyze("it says 123456", LANGUAGE)

    assert near.score > far.score
