"""A button that fails says so; what it met stays out of the log."""

import logging

import chainlit as cl
import pytest

from assistant.errors import MemoryStoreError
from web.careful import DONE, NOT_DONE, Reply, careful

pytestmark = pytest.mark.anyio
PRESSED = cl.Action(name="forget_fact", payload={"fact_id": "f1"}, label="", id="a1")


class Said:
    def __init__(self) -> None:
        self.why: list[type[Exception]] = []

    async def __call__(self, error: Exception) -> Reply:
        self.why.append(type(error))
        return NOT_DONE


async def test_what_goes_well_says_nothing_more() -> None:
    said = Said()

    async def do(_action: cl.Action) -> Reply:
        return DONE

    assert await careful(do, said)(PRESSED) == DONE
    assert said.why == []


@pytest.mark.parametrize("fault", [MemoryStoreError, KeyError, ValueError])
async def test_any_fault_is_said_and_logged_without_its_words(
    fault: type[Exception], caplog: pytest.LogCaptureFixture
) -> None:
    said = Said()

    async def do(_action: cl.Action) -> Reply:
        raise fault("Rosalinde takes letrozole")

    with caplog.at_level(logging.DEBUG):
        assert await careful(do, said)(PRESSED) == NOT_DONE

    assert said.why == [fault]
    assert "letrozole" not in caplog.text
    if fault is not MemoryStoreError:
        assert f"button forget_fact (a1) failed: {fault.__name__}" in caplog.text
