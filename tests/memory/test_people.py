"""Whoever signs in is one person, with a patient of their own."""

import asyncio

import pytest

from assistant.domain import Role
from memory.memory import Memory

pytestmark = pytest.mark.anyio


async def test_a_guest_who_comes_back_is_the_same_person(memory: Memory) -> None:
    first = await memory.people.sign_in("guest:one")

    assert await memory.people.sign_in("guest:one") == first
    assert first.role is Role.PATIENT


async def test_signing_in_ten_times_at_once_makes_one_person(memory: Memory) -> None:
    actors = await asyncio.gather(*(memory.people.sign_in("guest:one") for _ in range(10)))

    assert len({one.person_id for one in actors}) == 1


async def test_two_guests_share_nothing(memory: Memory) -> None:
    one, two = await memory.people.sign_in("guest:one"), await memory.people.sign_in("guest:two")

    assert one.patient_id != two.patient_id


async def test_nobody_is_found_who_never_came(memory: Memory) -> None:
    assert await memory.people.find("guest:nobody") is None
    assert await memory.people.by_id("nobody") is None
