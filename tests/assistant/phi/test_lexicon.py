from assistant.phi.lexicon import entries, public_contacts, rows, words


def test_lists_are_read_in_lower_case_with_their_sections() -> None:
    assert "letrozole" in words("medicines")
    assert ("title", "dr") in set(entries("cues"))
    assert any("liz" in row for row in rows("nicknames"))


def test_public_contacts_hold_digits_and_domains() -> None:
    contacts = public_contacts()

    assert all(phone.isdigit() for phone in contacts.phones)
    assert "cancer.gov" in contacts.domains
