import pytest

from assistant.domain import Urgency
from graph.nodes.check_red_flags import check_red_flags
from tests.graph.making import message, runtime

pytestmark = pytest.mark.anyio


async def test_the_message_is_read_as_typed() -> None:
    update = await check_red_flags(message("Maria has chest pain"), runtime(None, []))

    assert update["triage"].urgency is Urgency.EMERGENCY


async def test_a_question_raises_no_alarm() -> None:
    update = await check_red_flags(message("why am i tired"), runtime(None, []))

    assert update["triage"].urgency is Urgency.ROUTINE
