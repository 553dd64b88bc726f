"""Builds the embedder a site names."""

from functools import cache

from assistant.retrieval.embedding.embedder import Embedder, WordLlamaEmbedder

WORDLLAMA, MINILM = "wordllama", "minilm"


@cache
def named_embedder(name: str, *, base_url: str = "", key: str = "") -> Embedder:
    """Return "wordllama", "minilm", "minilm:folder" or "provider:model".

    Raises `ConfigurationError` when something it needs is missing, and `RetrievalError` when a
    provider does not answer.
    """
    kind, _, rest = name.strip().partition(":")
    if kind == WORDLLAMA:
        return WordLlamaEmbedder()
    # The others cost time to import, which sites without them need not wait for.
    if kind == MINILM:
        from assistant.retrieval.embedding.minilm import MiniLmEmbedder, minilm_folder  # noqa: PLC0415

        return MiniLmEmbedder(minilm_folder(rest))
    from assistant.retrieval.embedding.langchain_embedder import load_langchain_embedder  # noqa: PLC0415

    return load_langchain_embedder(name.strip(), base_url=base_url, key=key)
