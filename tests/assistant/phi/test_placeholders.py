import pytest

from assistant.domain import IdentifierKind
from assistant.phi.placeholders import PLACEHOLDER, Ledger, Ledgers

NAME = IdentifierKind.NAME


def test_the_same_identifier_keeps_its_number() -> None:
    ledger = Ledger()

    numbers = [ledger.number(NAME, name) for name in ("Ana Ruiz", "Bo", "ana  ruiz", "Bo's")]

    assert numbers == [1, 2, 1, 2]


def test_a_first_name_shares_the_number_of_the_full_name() -> None:
    ledger = Ledger()

    assert [ledger.number(NAME, n) for n in ("Ana Ruiz", "Ana", "Ruiz")] == [1, 1, 1]


def test_a_first_name_that_two_people_bear_gets_its_own_number() -> None:
    ledger = Ledger()

    assert [ledger.number(NAME, n) for n in ("Ana Ruiz", "Ana Diaz", "Ana")] == [1, 2, 3]


def test_kinds_are_counted_apart() -> None:
    ledger = Ledger()

    assert ledger.number(NAME, "Paris") == 1
    assert ledger.number(IdentifierKind.CITY, "Paris") == 1


def test_numbers_already_in_the_text_are_not_given_again() -> None:
    ledger = Ledger()

    ledger.notice("[NAME_4] called [DATE, about 2 weeks ago]")

    assert ledger.number(NAME, "Bo") == 5


def test_the_oldest_identifiers_are_forgotten() -> None:
    ledger = Ledger()

    for index in range(600):
        ledger.number(IdentifierKind.MRN, str(index))

    assert len(ledger.numbers) == 500


def test_conversations_do_not_share_numbers_and_the_oldest_go() -> None:
    ledgers = Ledgers()
    ledgers.of("first").number(NAME, "Bo")

    for index in range(1000):
        ledgers.of(str(index))

    assert ledgers.of("first").numbers == {}


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        pytest.param("[NAME_1]", True, id="numbered"),
        pytest.param("[DATE]", True, id="date"),
        pytest.param("[DATE, about 14 months ago]", True, id="offset"),
        pytest.param("[DATE, 1962]", True, id="year"),
        pytest.param("[AGE 90+]", True, id="age"),
        pytest.param("[PERSON_1]", False, id="unknown_kind"),
        pytest.param("[NAME]", False, id="no_number"),
    ],
)
def test_placeholders_are_recognised(text: str, matches: bool) -> None:
    assert bool(PLACEHOLDER.fullmatch(text)) is matches
