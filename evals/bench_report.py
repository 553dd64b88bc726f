"""Say in words and tables what a benchmark measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from evals.bench_load import Load, percentile
from evals.bench_machine import machine
from evals.bench_nodes import NodeTime

SHARE_OF_ECHO = 0.3
START_SECONDS = 4.0
MEGABYTES = 500.0
_MEANS = """\
One server process, one machine, the load generator on the same machine. The people of the load each
wait for an answer before they write again; every one of them first tells a diagnosis and a medicine,
so that each answer recalls facts. Five messages a second are one a minute from each of 300 people.
Compare the two columns of one run, not figures of different runs: whatever else
the machine does slows both. The echo app says back what it gets and keeps nothing; what Lantern does
beyond that is in the last table. Answers are composed from the library; with a chat model its seconds
come on top.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerFigures:
    """What one server did."""

    name: str
    start_seconds: float
    megabytes_at_start: float
    megabytes_after_load: float
    loads: Sequence[Load]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything one run measured."""

    echo: ServerFigures
    lantern: ServerFigures
    nodes: Sequence[NodeTime]
    turns_ms: Sequence[float]


def document(figures: Figures) -> str:
    """Return the page docs/benchmarks.md."""
    parts = [
        "# Benchmarks",
        f"Measured with `make bench` on {datetime.now(UTC):%Y-%m-%d}. {machine()}",
        tables(figures),
        "## What it means",
        _MEANS.strip(),
        "\n".join(verdicts(figures)),
    ]
    return "\n\n".join(parts) + "\n"


def tables(figures: Figures) -> str:
    """Return all tables in Markdown."""
    return "\n\n".join(
        [
            "## Load",
            _load_table(figures),
            "## Start and memory",
            _server_table(figures),
            "## A turn, node by node",
            _node_table(figures),
        ]
    )


def _load_table(figures: Figures) -> str:
    lines = [
        (
            "| people at once | echo msg/s | p50 ms | p95 ms | Lantern msg/s | p50 ms | p95 ms | unanswered "
            "| ratio |"
        ),
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for echo, lantern in zip(figures.echo.loads, figures.lantern.loads, strict=True):
        ratio = lantern.messages_per_second / echo.messages_per_second
        unanswered = f"{lantern.unanswered} of {lantern.messages}"
        lines.append(
            f"| {echo.sessions} | {_load(echo)} | {_load(lantern)} | {unanswered} | {ratio:.2f} |"
        )
    return "\n".join(lines)


def _load(load: Load) -> str:
    return f"{load.messages_per_second:.1f} | {load.p50_ms:.0f} | {load.p95_ms:.0f}"


def _server_table(figures: Figures) -> str:
    lines = [
        "| server | start, s (to the first good /health) | memory at start, MB | after load, MB |",
        "|---|---:|---:|---:|",
    ]
    for one in (figures.echo, figures.lantern):
        memory = f"{one.megabytes_at_start:.0f} | {one.megabytes_after_load:.0f}"
        lines.append(f"| {one.name} | {one.start_seconds:.1f} | {memory} |")
    return "\n".join(lines)


def _node_table(figures: Figures) -> str:
    lines = [
        "| node | runs | p50 ms | p95 ms | ms a turn |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {one.node} | {one.runs} | {one.p50_ms:.1f} | {one.p95_ms:.1f} | {one.per_turn_ms:.1f} |"
        for one in figures.nodes
    ]
    turns = sorted(figures.turns_ms)
    whole = sum(turns) / len(turns)
    between = whole - sum(one.per_turn_ms for one in figures.nodes)
    lines.append(f"| between nodes | | | | {between:.1f} |")
    p50, p95 = percentile(turns, 0.5), percentile(turns, 0.95)
    lines.append(f"| **whole turn** | {len(turns)} | {p50:.1f} | {p95:.1f} | {whole:.1f} |")
    return "\n".join(lines)


def verdicts(figures: Figures) -> list[str]:
    """Hold the figures against what is aimed at."""
    echo, lantern = figures.echo.loads[-1], figures.lantern.loads[-1]
    share = lantern.messages_per_second / echo.messages_per_second
    start, memory = figures.lantern.start_seconds, figures.lantern.megabytes_after_load
    most = f"{lantern.sessions} people"
    return [
        _verdict(f"Share of the echo app's messages a second at {most}: {share:.2f}; aim: at least "
                 f"{SHARE_OF_ECHO}", met=share >= SHARE_OF_ECHO),
        _verdict(f"Start: {start:.1f} s; aim: under {START_SECONDS:.0f} s",
                 met=start < START_SECONDS),
        _verdict(f"Memory after load: {memory:.0f} MB; aim: under {MEGABYTES:.0f} MB",
                 met=memory < MEGABYTES),
    ]  # fmt: skip


def _verdict(text: str, *, met: bool) -> str:
    return f"- {text}: **{'met' if met else 'missed'}**."
