"""Start the two servers that are compared: a bare Chainlit echo app, and Lantern."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from assistant.settings import ROOT
from evals.bench_machine import resident_megabytes

START_SECONDS = 600
_ECHO = '''\
"""Say everything back."""

import chainlit as cl


@cl.on_message
async def echo(message: cl.Message) -> None:
    """Say it back."""
    await cl.Message(content=message.content).send()
'''


@dataclass
class BenchServer:
    """One server in a process of its own."""

    name: str
    command: Sequence[str]
    cwd: Path
    environment: Mapping[str, str]
    port: int
    chat: str
    """Where Chainlit is mounted: "" or "/chat"."""
    signs_in: bool
    mark: str
    """Stands in every real answer; a sentence that says what went wrong has none."""
    log: Path
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def base(self) -> str:
        """The server's origin."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> float:
        """Start; return the seconds until it first said that it is healthy."""
        began = time.perf_counter()
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603  # commands written here
                self.command, cwd=self.cwd, env=self.environment, stdout=log, stderr=log
            )
        self._processes.append(process)
        while not self._is_healthy():
            if process.poll() is not None or time.perf_counter() - began > START_SECONDS:
                raise RuntimeError(f"{self.name} did not start; see {self.log}")
            time.sleep(0.02)
        return time.perf_counter() - began

    def _is_healthy(self) -> bool:
        try:
            with urlopen(f"{self.base}/health", timeout=5) as reply:  # noqa: S310  # our own server
                return bool(reply.status == 200)
        except (URLError, OSError):
            return False

    def megabytes(self) -> float:
        """Return the memory the process holds now (resident set)."""
        return resident_megabytes(self._processes[-1].pid)

    def stop(self) -> None:
        """End it and wait."""
        while self._processes:
            process = self._processes.pop()
            process.terminate()
            process.wait(timeout=30)


def echo_server(folder: Path) -> BenchServer:
    """Return a bare echo app, written into `folder`."""
    folder.mkdir()
    (folder / "echo.py").write_text(_ECHO)
    port = _free_port()
    return BenchServer(
        name="echo",
        command=[
            *(sys.executable, "-m", "chainlit", "run", "echo.py"),
            *("--headless", "--port", str(port)),
        ],
        cwd=folder,
        environment={**_environment(folder), "CHAINLIT_APP_ROOT": str(folder)},
        port=port,
        chat="",
        signs_in=False,
        mark="",
        log=folder / "server.log",
    )


def lantern_server(folder: Path) -> BenchServer:
    """Return Lantern as it comes, with its data in `folder`."""
    folder.mkdir(mode=0o700)
    port = _free_port()
    settings = {
        "LANTERN_DATA_DIR": str(folder),
        "LANTERN_DATABASE_URL": "",
        "LANTERN_CHAT_MODEL": "",
        "LANTERN_PORT": str(port),
    }
    return BenchServer(
        name="Lantern",
        command=[str(Path(sys.executable).with_name("lantern")), "serve"],
        cwd=ROOT,
        environment={**_environment(folder), **settings},
        port=port,
        chat="/chat",
        signs_in=True,
        mark="[1]",
        log=folder / "server.log",
    )


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the caller's environment but what a process cannot do without."""
    return {"PATH": os.defpath, "HOME": str(folder)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
