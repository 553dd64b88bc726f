"""Abstention: on questions outside the library nothing may be found, on those inside something."""

import re
from pathlib import Path

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from evals.search.measures import print_table
from evals.search.stores import LIBRARY, SHARED_DATA, documents_found, embedded_store, read_jsonl

DEVELOPMENT = Path(__file__).with_name("development")
ON_CANCER = re.compile(
    "cancer|tumou?r|chemo|leuk|lymphom|melanom|carcinom|sarcoma|myeloma|oncol|metasta|mastect"
    "|radiation|prognos|biops|scan",
    re.IGNORECASE,
)


def print_abstention(folder: Path, embedder: WordLlamaEmbedder) -> None:
    """Print on what share of the outside questions the starter library says it holds nothing."""
    store = embedded_store(LIBRARY, folder, embedder)
    rows = []
    for name, questions in outside_questions().items():
        silent = sum(not documents_found(store, text, abstain=True) for text in questions)
        rows.append((name, len(questions), silent / len(questions)))
    print_table("Questions outside the library", ("questions", "number", "abstained"), rows)
    rows = []
    for path in sorted(DEVELOPMENT.glob("*inside.jsonl")):
        inside = [asked(line) for line in read_jsonl(path)]
        silent = sum(not documents_found(store, text, abstain=True) for text in inside)
        rows.append((path.stem, len(inside), silent / len(inside)))
    print_table("Questions inside the library", ("questions", "number", "abstained"), rows)


def asked(line: dict[str, str]) -> str:
    """Return the question of a line; its writers call it one or the other."""
    return line.get("query") or line["question"]


def outside_questions() -> dict[str, list[str]]:
    """Return the outside questions by kind; those of MeQSum only where the data are."""
    kinds: dict[str, list[str]] = {}
    for path in sorted(DEVELOPMENT.glob("*outside.jsonl")):
        for line in read_jsonl(path):
            # When these were written the library held five cancers; now it holds the others too.
            if line.get("kind") != "other_cancer":
                kinds.setdefault(path.stem, []).append(asked(line))
    meqsum = SHARED_DATA / "meqsum" / "meqsum.jsonl"
    for line in read_jsonl(meqsum) if meqsum.is_file() else []:
        if not ON_CANCER.search(line["chq"] + line["summary"]):
            kinds.setdefault("meqsum summaries", []).append(line["summary"])
            kinds.setdefault("meqsum messages", []).append(line["chq"])
    return kinds
