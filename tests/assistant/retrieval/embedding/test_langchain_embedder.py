"""Embedders by name, asked over real HTTP as OpenAI's protocol has it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from assistant.errors import ConfigurationError, RetrievalError
from assistant.retrieval.embedding.langchain_embedder import load_langchain_embedder


class Handler(BaseHTTPRequestHandler):
    """Gives each text a vector of its length and a one."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        data = [
            {"object": "embedding", "index": n, "embedding": [float(len(text)), 1.0, 0.0]}
            for n, text in enumerate(body["input"])
        ]
        answer = json.dumps({"object": "list", "data": data, "model": body["model"]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_request(self, code: object = None, size: object = None) -> None:
        """Keep the tests quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_provider_by_name_gives_vectors_of_length_one(url: str) -> None:
    embedder = load_langchain_embedder("openai:small", base_url=url, key="")

    rows = embedder.embed(["abc", "", "a"])

    assert embedder.embedder_id == "openai:small-3"
    assert np.linalg.norm(rows, axis=1).round(5).tolist() == [1.0, 0.0, 1.0]
    assert round(float(rows[0, 0] / rows[0, 1])) == 3


def test_a_provider_that_does_not_answer_is_named() -> None:
    nobody = "http://127.0.0.1:9/v1"

    with pytest.raises(RetrievalError, match="openai:small does not answer"):
        load_langchain_embedder("openai:small", base_url=nobody, key="")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("openai", "No model is named"),
        ("openai:", "No model is named"),
        ("openai:small", "LANTERN_EMBEDDER_KEY is not set"),
        ("cohere:embed", 'The package "langchain-cohere" is missing'),
        ("word2vec", "wordllama, minilm, or provider:model"),
    ],
)
def test_what_cannot_be_used_is_said(name: str, fault: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        load_langchain_embedder(name, base_url="", key="")

    assert fault in str(refused.value)
