"""A real Lantern in a process of its own, on a free port, with a data folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
START_SECONDS = 300
"""Long, for machines that do something else as well; a quiet one needs four."""


@dataclass
class Server:
    """Start, stop and start again; what it says goes to a file in its folder."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=lambda: _free_port())
    _process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def database(self) -> Path:
        return self.data / "lantern.db"

    @property
    def index(self) -> Path:
        return self.data / "library.db"

    def start(self, *, index: Path | None = None) -> None:
        """Start and wait for the first good health; a ready `index` spares the embedding."""
        self.data.mkdir(mode=0o700, exist_ok=True)
        if index is not None and not self.index.exists():
            shutil.copy(index, self.index)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "cli", "serve"],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def _environment(self) -> dict[str, str]:
        """Nothing of the caller's environment but what a process cannot do without."""
        return {
            "PATH": os.defpath,
            "HOME": str(self.folder),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LANTERN_DATA_DIR": str(self.data),
            "LANTERN_PORT": str(self.port),
            "LANTERN_CHAT_MODEL": "",
            **self.settings,
        }

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if not self.alive:
                break
            if self.healthy():
                return
            time.sleep(0.1)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()[-2000:]}")

    def healthy(self) -> bool:
        try:
            with urlopen(f"{self.base}/health", timeout=5) as reply:  # noqa: S310  # our own server
                return bool(reply.status == 200)
        except (URLError, OSError):
            return False

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; `SIGKILL` is a power cut."""
        if self._process is None:
            return
        self._process.send_signal(how)
        self._process.wait(timeout=30)
        self._process = None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
