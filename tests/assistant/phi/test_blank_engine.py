from assistant.phi.blank_engine import LANGUAGE, BlankNlpEngine


def test_lemmas_are_the_words_in_lower_case() -> None:
    artifacts = BlankNlpEngine().process_text("My MRN is here", LANGUAGE)

    assert artifacts.lemmas == ["my", "mrn", "is", "here"]
    assert len(artifacts.entities) == 0
