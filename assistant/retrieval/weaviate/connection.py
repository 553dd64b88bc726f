"""Opens connections to Weaviate from one address and an API key."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

import weaviate
from weaviate.classes.init import AdditionalConfig, Auth, Timeout
from weaviate.exceptions import WeaviateBaseError

from assistant.errors import ConfigurationError, RetrievalError

GRPC_PORT = 50051
NOT_READY = "Weaviate did not answer: it is not there, or not ready yet."
FORM = "Write http://host:8080?grpc_port=50051 or https://host?grpc_host=other&grpc_port=443."
SECONDS_TO_CONNECT, SECONDS_TO_QUERY, SECONDS_TO_INSERT = 5, 5, 120
SECONDS_A_PERSON_WAITS = 3.0
"""Left alone, the client repeats a call to a server that is gone for a minute."""
PAUSES = (0.1, 0.5, 2.0)
"""Seconds between the tries of one call; a cluster agrees on a new leader within them."""
SECONDS_PER_TRY = 8
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaviateAddress:
    """Where a Weaviate server listens; `grpc_host` may differ behind a proxy."""

    host: str
    port: int
    grpc_host: str
    grpc_port: int
    is_secure: bool
    api_key: str = ""


def read_addresses(urls: str, *, api_key: str = "") -> list[WeaviateAddress]:
    """Read the addresses of the nodes of one cluster, with commas between them."""
    return [read_address(url.strip(), api_key=api_key) for url in urls.split(",")]


def read_address(url: str, *, api_key: str = "") -> WeaviateAddress:
    """Read `http://host:8080?grpc_port=50051&grpc_host=host`; both gRPC parts may be absent."""
    try:
        address = _read_parts(url, api_key)
    except ValueError as error:
        raise ConfigurationError(
            "LANTERN_WEAVIATE_URL is faulty.", [f'"{url}": {error}. {FORM}']
        ) from error
    return address


def _read_parts(url: str, api_key: str) -> WeaviateAddress:
    parts = urlsplit(url)
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("it does not begin with http:// or https:// and a host")
    if set(options) - {"grpc_host", "grpc_port"}:
        raise ValueError("only grpc_host and grpc_port may follow the ?")
    is_secure = parts.scheme == "https"
    address = WeaviateAddress(
        host=parts.hostname,
        port=parts.port or (443 if is_secure else 80),
        grpc_host=options.get("grpc_host", parts.hostname),
        grpc_port=int(options.get("grpc_port", GRPC_PORT)),
        is_secure=is_secure,
        api_key=api_key,
    )
    if (address.host, address.port) == (address.grpc_host, address.grpc_port):
        raise ValueError("gRPC needs a port of its own on the same host")
    return address


def make_async_client(address: WeaviateAddress) -> weaviate.WeaviateAsyncClient:
    """Return a client that is not connected yet; nothing is reached."""
    return weaviate.use_async_with_custom(
        http_host=address.host,
        http_port=address.port,
        http_secure=address.is_secure,
        grpc_host=address.grpc_host,
        grpc_port=address.grpc_port,
        grpc_secure=address.is_secure,
        auth_credentials=Auth.api_key(address.api_key) if address.api_key else None,
        additional_config=_limits(),
        # They ask a package registry for the newest client: a server of ours reaches nobody.
        skip_init_checks=True,
    )


def connect(address: WeaviateAddress) -> weaviate.WeaviateClient:
    """Return a connected client for ingestion, or raise `RetrievalError`."""
    with named_failures():
        client = weaviate.connect_to_custom(
            http_host=address.host,
            http_port=address.port,
            http_secure=address.is_secure,
            grpc_host=address.grpc_host,
            grpc_port=address.grpc_port,
            grpc_secure=address.is_secure,
            auth_credentials=Auth.api_key(address.api_key) if address.api_key else None,
            additional_config=_limits(),
            skip_init_checks=True,
        )
    if not client.is_ready():
        client.close()
        raise RetrievalError(NOT_READY)
    return client


@contextmanager
def named_failures() -> Iterator[None]:
    """Turn what the client raises into `RetrievalError`; the words of a person are not in it."""
    try:
        yield
    except WeaviateBaseError as error:
        raise RetrievalError(f"Weaviate did not answer: {type(error).__name__}.") from error


@asynccontextmanager
async def answered_in_time(seconds: float = SECONDS_A_PERSON_WAITS) -> AsyncIterator[None]:
    """Turn failures and a late answer into `RetrievalError`."""
    try:
        async with asyncio.timeout(seconds):
            with named_failures():
                yield
    except TimeoutError:
        raise RetrievalError(f"Weaviate did not answer within {seconds:g} seconds.") from None


async def repeated(call: Callable[[], Awaitable[Result]]) -> Result:
    """Make a call that may be made twice, and make it again when a node just died under it."""
    for pause in PAUSES:
        # A call can also wait for ever for the answer of the node that died.
        try:
            async with asyncio.timeout(SECONDS_PER_TRY):
                return await call()
        except (WeaviateBaseError, TimeoutError):
            await asyncio.sleep(pause)
    return await call()


def _limits() -> AdditionalConfig:
    timeout = Timeout(init=SECONDS_TO_CONNECT, query=SECONDS_TO_QUERY, insert=SECONDS_TO_INSERT)
    return AdditionalConfig(timeout=timeout)
