import pytest

from web.markdown import keep_colons


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("HER2:positive", r"HER2\:positive"),
        ("dose:half, twice", r"dose\:half, twice"),
        (":start", r"\:start"),
        ("a:b:c", r"a\:b\:c"),
        ("word: then a space", "word: then a space"),
        ("at 10:30 or 1:2", "at 10:30 or 1:2"),
        ("https://example.org/a:b", "https://example.org/a:b"),
        ("[page](https://example.org/a:b)", "[page](https://example.org/a:b)"),
        ("[call](tel:911)", "[call](tel:911)"),
        ("<https://example.org/a:b>", "<https://example.org/a:b>"),
        ("`code:kept`", "`code:kept`"),
        (
            "ER:low, see https://a.org/b:c and PR:high",
            r"ER\:low, see https://a.org/b:c and PR\:high",
        ),
        ("", ""),
    ],
)
def test_only_colons_that_would_eat_a_word_are_escaped(text: str, kept: str) -> None:
    assert keep_colons(text) == kept
