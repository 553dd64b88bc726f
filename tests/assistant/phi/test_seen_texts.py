from assistant.phi.seen_texts import SeenTexts


def test_returned_texts_are_known_again_and_the_oldest_are_forgotten() -> None:
    seen = SeenTexts()
    seen.add("first [NAME_1]")

    assert seen.holds("first [NAME_1]")
    assert not seen.holds("first [NAME_2]")

    for index in range(20_000):
        seen.add(str(index))

    assert not seen.holds("first [NAME_1]")
