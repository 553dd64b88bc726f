"""A wrecked database; the file's name puts it last, because nothing mends that server."""

import asyncio

import pytest

from tests.chat.client import visitor
from tests.chat.server import Server

pytestmark = pytest.mark.anyio
FEVER = "temp of 101.2 and chills, day 8 after chemo"
AT_ONCE_SECONDS = 3.0


async def test_an_emergency_shows_while_the_database_is_broken(modelled: Server) -> None:
    async with visitor(modelled.base) as person, person.chat() as chat:
        await chat.say("hello")
        for path in modelled.data.glob("lantern.db*"):
            path.write_bytes(b"no database any more" * 1000)

        await chat.send(FEVER)
        async with asyncio.timeout(AT_ONCE_SECONDS):
            await chat.until(lambda screen: "911" in str(screen.texts()))
        await chat.until(lambda screen: screen.count("task_end") > 2)

        assert "couldn't save" in chat.screen.texts()[-1]
        assert "sqlite" not in str(chat.screen.texts()).lower()
