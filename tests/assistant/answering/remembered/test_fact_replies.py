"""What a reply to a question about a remembered fact changes."""

import pytest

from assistant.answering.remembered.fact_replies import fact_reply
from assistant.domain import ChangeKind, FactStatus, RememberedFact, Subject
from tests.assistant.answering.samples import NOW, remembered

TAKES = remembered("drug", "ribociclib", status="current")
STAGE = remembered("stage", "stage", "III", confirmed=False)
UNCLEAR = remembered(
    "drug", "letrozole", status="current", subject=Subject.UNCLEAR, confirmed=False
)


def changes(message: str, known: RememberedFact) -> list[tuple[str, str]] | None:
    reply = fact_reply(message, [known], known.fact_id)
    return (
        None
        if reply is None
        else [(one.change.value, one.fact.status.value) for one in reply.changes]
    )


@pytest.mark.parametrize(
    "message",
    ["yes", "Yes.", "yes, still", "I still do", "still on it", "I still take ribociclib."],
)
def test_a_yes_confirms_the_fact(message: str) -> None:
    assert changes(message, TAKES) == [("confirmed", "current")]


@pytest.mark.parametrize("message", ["no", "No.", "not any more", "no, I don't"])
def test_a_no_stops_a_medicine_that_was_taken(message: str) -> None:
    assert changes(message, TAKES) == [("changed", "stopped")]


@pytest.mark.parametrize("message", ["no", "No, that is not right.", "that's wrong"])
def test_a_no_takes_a_doubtful_fact_back(message: str) -> None:
    assert changes(message, STAGE) == [("withdrawn", "none")]


def test_a_no_that_does_not_say_what_changed_leaves_it_open() -> None:
    held = remembered("drug", "ribociclib", status="held")

    assert changes("no", held) == []


def test_a_fact_whose_owner_was_unclear_becomes_the_patients() -> None:
    reply = fact_reply("yes", [UNCLEAR], UNCLEAR.fact_id)

    assert reply is not None
    assert [(one.change, one.fact.subject) for one in reply.changes] == [
        (ChangeKind.WITHDRAWN, Subject.UNCLEAR),
        (ChangeKind.NEW, Subject.PATIENT),
    ]


@pytest.mark.parametrize(
    "message", ["yes, what about surgery?", "ok", "ok thanks", "no idea", "hello"]
)
def test_another_message_is_no_reply(message: str) -> None:
    assert changes(message, TAKES) is None


def test_a_yes_to_nothing_is_no_reply() -> None:
    assert fact_reply("yes", [TAKES], None) is None


def test_a_button_may_be_pressed_later() -> None:
    asked = remembered("drug", "ribociclib", status="reduced", asked_at=NOW)

    reply = fact_reply("I still take ribociclib at the lower dose.", [asked], None)

    assert reply is not None
    assert reply.changes[0].fact.status is FactStatus.REDUCED
