from graph.release import Progress
from web.screen_words import load_screen_words


def test_every_kind_of_progress_has_words() -> None:
    assert set(load_screen_words("en").progress) == set(Progress)


def test_a_language_without_words_gets_english() -> None:
    assert load_screen_words("xx") == load_screen_words("en")


def test_what_was_forgotten_and_corrected_is_named() -> None:
    words = load_screen_words("en")

    assert "letrozole" in words.forgot_one.format(fact="letrozole")
    assert "letrozole" in words.corrected.format(fact="letrozole")
