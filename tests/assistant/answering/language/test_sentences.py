"""How Markdown is cut into list items and sentences."""

import pytest

from assistant.answering.language.sentences import leans, split_sentences, split_units


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three", ["One.", "Two?", "Three"]),
        ("Ask Dr. Who first. Then go.", ["Ask Dr. Who first.", "Then go."]),
        ("A fever of 38.0 °C matters. Call.", ["A fever of 38.0 °C matters.", "Call."]),
        ("**Sometimes.** Then more.", ["**Sometimes.**", "Then more."]),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_items_stay_whole_and_wrapped_lines_are_joined() -> None:
    units = split_units("Intro. More.\n\n## Heading\n- **One.** It goes\n  on here.\n- Two\n\nEnd.")

    assert [(unit.text, unit.is_item) for unit in units] == [
        ("Intro.", False),
        ("More.", False),
        ("**One.** It goes on here.", True),
        ("Two", True),
        ("End.", False),
    ]


def test_a_bold_title_stays_on_its_sentence() -> None:
    assert [unit.text for unit in split_units("**Sugar.** It feeds all cells. More.")] == [
        "**Sugar.** It feeds all cells.",
        "More.",
    ]


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [("They may help.", True), ("If one is found, call.", True), ("Italy is far.", False)],
)
def test_a_sentence_that_leans_on_the_one_before_is_seen(sentence: str, leaning: bool) -> None:
    assert leans(sentence) is leaning
