"""Says in a sentence how a Weaviate server and the library in it are."""

import weaviate

from assistant.errors import RetrievalError
from assistant.retrieval.weaviate.connection import named_failures, read_addresses
from assistant.retrieval.weaviate.library import WeaviateLibrary
from assistant.retrieval.weaviate.serving import connect_to_any

HEALTHY = "HEALTHY"


def weaviate_state(urls: str, *, api_key: str) -> tuple[bool, str]:
    """Return whether the server serves a library from all its nodes, and a sentence on it."""
    try:
        with connect_to_any(read_addresses(urls, api_key=api_key)) as client, named_failures():
            return _state_of(client)
    except RetrievalError as error:
        return False, f"{error} The copy of the library on this machine is used."


def _state_of(client: weaviate.WeaviateClient) -> tuple[bool, str]:
    about = WeaviateLibrary.served_by(client)
    if about is None:
        return False, "It holds no library yet. Run `lantern ingest`."
    nodes = client.cluster.nodes()
    healthy = sum(node.status == HEALTHY for node in nodes)
    holds = f"{about.documents} documents in {about.passages} passages"
    version = client.get_meta()["version"]
    text = f"Version {version} serves {holds}; {healthy} of {len(nodes)} nodes are healthy."
    return healthy == len(nodes), text
