"""Prints all tables of search: `python -m evals.search` (`--growth` adds the slow ones)."""

import sys
import tempfile
from pathlib import Path

from assistant.retrieval.embedder import WordLlamaEmbedder
from evals.search.abstention import print_abstention
from evals.search.drug_rewrites import print_drug_rewrites
from evals.search.growth import print_growth
from evals.search.held_out import print_held_out
from evals.search.known_item import print_known_item
from evals.search.stores import CANCERGOV


def main(arguments: list[str]) -> int:
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
        print_known_item(folder, embedder)
        print_drug_rewrites(folder / "library.db")
        if "--growth" in arguments:
            print_growth(folder, embedder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
