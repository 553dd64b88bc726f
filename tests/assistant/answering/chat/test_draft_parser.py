"""How a model's text is read, whatever pieces it comes in."""

import pytest

from assistant.answering.chat.draft_parser import DraftParser
from assistant.domain import BlockKind

IDS = ["a", "b"]
TEXT = """<think>
Let me see. One sentence.
</think>
**Sometimes.** It depends. [1][2] Dr. Lee says 38.0 °C matters [2]. More

1. First. And more. [1]
- **Second.** Here [1, 2]
* Third

**What it depends on**
- Why? [2]
### For you
Because of it. [1] And so. [2]
## The main point
Ask. [1]"""
BLOCKS = [
    (BlockKind.LEAD, "**Sometimes.**", ()),
    (BlockKind.SENTENCE, "It depends.", ("a", "b")),
    (BlockKind.SENTENCE, "Dr. Lee says 38.0 °C matters.", ("b",)),
    (BlockKind.SENTENCE, "More", ()),
    (BlockKind.ITEM, "First. And more.", ("a",)),
    (BlockKind.ITEM, "**Second.** Here", ("a", "b")),
    (BlockKind.ITEM, "Third", ()),
    (BlockKind.HEADING, "What it depends on", ()),
    (BlockKind.ITEM, "Why?", ("b",)),
    (BlockKind.HEADING, "For you", ()),
    (BlockKind.PERSONAL, "Because of it.", ("a",)),
    (BlockKind.PERSONAL, "And so.", ("b",)),
    (BlockKind.MAIN_POINT, "Ask.", ("a",)),
]


def parsed(text: str, size: int) -> list[tuple[BlockKind, str, tuple[str, ...]]]:
    parser = DraftParser(passage_ids=IDS)
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    blocks = [block for piece in pieces for block in parser.feed(piece)]
    return [(b.kind, b.text, b.cites) for b in [*blocks, *parser.finish()]]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50, 10_000])
def test_the_pieces_a_text_comes_in_do_not_matter(size: int) -> None:
    assert parsed(TEXT, size) == BLOCKS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [our page](https://evil.example/?q=secret).", "See our page."),
        ("![x](https://evil.example/a.png) Rest.", "Rest."),
        ("<script>alert(1)</script> Rest.", "alert(1) Rest."),
        ("<img src=x onerror=alert(1)", ""),
        ("Go to https://evil.example now.", "Go to now."),
        ("**Half bold. It stays.", "Half bold."),
    ],
)
def test_nothing_that_leads_elsewhere_comes_through(text: str, shown: str) -> None:
    assert (parsed(text, 5) or [(BlockKind.LEAD, "", ())])[0][1] == shown


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [("It depends on", True), ("It depends. [1]", False), ('He said "no."', False), ("", False)],
)
def test_a_text_that_stops_inside_a_sentence_is_unfinished(text: str, unfinished: bool) -> None:
    parser = DraftParser(passage_ids=IDS)
    list(parser.feed(text))

    assert parser.is_unfinished is unfinished


def test_the_main_point_may_stand_on_one_line() -> None:
    assert parsed("**The main point:** Ask. [1]", 4) == [(BlockKind.MAIN_POINT, "Ask.", ("a",))]


def test_unknown_marks_are_dropped() -> None:
    assert parsed("One. [7][0] Two. [2]", 4) == [
        (BlockKind.LEAD, "One.", ()),
        (BlockKind.SENTENCE, "Two.", ("b",)),
    ]


def test_a_model_that_finds_no_answer_says_so() -> None:
    parser = DraftParser(passage_ids=IDS)
    blocks = [*parser.feed("NOT IN THE PASSAGES"), *parser.finish()]

    assert blocks == []
    assert not parser.answered
