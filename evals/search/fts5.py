"""What SQLite's full-text search finds by itself: the baseline."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from assistant.retrieval.language.words import content_words_of
from assistant.retrieval.reading.medquad import read_medquad

BEST = """
    SELECT document FROM words WHERE words MATCH ?
    ORDER BY bm25(words, 0, 4, 1) LIMIT 10
"""


def plain_fts5(corpus: Path) -> Callable[[str], list[str]]:
    """Index heading and text of a MedQuAD file; return a search of it."""
    database = sqlite3.connect(":memory:")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5 (document UNINDEXED, heading, text,"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    rows = (
        (document.document_id, passages[0].heading, " ".join(one.text for one in passages))
        for document, passages in read_medquad(corpus).documents
    )
    database.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)

    def search(question: str) -> list[str]:
        query = " OR ".join(f'"{word}"' for word in content_words_of(question))
        return [row[0] for row in database.execute(BEST, (query,))] if query else []

    return search
