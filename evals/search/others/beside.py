"""Asks the other engines the questions Lantern is asked, on the same texts and the same vectors."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.retrieval.embedding.embedder import Embedder
from assistant.retrieval.language.words import content_words_of
from assistant.retrieval.reading.medquad import read_medquad
from evals.search.measures import Asked, Hits

ENGINES = Path(__file__).with_name("engines.py")
NAMES = {"Chroma": "Chroma, vectors", "LanceDB": "LanceDB, words and vectors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEngine:
    """An engine that searches a MedQuAD file in a process of its own."""

    python: Path
    name: str
    corpus: Path
    folder: Path

    def measure(self, asked: Sequence[Asked], embedder: Embedder) -> Hits:
        """Ask all questions in one process; the vectors come with them and cost no time there."""
        place = self.folder / f"{self.name}-{len(list(self.folder.iterdir()))}"
        place.mkdir()
        collection, queries = place / "collection.jsonl", place / "queries.jsonl"
        _write(collection, _texts_with_vectors(self.corpus, embedder))
        _write(queries, _queries_with_vectors([text for text, _ in asked], embedder))
        hits = Hits()
        for (_, right), line in zip(asked, self._run(collection, queries, place), strict=True):
            hits.note(line["ids"], right, line["milliseconds"])
        return hits

    def _run(self, collection: Path, queries: Path, place: Path) -> Iterator[dict[str, Any]]:
        command = [str(self.python), str(ENGINES), self.name, str(collection), str(queries)]
        done = subprocess.run(  # noqa: S603  # our own words
            [*command, str(place / "data")], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{self.name} did not run: {done.stderr[-1000:]}")
        return (json.loads(line) for line in done.stdout.splitlines())


def _texts_with_vectors(corpus: Path, embedder: Embedder) -> Iterator[dict[str, object]]:
    """Give each document with its heading in front, and the vector of the heading, as Lantern has it."""
    for document, passages in read_medquad(corpus).documents:
        heading = passages[0].heading
        text = "\n".join([heading, *(one.text for one in passages)])
        vector = embedder.embed([heading])[0].tolist()
        yield {"id": document.document_id, "text": text, "vector": vector}


def _queries_with_vectors(texts: Sequence[str], embedder: Embedder) -> Iterator[dict[str, object]]:
    """Give the content words of each question, as for plain FTS5: none of them has a stop list like ours."""
    for text in texts:
        words = " ".join(content_words_of(text)) or text
        yield {"text": words, "vector": embedder.embed([words])[0].tolist()}


def _write(path: Path, rows: Iterable[dict[str, object]]) -> None:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
