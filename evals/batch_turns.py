"""Whole conversations through the whole turn, on a database of their own."""

import asyncio
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.domain import Answer
from assistant.errors import LanternError
from bootstrap import Services
from evals.batch import Record, Task, texts_of
from graph.state import TurnInput
from memory.memory import prepare


@contextmanager
def turns_task(services: Services) -> Iterator[Task]:
    """Hand out the task; conversations share nothing, each has a person of its own."""
    with asyncio.Runner() as loop:
        loop.run(prepare(services.memory))

        def converse(record: Record) -> dict[str, object]:
            messages = texts_of(record, "messages")
            return {"answers": loop.run(_converse(services, messages))}

        try:
            yield converse
        finally:
            loop.run(services.memory.database.close())


async def _converse(services: Services, messages: list[str]) -> list[dict[str, object]]:
    actor = await services.memory.people.sign_in(f"guest:{uuid.uuid4()}")
    conversation_id = str(uuid.uuid4())
    answers = []
    for message in messages:
        turn = TurnInput(
            actor=actor,
            conversation_id=conversation_id,
            client_key=str(uuid.uuid4()),
            message=message,
        )
        seen = await services.runner.state_after(turn)
        if seen.answer is None:
            raise LanternError("a turn ended without an answer")
        intent = seen.intents[0].name.value if seen.intents else None
        answers.append(_record(seen.answer, seen.triage.urgency.value, intent))
    return answers


def _record(answer: Answer, urgency: str, intent: str | None) -> dict[str, object]:
    return {
        "text": answer.text,
        "urgency": urgency,
        "intent": intent,
        "kind": answer.kind.value,
        "citations": [
            {
                "number": one.number,
                "passage_id": one.passage_id,
                "title": one.title,
                "heading": one.heading,
                "url": one.sources[0].url if one.sources else "",
            }
            for one in answer.citations
        ],
    }
