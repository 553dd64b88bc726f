"""The bytes on disk hold no words of a person."""

from pathlib import Path

import pytest

from assistant.domain import Actor, ScrubbedText
from memory.memory import Memory
from tests.memory.makers import drug, tell

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
]


async def test_no_message_fact_title_or_comment_is_readable_on_disk(
    memory: Memory, patient: Actor, database_file: Path
) -> None:
    words = ["neverending tiredness", "ribociclib", "fourteen moons", "far too long"]
    change = drug("ribociclib", since="fourteen moons")
    await tell(memory, patient, words[0], change, key="k1")
    await memory.feedback.give(patient, "run-k1", 0, ScrubbedText(words[3]))
    await memory.database.close()

    stored = b"".join(file.read_bytes() for file in database_file.parent.iterdir())

    assert [word for word in words if word.encode() in stored] == []
