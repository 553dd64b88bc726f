import pytest

from assistant.errors import RecordError
from web.records.uploads import LASTS_SECONDS, MOST_OF_A_SESSION, Uploads


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def take(uploads: Uploads, session: str, *ids: str) -> list[bytes | None]:
    with uploads.taken(session, ids) as contents:
        return contents


def refuses(uploads: Uploads, session: str, size: int) -> None:
    with pytest.raises(RecordError, match="in a few minutes"), uploads.arriving(session, size):
        pass


def test_an_upload_is_handed_out_once_to_its_own_session() -> None:
    uploads = Uploads()
    one = uploads.hold("ann", b"report")

    assert take(uploads, "bea", one) == []
    assert take(uploads, "ann", one) == [b"report"]
    assert take(uploads, "ann", one) == []


def test_an_upload_nobody_takes_is_gone_after_a_while() -> None:
    clock = Clock()
    uploads = Uploads(clock=clock)
    one = uploads.hold("ann", b"report")
    clock.now = LASTS_SECONDS + 1

    uploads.let_old_go()

    assert uploads.bytes_held == 0
    assert take(uploads, "ann", one) == []


def test_nobody_can_fill_the_memory_alone() -> None:
    uploads = Uploads()
    ids = [uploads.hold("ann", b"x") for _ in range(5)]

    assert uploads.bytes_held == MOST_OF_A_SESSION
    assert take(uploads, "ann", *ids) == [b"x"] * MOST_OF_A_SESSION


def test_what_does_not_fit_is_refused_with_a_sentence() -> None:
    uploads = Uploads(most_bytes=10)
    uploads.hold("ann", b"12345678")

    with pytest.raises(RecordError, match="in a few minutes"):
        uploads.hold("bea", b"12345678")


def test_what_arrives_and_what_is_read_takes_room_too() -> None:
    uploads = Uploads(most_bytes=10)

    with uploads.arriving("ann", 8), pytest.raises(RecordError, match="in a few minutes"):
        uploads.hold("bea", b"12345678")
    held = uploads.hold("ann", b"12345678")
    with uploads.taken("ann", [held]):
        refuses(uploads, "bea", 8)

    assert uploads.bytes_held == 0
    assert uploads.hold("bea", b"12345678")


def test_one_session_has_only_so_many_uploads_under_way() -> None:
    uploads = Uploads()

    with uploads.arriving("ann", 1), uploads.arriving("ann", 1), uploads.arriving("bea", 1):
        refuses(uploads, "ann", 1)
