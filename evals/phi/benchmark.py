"""Compares the scrubber's speed with stock Presidio, in one run and on the same texts.

python -m evals.phi.benchmark
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.phi.presidio_scrubber import load_scrubber
from evals.phi.score import FOLDER, read_messages
from evals.phi.timing import measure

_LENGTH = 300


def main() -> None:
    """Print the milliseconds of processor time per text of 300 characters."""
    texts = make_texts([FOLDER / "messages.jsonl", FOLDER / "plain.jsonl"])
    started = time.process_time()
    scrubber = load_scrubber()
    print(f"load: {time.process_time() - started:.2f} s")
    for name, (p50, p95) in (
        ("stock Presidio", measure_stock(texts)),
        ("scrubber", measure(scrubber.spans_of, texts)),
        ("stock Presidio", measure_stock(texts)),
    ):
        print(f"{name:15} p50 {p50:.2f} ms  p95 {p95:.2f} ms")


def make_texts(paths: Sequence[Path]) -> list[str]:
    """Return the messages joined and cut into texts of one length."""
    joined = " ".join(message.text for path in paths for message in read_messages(path))
    return [joined[i : i + _LENGTH] for i in range(0, len(joined) - _LENGTH, _LENGTH)]


def measure_stock(texts: Sequence[str]) -> tuple[float, float]:
    """Time stock Presidio in a process of its own."""
    command = [sys.executable, "-m", "evals.phi.stock_presidio"]
    done = subprocess.run(  # noqa: S603  # our own module, no input of a person
        command, input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    p50, p95 = json.loads(done.stdout)
    return p50, p95


if __name__ == "__main__":
    main()
