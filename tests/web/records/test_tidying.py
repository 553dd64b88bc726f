"""What tidies up goes on whatever it meets."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from web.records.tidying import tidy_for_ever
from web.records.uploads import Uploads

pytestmark = pytest.mark.anyio


class Broken:
    """Its first round ends in something nobody thought of."""

    def __init__(self) -> None:
        self.rounds = 0
        self.third = asyncio.Event()

    async def erase_from_index(self) -> None:
        self.rounds += 1
        if self.rounds == 3:
            self.third.set()
        raise RuntimeError("words of a record")


@dataclass
class Desk:
    shown: Uploads = field(default_factory=Uploads)


async def test_a_fault_ends_a_round_and_not_the_tidying(caplog: pytest.LogCaptureFixture) -> None:
    broken = Broken()
    tidying = asyncio.create_task(
        tidy_for_ever(broken, Uploads(), Desk(), pause_seconds=0)  # type: ignore[arg-type]  # stand-ins
    )

    async with asyncio.timeout(10):
        await broken.third.wait()

    assert not tidying.done()
    assert "RuntimeError" in caplog.text
    assert "words of a record" not in caplog.text
    tidying.cancel()
    with suppress(asyncio.CancelledError):
        await tidying
