"""What a passage looks like in Weaviate: its collection, its properties and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID, uuid5

from weaviate.classes.config import (
    Configure,
    DataType,
    Property,
    StopwordsPreset,
    Tokenization,
    VectorDistances,
)

from assistant.domain import Passage
from assistant.retrieval.index.passage_rows import document_from, passage_from, values_of
from assistant.retrieval.index.postings import LENGTH_SHARE, SATURATION
from assistant.retrieval.ranking.searchable import COLUMN_WEIGHTS, SearchableText

ALIAS = "LanternPassages"
MEANINGS = "meanings"
SEARCHED = "search_text"
NAMESPACE = UUID("5d1f3c52-6c1e-4a55-9d2b-9f6f1f0a7f11")
RETURNED = (
    *("passage_id", "heading", "section", "role", "condition", "text", "document"),
    *("position", "document_id"),
)


def collection_settings(*, replicas: int) -> dict[str, Any]:
    """Return how the collection is made; the client is told in its own words."""
    return {
        "properties": _properties(),
        "vector_config": Configure.MultiVectors.self_provided(
            name=MEANINGS,
            vector_index_config=Configure.VectorIndex.hnsw(distance_metric=VectorDistances.COSINE),
        ),
        "inverted_index_config": Configure.inverted_index(
            bm25_k1=SATURATION, bm25_b=LENGTH_SHARE, stopwords_preset=StopwordsPreset.NONE
        ),
        "replication_config": Configure.replication(factor=replicas, async_enabled=replicas > 1),
    }


def properties_of(passage: Passage, found_by: SearchableText, *, position: int) -> dict[str, Any]:
    """Return the properties of a passage; `document_from` and `passage_from` read them back."""
    condition = json.dumps(asdict(passage.condition)) if passage.condition else ""
    return {
        SEARCHED: searched_text(found_by),
        "passage_id": passage.passage_id,
        "document_id": passage.document.document_id,
        "cancer": passage.document.cancer,
        "position": position,
        "heading": passage.heading,
        "section": passage.section,
        "role": passage.role.value,
        "condition": condition,
        "text": passage.text,
        "document": json.dumps(values_of(passage.document), ensure_ascii=False),
    }


def searched_text(found_by: SearchableText) -> str:
    """Return heading, questions, synonyms and text, each repeated as often as it weighs.

    Weaviate scores properties apart, so that `heading^4` is worth far less than this.
    """
    parts = (
        getattr(found_by, column)
        for column, weight in COLUMN_WEIGHTS.items()
        for _ in range(round(weight))
    )
    return "\n".join(part for part in parts if part)


def passage_of(properties: Mapping[str, Any]) -> Passage:
    """Return the passage whose properties these are."""
    keys = ("passage_id", "document_id", "heading", "section", "role", "condition", "text")
    return passage_from([properties[key] for key in keys], document_from(properties["document"]))


def object_id(passage_id: str) -> UUID:
    """Return the same id for the same passage in every collection."""
    return uuid5(NAMESPACE, passage_id)


def _properties() -> list[Property]:
    searched = Property(
        name=SEARCHED,
        data_type=DataType.TEXT,
        tokenization=Tokenization.WORD,
        text_analyzer=Configure.text_analyzer(ascii_fold=True),
        index_filterable=False,
    )
    exact = [_exact(name) for name in ("passage_id", "document_id", "cancer")]
    shown = ("heading", "section", "role", "condition", "text", "document")
    position = Property(name="position", data_type=DataType.INT)
    return [searched, *exact, position, *map(only_shown, shown)]


def _exact(name: str) -> Property:
    return Property(
        name=name,
        data_type=DataType.TEXT,
        tokenization=Tokenization.FIELD,
        index_searchable=False,
    )


def only_shown(name: str) -> Property:
    """Return a property that is neither searched nor filtered by."""
    return Property(
        name=name, data_type=DataType.TEXT, index_filterable=False, index_searchable=False
    )
