from assistant.phi.phrases import PhraseList


def test_the_longest_phrase_is_found_word_by_word() -> None:
    phrases = PhraseList(["mass general", "mass general brigham", "st. jude", "at&t"])
    text = "From Mass General Brigham to St. Jude, not a mass; at&t paid"

    assert [text[start:end] for start, end, _ in phrases.find(text)] == [
        "Mass General Brigham",
        "St. Jude",
        "at&t",
    ]
