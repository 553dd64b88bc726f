"""Starts real Weaviate servers, for tests and comparisons: one node with an API key, or three."""

import os
import random
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.retrieval.weaviate.connection import WeaviateAddress
from assistant.settings import ROOT

API_KEY = "test-key"  # of servers that live for one run
SECONDS_TO_START = 100
LOWEST_PORT, HIGHEST_PORT = 20_000, 32_000
VERSION = (ROOT / "deploy" / "weaviate_version").read_text().strip()


class CacheSettings(BaseSettings):
    """Where `make weaviate` puts what it builds."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    xdg_cache_home: Path = Path.home() / ".cache"


def built_server() -> Path:
    """Return where `make weaviate` puts the server; it may not be there."""
    return CacheSettings().xdg_cache_home / "lantern" / f"weaviate-{VERSION}" / "weaviate-server"


@dataclass(kw_only=True)
class Node:
    """One server process."""

    process: subprocess.Popen[bytes]
    address: WeaviateAddress
    start: Callable[[], subprocess.Popen[bytes]]
    log: Path

    @property
    def url(self) -> str:
        """The address as a clinic would write it into its settings."""
        return f"http://127.0.0.1:{self.address.port}?grpc_port={self.address.grpc_port}"

    def is_ready(self) -> bool:
        """Say whether the server takes queries."""
        url = f"http://127.0.0.1:{self.address.port}/v1/.well-known/ready"
        try:
            return httpx.get(url, timeout=2).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    def wait_until_ready(self) -> None:
        """Return when the server takes queries, or raise when it never does."""
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.is_ready():
            if self.process.poll() is not None:
                raise RuntimeError(f"weaviate ended: {self.log.read_text()[-2000:]}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"weaviate is not ready after {SECONDS_TO_START} seconds")
            time.sleep(0.25)

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        """Start on the same ports and data, and return when queries are taken."""
        self.process = self.start()
        self.wait_until_ready()


def start_node(binary: Path, data: Path) -> Node:
    """Start one node that demands the API key."""
    ports = free_ports()
    return _start(
        binary,
        data,
        ports,
        {
            "CLUSTER_HOSTNAME": "node1",
            "RAFT_JOIN": "node1",
            "RAFT_BOOTSTRAP_EXPECT": "1",
        },
    )


def start_cluster(binary: Path, data: Path, *, nodes: int = 3) -> list[Node]:
    """Start nodes on this machine that make one cluster."""
    ports = [free_ports() for _ in range(nodes)]
    join = ",".join(f"node{n}:{ports[n][4]}" for n in range(nodes))
    started: list[Node] = []
    for n in range(nodes):
        settings = {
            "CLUSTER_HOSTNAME": f"node{n}",
            "CLUSTER_IN_LOCALHOST": "true",
            "RAFT_JOIN": join,
            "RAFT_BOOTSTRAP_EXPECT": str(nodes),
            **({"CLUSTER_JOIN": f"127.0.0.1:{ports[0][2]}"} if n else {}),
        }
        started.append(_start(binary, data / f"node{n}", ports[n], settings))
        if n == 0:
            # A node that finds nobody to join tries only once, and then waits for ever.
            _wait_until_listening(ports[0][2])
    return started


def _wait_until_listening(port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        if time.monotonic() > deadline:
            raise TimeoutError(f"nobody listens on port {port}")
        time.sleep(0.1)


def free_ports(pairs: int = 3) -> list[int]:
    """Return pairs of neighbouring ports nobody listens on, as the server wants them.

    They lie below those the system gives to outgoing connections, which could take them meanwhile.
    """
    found: list[int] = []
    while len(found) < 2 * pairs:
        port = random.randrange(LOWEST_PORT, HIGHEST_PORT, 2)  # noqa: S311  # no secret
        if port not in found and _is_free(port) and _is_free(port + 1):
            found += [port, port + 1]
    return found


def _is_free(port: int) -> bool:
    with socket.socket() as one:
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _start(binary: Path, data: Path, ports: list[int], settings: Mapping[str, str]) -> Node:
    http, grpc, gossip, transfer, raft, raft_internal = ports
    data.mkdir(parents=True, exist_ok=True)
    environment = {
        "PATH": os.defpath,
        "HOME": str(data),
        "PERSISTENCE_DATA_PATH": str(data),
        "DEFAULT_VECTORIZER_MODULE": "none",
        "ENABLE_MODULES": "",
        "DISABLE_TELEMETRY": "true",
        "CLUSTER_ADVERTISE_ADDR": "127.0.0.1",
        "CLUSTER_GOSSIP_BIND_PORT": str(gossip),
        "CLUSTER_DATA_BIND_PORT": str(transfer),
        "RAFT_PORT": str(raft),
        "RAFT_INTERNAL_RPC_PORT": str(raft_internal),
        "GRPC_PORT": str(grpc),
        "LOG_LEVEL": "error",
        "GO_PROFILING_DISABLE": "true",
        "GOMEMLIMIT": "1GiB",
        "AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED": "false",
        "AUTHENTICATION_APIKEY_ENABLED": "true",
        "AUTHENTICATION_APIKEY_ALLOWED_KEYS": API_KEY,
        "AUTHENTICATION_APIKEY_USERS": "lantern",
        "AUTHORIZATION_ADMINLIST_ENABLED": "true",
        "AUTHORIZATION_ADMINLIST_USERS": "lantern",
        **settings,
    }
    command = [str(binary), "--host", "127.0.0.1", "--port", str(http), "--scheme", "http"]

    log = data / "server.log"

    def start() -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            return subprocess.Popen(command, env=environment, stdout=output, stderr=output)  # noqa: S603  # our own words

    address = WeaviateAddress(
        host="127.0.0.1",
        port=http,
        grpc_host="127.0.0.1",
        grpc_port=grpc,
        is_secure=False,
        api_key=API_KEY,
    )
    return Node(process=start(), address=address, start=start, log=log)
