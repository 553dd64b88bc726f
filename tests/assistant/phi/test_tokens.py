from assistant.phi.tokens import tokenize


def test_words_keep_their_apostrophe_and_signs_stand_alone() -> None:
    assert [t.text for t in tokenize("O'Neil's HER2+, día_1")] == [
        "O'Neil's",
        "HER",
        "2",
        "+",
        ",",
        "día",
        "_",
        "1",
    ]
