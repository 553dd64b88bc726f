"""Measure where the milliseconds of a turn go, node by node, on the real parts."""

import time
import uuid
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from langchain_core.callbacks import BaseCallbackHandler

from assistant.settings import Settings
from bootstrap import Services, build_services
from evals.bench_load import QUESTIONS, percentile
from graph.build import build_turn_graph
from graph.state import TurnInput
from memory.memory import prepare

TOLD = "I have ER+ breast cancer and take ribociclib."
ROUNDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeTime:
    """The milliseconds of one node, over the turns that ran it."""

    node: str
    runs: int
    p50_ms: float
    p95_ms: float
    per_turn_ms: float
    """Over all turns, also those that did not run it."""


class _Clock(BaseCallbackHandler):
    """Notes when nodes begin and end."""

    run_inline = True

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self._began: dict[UUID, tuple[str, float]] = {}

    def on_chain_start(self, *_args: Any, run_id: UUID, **more: Any) -> None:  # noqa: ANN401  # LangChain's
        """Note the beginning of a node; chains inside a node have other names."""
        node = (more.get("metadata") or {}).get("langgraph_node")
        if node is not None and more.get("name") == node:
            self._began[run_id] = (node, time.perf_counter())

    def on_chain_end(self, *_args: Any, run_id: UUID, **_more: Any) -> None:  # noqa: ANN401  # LangChain's
        """Note the end."""
        if run_id in self._began:
            node, began = self._began.pop(run_id)
            self.seconds[node].append(time.perf_counter() - began)


async def measure_nodes(settings: Settings, folder: Path) -> tuple[list[NodeTime], list[float]]:
    """Return the nodes in their order of first use, and the milliseconds of whole turns."""
    services = build_services(settings.model_copy(update={"data_dir": folder, "database_url": ""}))
    await prepare(services.memory)
    clock, turns = _Clock(), list[float]()
    await _converse(services, _Clock(), [])  # the first turn of a process reads files
    for _ in range(ROUNDS):
        await _converse(services, clock, turns)
    await services.memory.database.close()
    return [_node_time(node, times, len(turns)) for node, times in clock.seconds.items()], turns


async def _converse(services: Services, clock: _Clock, turns: list[float]) -> None:
    """Hold one conversation of a new person: a statement, then every question."""
    graph = build_turn_graph()
    actor = await services.memory.people.sign_in(f"guest:{uuid.uuid4()}")
    conversation_id = str(uuid.uuid4())
    for message in (TOLD, *QUESTIONS):
        turn = TurnInput(
            actor=actor,
            conversation_id=conversation_id,
            client_key=str(uuid.uuid4()),
            message=message,
        )
        began = time.perf_counter()
        await graph.ainvoke(turn, context=services.context, config={"callbacks": [clock]})
        turns.append(1000 * (time.perf_counter() - began))


def _node_time(node: str, seconds: list[float], turns: int) -> NodeTime:
    ordered = sorted(seconds)
    return NodeTime(
        node=node,
        runs=len(ordered),
        p50_ms=1000 * percentile(ordered, 0.5),
        p95_ms=1000 * percentile(ordered, 0.95),
        per_turn_ms=1000 * sum(ordered) / turns,
    )
