"""Embedders of LangChain's providers, by name: "openai:text-embedding-3-small", "ollama:nomic-embed-text"."""

import importlib.util
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.errors import ConfigurationError, RetrievalError
from assistant.retrieval.embedding.embedder import Vectors
from assistant.retrieval.language.word_lists import DATA
from assistant.yaml_files import read_yaml

NO_KEY = "none"
"""Servers of one's own ask for a key in form only."""
PROVIDERS_FILE = DATA / "embedding_providers.yaml"


class LangChainEmbedder:
    """Asks a provider; questions come to it scrubbed, as to the store."""

    def __init__(self, name: str, model: Embeddings) -> None:
        self._model = model
        self._name = name
        self.dimensions = len(self._asked(["length"])[0])
        # Whether the first numbers serve alone differs from model to model.
        self.coarse_dimensions = self.dimensions
        self.embedder_id = f"{name}-{self.dimensions}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length one for each text, zeros for an empty one; raise `RetrievalError`."""
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        places = [place for place, text in enumerate(texts) if text.strip()]
        if places:
            rows[places] = self._asked([texts[place] for place in places])
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return unit

    def _asked(self, texts: Sequence[str]) -> list[list[float]]:
        try:
            return self._model.embed_documents(list(texts))
        except Exception as error:
            # Each provider has its own errors.
            kind = type(error).__name__
            raise RetrievalError(f"The embedder {self._name} does not answer: {kind}.") from error


def load_langchain_embedder(name: str, *, base_url: str, key: str) -> LangChainEmbedder:
    """Return the embedder "provider:model" names; raise `ConfigurationError` for one that cannot be."""
    provider_name, _, model_name = name.partition(":")
    provider = known_providers().get(provider_name)
    faults = _faults(provider, model_name, has_key=bool(key or base_url))
    if provider is None or faults:
        raise ConfigurationError(f'LANTERN_EMBEDDER="{name}" cannot be used.', faults)
    values = {"base_url": base_url, "key": key or (NO_KEY if provider["needs_key"] else "")}
    arguments = provider["arguments"]
    given = {arguments[one]: v for one, v in values.items() if one in arguments and v}
    # Slow to import, and a Lantern with its own embedder never needs it.
    from langchain.embeddings import init_embeddings  # noqa: PLC0415

    model = init_embeddings(model_name, provider=provider_name, **(provider["fixed"] | given))
    return LangChainEmbedder(name, model)


@cache
def known_providers() -> dict[str, Any]:
    """Return the providers of the data file, read on first use."""
    providers: dict[str, Any] = read_yaml(PROVIDERS_FILE)
    return providers


def _faults(provider: dict[str, Any] | None, model_name: str, *, has_key: bool) -> list[str]:
    if provider is None:
        known = ", ".join(known_providers())
        return [
            f"It may be wordllama, minilm, or provider:model with one of the providers {known}."
        ]
    faults = [] if model_name else ["No model is named after the colon."]
    if importlib.util.find_spec(provider["package"]) is None:
        package = provider["package"].replace("_", "-")
        faults.append(f'The package "{package}" is missing. Install it beside Lantern.')
    if provider["needs_key"] and not has_key:
        faults.append("LANTERN_EMBEDDER_KEY is not set.")
    return faults
