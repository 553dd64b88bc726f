"""Measure Lantern beside a bare Chainlit app; `python -m evals.bench` writes docs/benchmarks.md."""

import asyncio
import tempfile
from pathlib import Path

from assistant.settings import ROOT, Settings
from evals.bench_load import Load, measure
from evals.bench_nodes import measure_nodes
from evals.bench_report import Figures, ServerFigures, document, tables, verdicts
from evals.bench_servers import BenchServer, echo_server, lantern_server

PAGE = ROOT / "docs" / "benchmarks.md"
MESSAGES = {1: 40, 10: 10, 50: 4}
"""By the number of people at once: messages from each."""


def main() -> None:
    """Measure, print, and write the page."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        figures = measure_all(Path(folder))
    print(tables(figures), *verdicts(figures), sep="\n\n")
    PAGE.write_text(document(figures))
    print(f"\nWritten to {PAGE.relative_to(ROOT)}.")


def measure_all(folder: Path) -> Figures:
    """Measure both servers in turns, so that a busy machine is busy for both."""
    echo, lantern = echo_server(folder / "echo"), lantern_server(folder / "lantern")
    try:
        started = {one.name: _warm_start(one) for one in (echo, lantern)}
        at_start = {one.name: one.megabytes() for one in (echo, lantern)}
        loads = asyncio.run(_loads(echo, lantern))
        after = {one.name: one.megabytes() for one in (echo, lantern)}
    finally:
        echo.stop()
        lantern.stop()
    print("Timing the nodes of a turn")
    nodes, turns = asyncio.run(measure_nodes(Settings(), folder / "lantern"))
    echo_figures, lantern_figures = (
        ServerFigures(
            name=one.name,
            start_seconds=started[one.name],
            megabytes_at_start=at_start[one.name],
            megabytes_after_load=after[one.name],
            loads=loads[one.name],
        )
        for one in (echo, lantern)
    )
    return Figures(echo=echo_figures, lantern=lantern_figures, nodes=nodes, turns_ms=turns)


def _warm_start(server: BenchServer) -> float:
    """Start twice: the first start writes files, the second is what people wait for."""
    print(f"Starting {server.name}")
    server.start()
    server.stop()
    return server.start()


async def _loads(*servers: BenchServer) -> dict[str, list[Load]]:
    loads: dict[str, list[Load]] = {server.name: [] for server in servers}
    for sessions, messages in MESSAGES.items():
        for server in servers:
            print(f"{server.name}: {sessions} at once")
            loads[server.name].append(await measure(server, sessions=sessions, messages=messages))
    return loads


if __name__ == "__main__":
    main()
