"""`lantern batch` on small files, with a data folder of its own."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.settings import ROOT, settings
from bootstrap import services
from cli import app

Answer = dict[str, object]


@dataclass(frozen=True)
class BatchRun:
    """How a run ended, what it said, what it wrote."""

    exit_code: int
    said: str
    answers: list[Answer]


Batch = Callable[..., BatchRun]


@pytest.fixture(scope="session")
def indexed_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all runs: the library is indexed once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def own_settings(indexed_data_dir: Path) -> Iterator[None]:
    """Settings read anew, whatever the environment of the caller says."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("LANTERN_DATA_DIR", str(indexed_data_dir))
        environment.setenv("LANTERN_DATABASE_URL", "")
        environment.setenv("LANTERN_LIBRARY_DIR", str(ROOT / "library"))
        environment.setenv("LANTERN_CHAT_MODEL", "")
        settings.cache_clear()
        services.cache_clear()
        yield
    settings.cache_clear()
    services.cache_clear()


@pytest.fixture(scope="module")
def batch(own_settings: None, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """Return a function that runs a task on lines (JSON, or text as it stands)."""

    def run(task: str, *lines: object, options: tuple[str, ...] = ()) -> BatchRun:
        folder = tmp_path_factory.mktemp("batch")
        source, target = folder / "in.jsonl", folder / "out.jsonl"
        coded = [one if isinstance(one, str) else json.dumps(one) for one in lines]
        source.write_text("\n".join(coded) + "\n", encoding="utf-8")
        result = CliRunner().invoke(app, ["batch", task, str(source), str(target), *options])
        written = target.read_text("utf-8").splitlines() if target.exists() else []
        return BatchRun(result.exit_code, result.output, [json.loads(line) for line in written])

    return run
