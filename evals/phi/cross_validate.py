"""Measures the scrubber on writers its tagger has not read: trains without their messages, scores on them.

python -m evals.phi.cross_validate [--messages 10000] [--point balanced|recall]

The rules were written with these messages open; only the tagger meets them for the first time.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from assistant.phi.presidio_scrubber import OperatingPoint, load_scrubber
from evals.phi.score import Tally, print_tally, read_messages, score_message
from evals.phi.train_tagger import FOLDER, train_models

_DEVELOPMENT = FOLDER / "development"
GROUPS: Final = (
    (_DEVELOPMENT / "fourth_writer.jsonl", _DEVELOPMENT / "later_writer.jsonl"),
    (_DEVELOPMENT / "second_writer.jsonl", _DEVELOPMENT / "earlier_untouched.jsonl"),
)
"""Writers that are left out together, so that two trainings do."""


def main() -> None:
    """Print a table for each writer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument(
        "--point", choices=[p.value for p in OperatingPoint], default=OperatingPoint.BALANCED.value
    )
    options = parser.parse_args()
    for group in GROUPS:
        with tempfile.TemporaryDirectory() as folder:
            train_models(Path(folder), messages=options.messages, without=group)
            score_group(group, Path(folder) / "tagger.npz", OperatingPoint(options.point))


def score_group(group: Sequence[Path], model: Path, point: OperatingPoint) -> None:
    """Score the messages of each writer with a model that has not read them."""
    scrubber = load_scrubber(model=model)
    for path in group:
        tally = Tally()
        for message in read_messages(path):
            found = scrubber.spans_of(message.text, point=point)
            score_message(message, found, tally, show_errors=False)
        print(f"== {path.stem}")
        print_tally(tally)


if __name__ == "__main__":
    main()
