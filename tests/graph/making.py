"""A turn with fakes at the edges, and real words."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from langgraph.runtime import Runtime

from assistant.answering.wording.wordings import load_phrases
from assistant.domain import Fact, FactKind, FactStatus, RememberedFact, Role, SitePolicy
from assistant.retrieval.follow_ups.follow_up import RuleFollowUps
from assistant.safety.wordings import load_wordings
from graph.context import TurnContext
from graph.run import TurnDone, TurnRunner
from graph.state import ScrubbedTurn, TurnInput, TurnUpdate
from tests.fakes import (
    NOW,
    PATIENT,
    FakeCompleteness,
    FakeExtractor,
    FakeIntents,
    FakeJoiner,
    FakeRecords,
    FakeRedFlags,
    FakeRetriever,
    FakeScrubber,
    FakeTurnMemory,
    FakeWriter,
)

POLICY = SitePolicy()
Node: TypeAlias = Callable[[ScrubbedTurn, Runtime[TurnContext]], Awaitable[TurnUpdate]]


def context(**changes: object) -> TurnContext:
    made = TurnContext(
        red_flags=FakeRedFlags(),
        wordings=load_wordings("en"),
        policy=POLICY,
        scrubber=FakeScrubber(),
        memory=FakeTurnMemory(),
        joiner=FakeJoiner(),
        intents=FakeIntents(),
        completeness=FakeCompleteness(),
        extractor=FakeExtractor(),
        describe=lambda fact: fact.name,
        describe_all=lambda facts: [fact.name for fact in facts],
        with_members=tuple,
        follow_ups=RuleFollowUps(),
        retriever=FakeRetriever(),
        writer=FakeWriter(),
        phrases=load_phrases(POLICY),
        clock=lambda: NOW,
        records=FakeRecords(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # tests name fields of TurnContext


def message(text: str, *, key: str = "k1") -> TurnInput:
    return TurnInput(actor=PATIENT, conversation_id="c1", client_key=key, message=text)


async def run(text: str, made: TurnContext) -> ScrubbedTurn:
    return await TurnRunner(made, timeout_seconds=10).state_after(message(text))


async def watch(text: str, made: TurnContext, screen: list[object]) -> TurnDone | None:
    """Run a turn as `app.py` does, putting each part on `screen` as it comes."""
    async for part in TurnRunner(made, timeout_seconds=10).run(message(text)):
        screen.append(part)
    last: Sequence[object] = screen[-1:]
    return last[0] if last and isinstance(last[0], TurnDone) else None


async def step(
    node: Node, made: TurnContext | None = None, screen: list[object] | None = None, **state: object
) -> TurnUpdate:
    """Run one node alone on a turn whose fields are `state`."""
    turn = ScrubbedTurn(
        actor=PATIENT,
        conversation_id="c1",
        client_key="k1",
        **state,  # type: ignore[arg-type]  # tests name fields of ScrubbedTurn
    )
    shown = screen if screen is not None else []
    return await node(turn, runtime(made, shown))


def runtime(made: TurnContext | None, screen: list[object]) -> Runtime[TurnContext]:
    """What a node is handed: its collaborators, and a screen to write on."""
    return Runtime(context=replace(made or context(), show=screen.append))


def told(name: str, *, kind: FactKind = FactKind.DRUG, fact_id: str = "f1") -> RememberedFact:
    """A fact the patient told in an earlier turn."""
    fact = Fact(kind=kind, name=name, status=FactStatus.CURRENT, quote=f"I take {name}")
    return RememberedFact(
        fact_id=fact_id,
        fact=fact,
        said_by=PATIENT.person_id,
        role=Role.PATIENT,
        recorded_at=NOW,
        turn_id="t0",
    )
