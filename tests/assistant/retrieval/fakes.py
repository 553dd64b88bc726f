"""An embedder of words, and documents as short as they can be."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.language.words import content_words_of

FRONT_MATTER = """---
title: {title}
cancer: {cancer}
topic: {topic}
kind: {kind}
edition: 2026-11
licence: CC BY 4.0
sources:
  - title: A page
    publisher: An institute
    year: 2026
    url: https://example.org/page
answers:
  - {question}
---
"""


class WordEmbedder:
    """Texts that share words have near vectors; counts how many texts it was given."""

    dimensions = 1024
    coarse_dimensions = 1024

    def __init__(self, embedder_id: str = "words-1") -> None:
        self.embedder_id = embedder_id
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in content_words_of(text):
                row[crc32(word.encode()) % self.dimensions] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = np.divide(rows, lengths, out=rows, where=lengths > 0)
        return unit


def write_document(
    folder: Path,
    name: str,
    *,
    body: str,
    title: str = "A title",
    cancer: str = "any",
    topic: str = "a topic",
    kind: str = "cancer",
    question: str = "A question",
    setting: str = "any",
) -> Path:
    """Write a document of the library and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md"
    kind = kind if setting == "any" else f"{kind}\nsetting: {setting}"
    front = FRONT_MATTER.format(
        title=title, cancer=cancer, topic=topic, kind=kind, question=question
    )
    path.write_text(f"{front}\n{body}\n", encoding="utf-8")
    return path


def ignore_progress(done: int, total: int) -> None:
    """Take progress and tell nobody."""
