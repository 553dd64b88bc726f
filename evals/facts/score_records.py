"""Score the reading of records: `python -m evals.facts.score_records [FOLDER...]`."""

import argparse
import json
from pathlib import Path

from assistant.domain import Role
from assistant.facts.rules_extractor import RulesExtractor, load_fact_extractor
from assistant.records.reader import read_record
from evals.facts.score import Item, as_row, by_name, by_status, count, print_misses

FOLDER = Path(__file__).parent / "records"


def read_item(folder: Path, line: str, extractor: RulesExtractor) -> Item:
    """Read the record of one line."""
    row = json.loads(line)
    record = read_record(folder / row["path"], extractor=extractor)
    return Item(
        item_id=row["id"],
        turns=(row["path"],),
        role=Role.DOCUMENT,
        wanted=tuple(row["facts"]),
        given=tuple(as_row(fact) for fact in record.facts),
        trap=False,
        milliseconds=(),
    )


def main() -> None:
    """Score every record of each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[FOLDER, FOLDER / "more"])
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    extractor = load_fact_extractor()
    for folder in options.folders:
        print(f"== {folder.name}")
        score(folder, extractor, shows_misses=options.show)


def score(folder: Path, extractor: RulesExtractor, *, shows_misses: bool) -> None:
    """Print the figures of each record of a folder, and of all together."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    items = [read_item(folder, line, extractor) for line in lines if line.strip()]
    if shows_misses:
        print_misses(items)
    for item in [*items, None]:
        some = [item] if item is not None else items
        label = item.item_id if item is not None else "all"
        name, status = count(some, by_name), count(some, by_status)
        print(f"{label:24} n {name.wanted:4}  name {name.f1:.3f}  status {status.f1:.3f}")


if __name__ == "__main__":
    main()
