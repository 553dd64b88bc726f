"""Real services on a folder of their own: the library, the rules, the database; no model."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import update

from assistant.domain import Actor, RememberedFact
from assistant.settings import Settings
from bootstrap import Services, build_services, deployment_key, index_library
from graph.record_search import OwnRecords
from graph.run import TurnRunner
from graph.state import ScrubbedTurn, TurnInput
from memory.memory import open_memory, prepare
from memory.tables import PatientFactRow
from web.records.building import record_desk


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The rules, lexicons and the index of the starter library: made once for all journeys."""
    settings = Settings(
        _env_file=None, data_dir=tmp_path_factory.mktemp("built"), care_team_phone="555-0100"
    )
    assert index_library(settings, lambda _done, _total: None).faults == ()
    return build_services(settings)


@pytest.fixture
async def services(tmp_path: Path, built_once: Services) -> AsyncIterator[Services]:
    fresh = on_its_own_database(built_once, tmp_path / "lantern.db")
    await prepare(fresh.memory)
    yield fresh
    await fresh.memory.database.close()


def on_its_own_database(built: Services, file: Path) -> Services:
    """Return the same services on another database, as after a restart of the server."""
    memory = open_memory(f"sqlite:///{file}", deployment_key(built.settings))
    records = OwnRecords(memory.records, built.records.search, built.records.index)
    context = replace(built.context, memory=memory.turns, records=records)
    runner = TurnRunner(context, timeout_seconds=built.settings.turn_timeout_seconds)
    desk = record_desk(built.settings, memory, records, context.scrubber)
    return replace(built, memory=memory, context=context, runner=runner, records=records, desk=desk)


async def grow_old(services: Services, days: int) -> None:
    """Make everything remembered so many days older, as on a visit weeks later."""
    then = datetime.now(UTC) - timedelta(days=days)
    older = update(PatientFactRow).values(recorded_at=then, confirmed_at=then)
    await services.memory.database.write(lambda session: session.exec(older))


class Person:
    """Somebody who writes to Lantern, in one conversation at a time."""

    def __init__(self, services: Services, actor: Actor) -> None:
        self._services = services
        self.actor = actor
        self.conversation_id = str(uuid.uuid4())

    async def say(self, message: str) -> ScrubbedTurn:
        turn = TurnInput(
            actor=self.actor,
            conversation_id=self.conversation_id,
            client_key=str(uuid.uuid4()),
            message=message,
        )
        return await self._services.runner.state_after(turn)

    async def answer_to(self, message: str) -> str:
        turn = await self.say(message)
        assert turn.answer is not None
        return turn.answer.text

    def comes_back(self) -> None:
        """Start another conversation, as on a later visit."""
        self.conversation_id = str(uuid.uuid4())

    async def facts(self) -> tuple[RememberedFact, ...]:
        return await self._services.memory.facts.live(self.actor)

    async def knows(self) -> dict[str, str]:
        return {known.fact.name: known.fact.status.value for known in await self.facts()}


@pytest.fixture
async def patient(services: Services) -> Person:
    return Person(services, await services.memory.people.sign_in("guest:patient"))
