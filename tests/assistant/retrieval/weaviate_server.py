"""Starts real Weaviate servers for tests: one node with an API key, or three nodes."""

import os
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from assistant.retrieval.weaviate_connection import WeaviateAddress

API_KEY = "test-key"
SECONDS_TO_START = 60


@dataclass(kw_only=True)
class Node:
    """One server process."""

    process: subprocess.Popen[bytes]
    address: WeaviateAddress

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
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise TimeoutError(f"weaviate on port {self.address.port} does not start")
            time.sleep(0.25)

    def kill(self) -> None:
        """End the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait()


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
    return [
        _start(
            binary,
            data / f"node{n}",
            ports[n],
            {
                "CLUSTER_HOSTNAME": f"node{n}",
                "CLUSTER_IN_LOCALHOST": "true",
                "RAFT_JOIN": join,
                "RAFT_BOOTSTRAP_EXPECT": str(nodes),
                **({"CLUSTER_JOIN": f"127.0.0.1:{ports[0][2]}"} if n else {}),
            },
        )
        for n in range(nodes)
    ]


def free_ports(pairs: int = 3) -> list[int]:
    """Return pairs of neighbouring ports nobody listens on, as the server wants them."""
    found: list[int] = []
    while len(found) < 2 * pairs:
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = int(one.getsockname()[1])
            if port in found or other.connect_ex(("127.0.0.1", port + 1)) == 0:
                continue
        found += [port, port + 1]
    return found


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
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = WeaviateAddress(
        host="127.0.0.1",
        port=http,
        grpc_host="127.0.0.1",
        grpc_port=grpc,
        is_secure=False,
        api_key=API_KEY,
    )
    return Node(process=process, address=address)
