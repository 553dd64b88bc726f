from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from threading import Event

import pytest

from assistant.domain import IdentifierKind
from assistant.errors import ScrubbingError
from assistant.phi.presidio_scrubber import PresidioScrubber, load_scrubber
from assistant.phi.recognizers.finder import Find, Finder

pytestmark = pytest.mark.anyio

MESSAGE = (
    "my name is sarah o'connor, dob 3/14/1962, mrn 448-812. Dr. Patel at Mayo Clinic said my CEA was "
    "12.4. I live in Toledo, OH 43604 and my husband Tom's number is 555-123-4567"
)


@cache
def scrubber() -> PresidioScrubber:
    return load_scrubber()


class BrokenRecognizer(Finder):
    kind = IdentifierKind.NAME

    def find(self, text: str) -> Sequence[Find]:
        raise RuntimeError(text)


class HangingRecognizer(Finder):
    kind = IdentifierKind.NAME

    def __init__(self, going_on: Event) -> None:
        super().__init__()
        self._going_on = going_on

    def find(self, text: str) -> Sequence[Find]:
        self._going_on.wait(30)
        return ()


class EveryX(Finder):
    kind = IdentifierKind.NAME

    def __init__(self, certainty: float = 0.9) -> None:
        super().__init__()
        self._certainty = certainty

    def find(self, text: str) -> Iterator[Find]:
        yield from ((i, i + 1, self._certainty) for i, letter in enumerate(text) if letter == "x")


async def test_identifiers_are_replaced_and_medicine_stays() -> None:
    scrubbed = await scrubber().scrub(MESSAGE)

    assert scrubbed.text == (
        "my name is [NAME_1], dob [DATE, 1962], mrn [MRN_1]. Dr. [NAME_2] at [HOSPITAL_1] said my CEA "
        "was 12.4. I live in [CITY_1], OH [ZIP_1] and my husband [NAME_3]'s number is [PHONE_1]"
    )


async def test_scrubbing_scrubbed_text_changes_nothing() -> None:
    once = await scrubber().scrub(MESSAGE)

    twice = await scrubber().scrub(once.text)

    assert twice.text == once.text
    assert twice.spans == ()


async def test_a_name_keeps_its_number_within_a_conversation() -> None:
    first = await scrubber().scrub("Dr. Okafor and Dr. Lindqvist", conversation_id="a")
    second = await scrubber().scrub("then okafor called", conversation_id="a")
    elsewhere = await scrubber().scrub("Dr. Lindqvist called", conversation_id="b")

    assert first.text == "Dr. [NAME_1] and Dr. [NAME_2]"
    assert second.text == "then [NAME_1] called"
    assert elsewhere.text == "Dr. [NAME_1] called"


async def test_names_and_numbers_of_a_conversation_outlive_the_process() -> None:
    first = await load_scrubber().scrub("Dr. Okafor and Dr. Lindqvist", conversation_id="a")

    restarted = load_scrubber()
    second = await restarted.scrub(
        "what did lindqvist's letter say, and Dr. Bui", conversation_id="a", numbers=first.numbers
    )

    assert second.text == "what did [NAME_2]'s letter say, and Dr. [NAME_3]"


async def test_words_that_held_nothing_lose_what_is_known_since() -> None:
    scrubber, words = load_scrubber(), "the blue folder 4417 is on my table"
    before = await scrubber.scrub(words)

    after = await scrubber.scrub(words, known=["4417"])

    assert before.text == (await scrubber.scrub(words)).text == words
    assert "4417" not in after.text


async def test_what_is_kept_of_a_conversation_holds_no_name() -> None:
    scrubbed = await scrubber().scrub("Dr. Okafor and Dr. Lindqvist", conversation_id="a")

    assert "okafor" not in scrubbed.numbers.lower()
    assert "lindqvist" not in scrubbed.numbers.lower()


async def test_doubtful_words_go_only_from_the_text_to_keep() -> None:
    scrubbed = await load_scrubber(more_recognizers=[EveryX(certainty=0.06)]).scrub(
        "my name is Bob, x is here"
    )

    assert scrubbed.text == "my name is [NAME_1], x is here"
    assert scrubbed.to_keep == "my name is [NAME_1], [NAME_2] is here"


async def test_a_doubtful_word_is_no_known_name_of_the_conversation() -> None:
    scrubber = load_scrubber(more_recognizers=[EveryX(certainty=0.06)])
    await scrubber.scrub("x is here", conversation_id="a")

    again = await scrubber.scrub("where is x", conversation_id="a")

    assert again.text == "where is x"
    assert again.to_keep == "where is [NAME_1]"


async def test_a_recognizer_that_hangs_is_given_up_on_time() -> None:
    going_on = Event()
    hanging = load_scrubber(more_recognizers=[HangingRecognizer(going_on)], timeout_seconds=0.2)

    try:
        with pytest.raises(ScrubbingError, match=r"longer than 0\.2 s"):
            await hanging.scrub("my name is Bob")
    finally:
        going_on.set()


async def test_what_takes_too_long_is_stopped_between_recognizers() -> None:
    with pytest.raises(ScrubbingError, match="longer than 0 s"):
        await load_scrubber(timeout_seconds=0).scrub("my name is Bob")


async def test_known_identifiers_go_even_without_a_cue() -> None:
    scrubbed = await scrubber().scrub(
        "liz's scan, call 5550142 99", known=["Elizabeth Xu", "555-0142-99"]
    )

    assert scrubbed.text == "[NAME_1]'s scan, call [OTHER_ID_1]"


@pytest.mark.parametrize(
    ("typed", "identifier"),
    [
        pytest.param("my name is Zo\u200be\u0301 Marsh", "Zo\u200be\u0301 Marsh", id="zero_width"),
        pytest.param("my name is O\u2019Neill", "O\u2019Neill", id="curly_quote"),
        pytest.param(
            "mrn \uff14\uff14\uff18\uff18\uff11", "\uff14\uff14\uff18\uff18\uff11", id="wide"
        ),
    ],
)
def test_spans_refer_to_the_text_as_typed(typed: str, identifier: str) -> None:
    (span,) = scrubber().spans_of(typed)

    assert typed[span.start : span.end] == identifier


async def test_what_no_database_keeps_is_left_out() -> None:
    scrubbed = await scrubber().scrub("pain\x00 and \ud83d nausea")

    assert scrubbed.text == "pain and  nausea"


async def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ScrubbingError, match="more than 20"):
        await load_scrubber(longest_message=20).scrub("a" * 21)


async def test_a_failing_recognizer_lets_nothing_through_and_says_no_word_of_the_text() -> None:
    broken = load_scrubber(more_recognizers=[BrokenRecognizer()])

    with pytest.raises(ScrubbingError) as raised:
        await broken.scrub("my secret")

    assert "secret" not in str(raised.value)


async def test_the_finds_of_a_deployments_own_recognizer_are_added() -> None:
    scrubbed = await load_scrubber(more_recognizers=[EveryX()]).scrub("x is here")

    assert scrubbed.text == "[NAME_1] is here"


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("a", id="one_word"),
        pytest.param("1", id="one_number"),
        pytest.param("Ab\n", id="lines"),
        pytest.param("12 Main ", id="streets"),
        pytest.param("dash one ", id="dictated"),
        pytest.param("A1-", id="codes"),
        pytest.param("a at b dot ", id="addresses"),
    ],
)
def test_the_longest_messages_of_one_kind_are_read_in_time(part: str) -> None:
    longest = load_scrubber(timeout_seconds=60)

    assert longest.spans_of((part * 8000)[:8000]) is not None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("is FOLFOX or FOLFIRI better for stage IIIB", id="regimens"),
        pytest.param("my HER2 is 2+, Ki-67 30%, ANC 1500", id="values"),
        pytest.param("trial NCT01234567, NDC 0078-0401-34, ICD C50.911, CPT 77067", id="codes"),
        pytest.param("Hodgkin lymphoma, Gleason 3+4, the Whipple", id="eponyms"),
        pytest.param("i will march on, may be better in 14 months", id="words"),
        pytest.param("pain 7/10, 2/17 nodes, temp 101.2 at 9:30", id="numbers"),
    ],
)
def test_medicine_is_left_alone(text: str) -> None:
    assert scrubber().spans_of(text) == []


async def test_dates_keep_what_medicine_needs() -> None:
    scrubber_of_may = load_scrubber(today=lambda: date(2026, 5, 20))

    scrubbed = await scrubber_of_may.scrub("since March 2025, again on 5/2/2026, born 1/2/1930")

    assert scrubbed.text == (
        "since [DATE, about 14 months ago] 2025, again on [DATE, about 3 weeks ago], born [DATE]"
    )
