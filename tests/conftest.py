"""What every test gets: asyncio, and no way out of this machine."""

import atexit
import shutil
import socket
import tempfile
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as property_settings

from assistant.settings import export_for_chainlit

# Chainlit makes a home where it is told to when it is imported; a test's must not be the checkout.
_CHAT_HOME = Path(tempfile.mkdtemp(prefix="lantern-tests-"))
atexit.register(shutil.rmtree, _CHAT_HOME, ignore_errors=True)
export_for_chainlit(home=_CHAT_HOME, secret="only for tests " * 4)

# Other work may share the machine: how long an example took says nothing about the program.
property_settings.register_profile("no deadline", deadline=None)
property_settings.load_profile("no deadline")

_LOCAL_NAMES = {"localhost", "", None}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves the machine; a test that needs one is wrong."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401  # as in the standard library
        if isinstance(address, tuple) and not _is_local(address[0]):
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def _is_local(host: object) -> bool:
    if host in _LOCAL_NAMES:
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="count a skipped test as a failure")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for report in terminalreporter.getreports("skipped") if config.getoption("--no-skips") else []:
        terminalreporter.write_line(f"SKIPPED, which counts as failed here: {report.nodeid}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.getreports("skipped") if reporter else []
    if session.config.getoption("--no-skips") and skipped:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
