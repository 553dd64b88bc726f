"""Searches a collection with Chroma and LanceDB; run by another Python, which has nothing of Lantern's.

`python engines.py NAME COLLECTION QUERIES FOLDER` prints one line for each query: ids and milliseconds.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]
Search = Callable[[str, list[float]], list[str]]
PLACES = 10


def chroma(rows: Rows, folder: str) -> Search:
    """Search by vectors: all that Chroma does here without fetching a model."""
    import chromadb  # noqa: PLC0415  # the other engine may be missing

    settings = chromadb.Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(path=folder, settings=settings)
    collection = client.create_collection(
        "passages", configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
    )
    collection.add(
        ids=[row["id"] for row in rows],
        embeddings=[row["vector"] for row in rows],
        documents=[row["text"] for row in rows],
    )

    def search(text: str, vector: list[float]) -> list[str]:  # noqa: ARG001  # no full-text search
        found = collection.query(query_embeddings=[vector], n_results=PLACES, include=["documents"])
        return list(found["ids"][0])

    return search


def lancedb(rows: Rows, folder: str) -> Search:
    """Search by words and vectors together, joined by LanceDB's own reranker."""
    import lancedb as lance  # noqa: PLC0415  # the other engine may be missing

    table = lance.connect(folder).create_table("passages", data=rows)
    table.create_fts_index("text", replace=True)

    def search(text: str, vector: list[float]) -> list[str]:
        query = table.search(query_type="hybrid").vector(vector).text(text)
        found = query.distance_type("cosine").limit(PLACES).to_list()
        return [row["id"] for row in found]

    return search


ENGINES = {"Chroma": chroma, "LanceDB": lancedb}


def main(name: str, collection: str, queries: str, folder: str) -> None:
    """Print what the engine finds for each query."""
    search = ENGINES[name](_read(collection), folder)
    for query in _read(queries):
        started = time.perf_counter()
        found = search(query["text"], query["vector"])
        took = (time.perf_counter() - started) * 1000
        print(json.dumps({"ids": found, "milliseconds": took}))


def _read(path: str) -> Rows:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main(*sys.argv[1:])
