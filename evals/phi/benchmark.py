"""Compares the scrubber's speed with stock Presidio, in one run and on the same texts.

python -m evals.phi.benchmark
"""

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry

from assistant.phi.blank_engine import LANGUAGE, BlankNlpEngine
from assistant.phi.presidio_scrubber import load_scrubber
from evals.phi.score import FOLDER, read_messages

_LENGTH = 300
_ROUNDS = 3
_PUBLIC_SUFFIX_READER = "EmailRecognizer"
"""Left out of stock Presidio: at the first address it asks the network for a list."""


def main() -> None:
    """Print the milliseconds of processor time per text of 300 characters."""
    logging.disable(logging.CRITICAL)
    texts = make_texts([FOLDER / "messages.jsonl", FOLDER / "plain.jsonl"])
    started = time.process_time()
    scrubber = load_scrubber()
    print(f"load: {time.process_time() - started:.2f} s")
    stock = make_stock()
    for name, run in (
        ("stock Presidio", lambda text: stock.analyze(text, LANGUAGE)),
        ("scrubber", scrubber.spans_of),
    ):
        p50, p95 = measure(run, texts)
        print(f"{name:15} p50 {p50:.2f} ms  p95 {p95:.2f} ms")


def make_texts(paths: Sequence[Path]) -> list[str]:
    """Return the messages joined and cut into texts of one length."""
    joined = " ".join(message.text for path in paths for message in read_messages(path))
    return [joined[i : i + _LENGTH] for i in range(0, len(joined) - _LENGTH, _LENGTH)]


def make_stock() -> AnalyzerEngine:
    """Return Presidio with its own recognizers and no model."""
    engine = BlankNlpEngine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=[LANGUAGE], nlp_engine=engine)
    registry.remove_recognizer(_PUBLIC_SUFFIX_READER)
    return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[LANGUAGE])


def measure(run: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """Return median and 95th percentile in milliseconds, after one round to warm up."""
    spent: list[float] = []
    for round_number in range(_ROUNDS + 1):
        for text in texts:
            started = time.process_time()
            run(text)
            if round_number:
                spent.append((time.process_time() - started) * 1000)
    cuts = quantiles(spent, n=100)
    return cuts[49], cuts[94]


if __name__ == "__main__":
    main()
