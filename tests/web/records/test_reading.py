"""The reading process: its result, its refusal, and its end."""

import asyncio
import json
import sys
from io import BytesIO, StringIO

import pytest

from assistant.errors import RecordError
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.phi.presidio_scrubber import load_scrubber
from tests.web.records.fakes import REPORT
from web.records.child import read_from_pipe
from web.records.reading import RECORD, ReadingProcess

pytestmark = pytest.mark.anyio
SAYS = "import sys, json; sent = sys.stdin.buffer.read(); "


def reading(program: str, *, seconds: float = 60) -> ReadingProcess:
    return ReadingProcess([sys.executable, "-c", SAYS + program], seconds=seconds)


async def read(process: ReadingProcess) -> object:
    return await process.read(b"bytes", lambda _done, _parts: None)


async def test_progress_and_result_come_back() -> None:
    seen: list[tuple[int, int]] = []
    record = RECORD.dump_json(REPORT).decode()
    program = f"""print('{{"done": 1, "parts": 3}}'); print('{{"record": ' + {record!r} + '}}')"""

    got = await reading(program).read(b"bytes", lambda done, parts: seen.append((done, parts)))

    assert got == REPORT
    assert seen == [(1, 3)]


async def test_the_sentence_of_a_refusal_comes_back() -> None:
    program = """print('{"refused": "This file is empty."}')"""

    with pytest.raises(RecordError, match="This file is empty"):
        await read(reading(program))


@pytest.mark.parametrize("end", ["sys.exit(1)", "import os; os.kill(os.getpid(), 11)"])
async def test_a_process_that_dies_is_a_refusal(end: str) -> None:
    with pytest.raises(RecordError, match="opened safely"):
        await read(reading(end))


async def test_the_process_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTERN_ENCRYPTION_KEY", "secret")
    monkeypatch.setenv("CLINIC_API_TOKEN_FILE", "secret")
    monkeypatch.setenv("CLINIC_MODELS", "folder")
    named = "[one for one in os.environ if one.startswith(('LANTERN_', 'CLINIC_'))]"

    with pytest.raises(RecordError) as refused:
        await read(reading(f"import os; print(json.dumps({{'refused': str({named})}}))"))

    assert str(refused.value) == "['CLINIC_MODELS']"


async def test_a_process_that_takes_too_long_is_ended() -> None:
    with pytest.raises(RecordError, match="too long"):
        await read(reading("import time; time.sleep(600)", seconds=0.5))


async def test_a_process_that_reads_nothing_is_a_refusal() -> None:
    process = ReadingProcess([sys.executable, "-c", "pass"], seconds=60)

    with pytest.raises(RecordError, match="opened safely"):
        await process.read(b"x" * 5_000_000, lambda _done, _parts: None)


async def test_the_accounts_identifiers_go_before_the_record() -> None:
    first_line = "print(json.dumps({'refused': str(json.loads(sent.splitlines()[0]))}))"

    with pytest.raises(RecordError, match=r"\['Ann Quill'\]"):
        await reading(first_line).read(b"bytes", lambda _d, _p: None, known=["Ann Quill"])


def test_the_process_takes_the_accounts_identifiers_out() -> None:
    said = StringIO()
    sent = BytesIO(b'["quillfeather"]\nDiagnosis for quillfeather: carcinoma of the breast.')

    read_from_pipe(sent, said, load_fact_extractor(), load_scrubber())

    record = json.loads(said.getvalue().splitlines()[-1])["record"]
    assert "quillfeather" not in json.dumps(record)
    assert "carcinoma" in record["passages"][0]["text"]


async def test_only_so_many_records_wait_to_be_read() -> None:
    answer = """print('{"refused": "This file is empty."}')"""
    process = ReadingProcess([sys.executable, "-c", SAYS + answer], seconds=60, most_waiting=0)

    read_one, turned_away = await asyncio.gather(
        read(process), read(process), return_exceptions=True
    )

    assert "This file is empty" in str(read_one)
    assert "Too many records" in str(turned_away)
    with pytest.raises(RecordError, match="This file is empty"):
        await read(process)
