from collections.abc import Sequence

import pytest

from assistant.domain import Fact, FactKind, FoundFact, Scrubbed, ScrubbedText
from assistant.records.record import Record, RecordKind
from tests.fakes import FakeScrubber
from web.records.scrubbing import scrubbed_record

pytestmark = pytest.mark.anyio


def record(text: str, *facts: Fact) -> Record:
    found = tuple(FoundFact(fact=fact, page=1) for fact in facts)
    return Record(kind=RecordKind.TEXT, text=text, found=found, pages=text.count("\f") + 1)


async def test_names_go_from_text_and_quotes_and_pages_stay() -> None:
    stage = Fact(kind=FactKind.STAGE, name="stage", value="II", quote="Maria has stage II")
    text = "Surgical pathology of Maria\fMaria has stage II"

    read = await scrubbed_record(record(text, stage), b"bytes", FakeScrubber(), lambda _d, _p: None)

    assert [(one.page, one.text) for one in read.passages] == [
        (1, "Surgical pathology of [NAME_1]"),
        (2, "[NAME_1] has stage II"),
    ]
    assert read.found[0].fact.quote == "[NAME_1] has stage II"
    assert read.title == "Pathology report"


async def test_a_fact_that_is_called_by_a_name_is_left_out() -> None:
    fact = Fact(kind=FactKind.DRUG, name="Maria's drops", quote="Maria's drops")

    read = await scrubbed_record(record("x", fact), b"", FakeScrubber(), lambda _d, _p: None)

    assert read.found == ()


async def test_of_a_date_that_names_a_day_the_year_stays() -> None:
    fact = Fact(kind=FactKind.DRUG, name="letrozole", since="Maria 2023")

    read = await scrubbed_record(record("x", fact), b"", FakeScrubber(), lambda _d, _p: None)

    assert read.found[0].fact.since == "2023"


async def test_the_same_bytes_have_the_same_digest() -> None:
    digests = [
        (await scrubbed_record(record("x"), one, FakeScrubber(), lambda _d, _p: None)).digest
        for one in (b"a", b"a", b"b")
    ]

    assert digests[0] == digests[1] != digests[2]


async def test_a_long_record_is_scrubbed_in_parts_that_are_counted() -> None:
    seen: list[tuple[int, int]] = []
    text = "\n".join(["A line of a long visit note about nothing in particular."] * 200)

    await scrubbed_record(
        record(text), b"", FakeScrubber(), lambda done, parts: seen.append((done, parts))
    )

    assert len(seen) > 2
    assert seen[-1] == (len(seen) - 1, len(seen))


class DoubtfulScrubber:
    """Keeps what it is not sure of in the text to read, as the true one does; knows the account's."""

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        for one in known:
            text = text.replace(one, "[NAME_2]")
        kept = text.replace("Rose", "[NAME_1]")
        return Scrubbed(text=ScrubbedText(text), kept=ScrubbedText(kept))


async def test_a_doubtful_name_goes_from_what_will_be_kept() -> None:
    fact = Fact(kind=FactKind.DRUG, name="letrozole", quote="Rose takes letrozole")

    read = await scrubbed_record(
        record("Note on Rose", fact), b"", DoubtfulScrubber(), lambda _d, _p: None
    )

    assert [one.text for one in read.passages] == ["Note on [NAME_1]"]
    assert read.found[0].fact.quote == "[NAME_1] takes letrozole"


async def test_what_is_known_of_the_account_goes_from_a_record() -> None:
    fact = Fact(kind=FactKind.DRUG, name="letrozole", quote="Quill takes letrozole")

    read = await scrubbed_record(
        record("Note on Quill", fact),
        b"",
        DoubtfulScrubber(),
        lambda _d, _p: None,
        known=["Quill"],
    )

    assert [one.text for one in read.passages] == ["Note on [NAME_2]"]
    assert read.found[0].fact.quote == "[NAME_2] takes letrozole"
