"""Builds what is measured: indexes in a folder that goes away."""

import json
from collections.abc import Iterable
from pathlib import Path

from assistant.retrieval.embedding.embedder import WordLlamaEmbedder
from assistant.retrieval.index.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.library.ingest import build_index
from bootstrap import known_names

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "library"
SHARED_DATA = ROOT.parent / "shared" / "data"
CANCERGOV = SHARED_DATA / "medquad-cancergov"


def embedded_store(library: Path, folder: Path, embedder: WordLlamaEmbedder) -> EmbeddedStore:
    """Index a library and open it, with the drug names this program knows."""
    index = folder / f"{library.name}.db"
    build_index([library], index, embedder, ignore_progress)
    return open_store(index, embedder, names=known_names())


def hidden_questions(corpus: Path, folder: Path) -> Path:
    """Copy a MedQuAD file without the text of its questions, so that they cannot be found by it."""
    copy = folder / "corpus.jsonl"
    entries = (json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines())
    kept = ({key: entry[key] for key in entry if key != "question"} for entry in entries)
    copy.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    return copy


def documents_found(store: EmbeddedStore, question: str, *, abstain: bool) -> list[str]:
    """Return the documents of the ten best passages, one passage of each."""
    found = store.search(question, limit=10, per_document=1, abstain=abstain)
    return [one.passage.document.document_id for one in found]


def read_jsonl(path: Path) -> list[dict[str, str]]:
    """Return the objects of a file with one on each line."""
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def ignore_progress(done: int, total: int) -> None:
    """Take progress and tell nobody."""
