import re

from assistant.phi.lexicon import entries, public_contacts, rows, state_pattern, words


def test_lists_are_read_in_lower_case_with_their_sections() -> None:
    assert "letrozole" in words("medicines")
    assert ("title", "dr") in set(entries("cues"))
    assert any("liz" in row for row in rows("nicknames"))


def test_public_contacts_hold_digits_and_domains() -> None:
    contacts = public_contacts()

    assert all(phone.isdigit() for phone in contacts.phones)
    assert "cancer.gov" in contacts.domains


def test_states_are_matched_in_full_and_by_code() -> None:
    assert re.escape("north carolina") in state_pattern()
    assert "(?-i:OH)" in state_pattern()
