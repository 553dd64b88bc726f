"""Times stock Presidio on texts from standard input (a JSON list); prints p50 and p95.

A program of its own: Presidio's loader takes every recognizer class in the process for one of its own.
"""

import json
import logging
import sys

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from assistant.phi.blank_engine import LANGUAGE, BlankNlpEngine
from evals.phi.timing import measure

_NETWORK_USER = "EmailRecognizer"
"""Left out: at the first address it asks the network for a list of domains."""


def main() -> None:
    """Read the texts, analyse each, print two numbers."""
    logging.disable(logging.CRITICAL)
    engine = BlankNlpEngine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=[LANGUAGE], nlp_engine=engine)
    registry.remove_recognizer(_NETWORK_USER)
    stock = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[LANGUAGE])
    print(json.dumps(measure(lambda text: stock.analyze(text, LANGUAGE), json.load(sys.stdin))))


if __name__ == "__main__":
    main()
