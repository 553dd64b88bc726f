"""The command `lantern`: what it prints and how it ends."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.settings import ROOT, settings
from bootstrap import deployment_key, services
from cli import app
from memory.memory import open_memory, prepare
from tests.memory.makers import tell

DOCUMENT = ROOT / "library" / "fatigue.md"


@pytest.fixture(autouse=True)
def small_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own and a library of one document; returns the folder of both."""
    library = tmp_path / "library"
    library.mkdir()
    shutil.copy(DOCUMENT, library)
    monkeypatch.setenv("LANTERN_LIBRARY_DIR", str(library))
    monkeypatch.setenv("LANTERN_DATA_DIR", str(tmp_path / "data"))
    for name in ("DATABASE_URL", "CHAT_MODEL", "WEAVIATE_URL", "ENCRYPTION_KEY"):
        monkeypatch.setenv(f"LANTERN_{name}", "")
    settings.cache_clear()
    services.cache_clear()
    yield tmp_path
    settings.cache_clear()
    services.cache_clear()


def lantern(*arguments: str) -> tuple[int, str]:
    """Run the command; return exit status and everything it said."""
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def test_alone_it_lists_its_commands() -> None:
    _, said = lantern()

    assert [word for word in ("serve", "ingest", "doctor", "batch") if word not in said] == []


def test_doctor_finds_a_fresh_site_in_order() -> None:
    status, said = lantern("doctor")

    assert status == 0
    assert "MISSING" not in said
    assert "1 documents" in said or "1 document" in said


def test_doctor_names_what_is_missing(small_site: Path) -> None:
    lantern("ingest")
    (small_site / "library" / "fatigue.md").unlink()

    status, said = lantern("doctor")

    assert status == 1
    assert "MISSING  Library: no documents" in said


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:9/none", "Database"),
        ("WEAVIATE_URL", "http://127.0.0.1:9", "Weaviate"),
    ],
)
def test_doctor_names_what_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"LANTERN_{name}", value)

    status, said = lantern("doctor")

    assert status == 1
    (missing,) = [line for line in said.splitlines() if line.startswith("MISSING")]
    assert words in missing
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CHAT_MODEL", "no-such-provider:x"),
        ("ENCRYPTION_KEY", "not base64"),
        ("PORT", "seventy"),
        ("FEVER_CELSIUS", "99"),
    ],
)
@pytest.mark.parametrize("command", ["doctor", "serve"])
def test_a_setting_that_cannot_be_used_ends_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, command: str, name: str, value: str
) -> None:
    monkeypatch.setenv(f"LANTERN_{name}", value)

    status, said = lantern(command)

    assert status in (1, 2)
    assert name.lower() in said.lower()
    assert "Traceback" not in said


def test_ingest_indexes_and_does_so_once(small_site: Path) -> None:
    first, _ = lantern("ingest")
    index = small_site / "data" / "library.db"
    made = index.stat().st_mtime_ns

    second, _ = lantern("ingest")

    assert (first, second) == (0, 0)
    assert index.stat().st_mtime_ns == made


def test_ingest_names_faulty_documents_and_goes_on(small_site: Path) -> None:
    (small_site / "library" / "broken.md").write_text("no front matter")

    status, said = lantern("ingest")

    assert status == 1
    assert "left out: " in said
    assert "broken" in said


def test_documents_from_elsewhere_are_added_listed_shown_and_removed(small_site: Path) -> None:
    guide = small_site / "guide-2026.txt"
    guide.write_text("Guide on rest\n\nRest helps when you are tired.\n")

    assert lantern("ingest", str(guide))[0] == 0
    assert "guide  2026  1 passages  Guide on rest" in lantern("library", "list")[1]
    assert "Licence: not stated" in lantern("library", "show", "guide")[1]

    assert lantern("library", "remove", "guide")[0] == 0
    assert "guide" not in lantern("library", "list")[1]
    assert "guide#guide-on-rest" in lantern("library", "changed", "--since", "2026-01-01")[1]
    status, said = lantern("library", "remove", "guide")
    assert (status, "no document guide" in said) == (2, True)


def test_a_weaviate_that_does_not_answer_is_named_and_the_copy_is_made(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_WEAVIATE_URL", "http://127.0.0.1:9")

    status, said = lantern("ingest")

    assert status == 1
    assert "Weaviate was not brought up to date" in said
    assert (small_site / "data" / "library.db").is_file()


def test_a_broken_index_is_made_anew(small_site: Path) -> None:
    lantern("ingest")
    (small_site / "data" / "library.db").write_bytes(b"no index any more" * 1000)

    status, _ = lantern("ingest")

    assert status == 0
    assert lantern("doctor")[0] == 0


def test_batch_ends_with_0_when_every_line_was_answered(small_site: Path) -> None:
    source = small_site / "in.jsonl"
    source.write_text('{"text": "a"}\n')

    status, _ = lantern("batch", "red-flags", str(source), str(small_site / "out.jsonl"))

    assert status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("batch", "no-such-task", "in.jsonl", "out.jsonl"),
        ("batch", "scrub", "no-such-file.jsonl", "out.jsonl"),
        ("batch", "scrub"),
        ("no-such-command",),
    ],
)
def test_a_wrong_call_ends_in_a_sentence(arguments: tuple[str, ...]) -> None:
    status, said = lantern(*arguments)

    assert status == 2
    assert "Traceback" not in said


def test_an_answer_file_that_cannot_be_written_ends_in_a_sentence(small_site: Path) -> None:
    source = small_site / "in.jsonl"
    source.write_text('{"text": "a"}\n')

    status, said = lantern("batch", "red-flags", str(source), str(small_site / "no" / "out.jsonl"))

    assert status == 2
    assert said.strip()


def test_who_was_answered_from_a_text_that_changed_is_listed(small_site: Path) -> None:
    lantern("ingest")
    person = asyncio.run(somebody_answered())
    document = small_site / "library" / "fatigue.md"
    document.write_text(document.read_text().replace("## Short answer\n", "## Short answer\nNew. "))
    lantern("ingest")

    status, said = lantern("library", "changed", "--since", "2020-01-01", "--people")

    assert status == 0
    assert said.startswith(f"{person}  conversation c1  answered 20")
    assert "fatigue#short-answer  changed 20" in said


async def somebody_answered() -> str:
    """Keep an answer that rests on the short answer on fatigue; return who got it."""
    configured = settings()
    memory = open_memory(configured.sqlalchemy_url, deployment_key(configured))
    await prepare(memory)
    patient = await memory.people.sign_in("guest:patient")
    await tell(memory, patient, "what helps")
    await memory.database.close()
    return patient.person_id


def test_without_a_server_there_is_nothing_to_roll_back() -> None:
    status, said = lantern("library", "roll-back")

    assert status == 2
    assert "There is no Weaviate server" in said
