"""The reading process reaches no network, no file of people, and no other process."""

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from assistant.errors import RecordError
from assistant.settings import ROOT
from web.records.confinement import may_be_read, readable
from web.records.reading import ReadingProcess, what_reading_gives_up

pytestmark = pytest.mark.anyio
CONFINED = """
import json, os, socket, sys
from web.records.confinement import Confined, leave_files, leave_network
network = leave_network()
files = leave_files()
sys.stdin.buffer.read()
def tried(do):
    try:
        do()
    except OSError as error:
        return type(error).__name__
    return "done"
"""
NOT_HERE = "this kernel does not let an ordinary process give up {}"


async def tried(*what: str) -> list[str]:
    """Try some things in a confined process; return how each of them went."""
    asks = ", ".join(f"tried(lambda: {one})" for one in what)
    program = f"{CONFINED}\nprint(json.dumps({{'refused': json.dumps([{asks}])}}))"
    with pytest.raises(RecordError) as said:
        await ReadingProcess([sys.executable, "-c", program], seconds=60).read(
            b"", lambda _d, _p: None
        )
    went: list[str] = json.loads(str(said.value))
    return went


@pytest.fixture
async def without_files() -> None:
    if not (await what_reading_gives_up()).files:
        pytest.skip(NOT_HERE.format("its files"))


@pytest.fixture
async def without_network() -> None:
    if not (await what_reading_gives_up()).network:
        pytest.skip(NOT_HERE.format("the network"))


@pytest.mark.usefixtures("without_files")
async def test_it_reads_no_data_and_no_settings_and_writes_nothing(tmp_path: Path) -> None:
    data = tmp_path / "lantern.db"
    data.write_text("people's words")

    went = await tried(
        f"open({str(data)!r}).read()",
        f"os.listdir({str(tmp_path)!r})",
        f"open({str(ROOT / '.env')!r})",
        f"os.listdir({str(ROOT)!r})",
        f"open('/proc/{os.getpid()}/environ').read()",
        f"open({str(tmp_path / 'new')!r}, 'w')",
        f"os.unlink({str(data)!r})",
        "os.listdir('/home')",
        "open('/etc/passwd').read()",
    )

    assert set(went) <= {"PermissionError", "FileNotFoundError"}
    assert data.exists()


@pytest.mark.usefixtures("without_files")
async def test_it_still_reads_the_code_it_needs() -> None:
    assert await tried(f"open({str(ROOT / 'web' / '__init__.py')!r}).read()") == ["done"]


@pytest.mark.usefixtures("without_network")
async def test_it_reaches_no_server_of_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        (went,) = await tried(f"socket.create_connection({address!r}, timeout=5)")

    assert went != "done"


def test_the_data_folder_and_the_settings_are_not_among_what_may_be_read() -> None:
    allowed = readable()

    assert not may_be_read(ROOT / "var" / "lantern.db", allowed)
    assert not may_be_read(ROOT / ".env", allowed)
    assert may_be_read(ROOT / "assistant" / "records" / "data" / "titles.yaml", allowed)
