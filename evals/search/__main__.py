"""Prints all tables of search; `--growth` adds the slow ones, `--others PYTHON` other engines beside ours."""

import argparse
import sys
import tempfile
from pathlib import Path

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from evals.search.abstention import print_abstention
from evals.search.drug_rewrites import print_drug_rewrites
from evals.search.growth import print_growth
from evals.search.held_out import print_held_out
from evals.search.known_item import print_known_item
from evals.search.stores import CANCERGOV


def main(arguments: argparse.Namespace) -> int:
    """Print the tables; those of the development data only where it is."""
    embedder = WordLlamaEmbedder()
    with tempfile.TemporaryDirectory(prefix="lantern-evals-") as name:
        folder = Path(name)
        print_held_out(folder, embedder)
        print_abstention(folder, embedder)
        if not CANCERGOV.is_dir():
            print(
                "The development data (../shared/data) is not here: the other tables are left out."
            )
            return 0
        print_known_item(folder, embedder, arguments.others)
        print_drug_rewrites(folder / "library.db")
        if arguments.growth:
            print_growth(folder)
    return 0


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.search", description=__doc__)
    parser.add_argument("--growth", action="store_true", help="also at 18,000 and 200,000 passages")
    parser.add_argument("--others", type=Path, help="a Python that has Chroma and LanceDB")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(_read(sys.argv[1:])))
