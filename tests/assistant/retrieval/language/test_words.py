from pathlib import Path

import pytest

from assistant.errors import ConfigurationError
from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import content_words_of, words_of


def test_words_are_cut_as_the_index_cuts_them() -> None:
    assert words_of("HER2-positive, Ménière_x 3.5") == [
        "her2",
        "positive",
        "meniere",
        "x",
        "3",
        "5",
    ]


def test_talk_around_the_question_is_not_searched() -> None:
    words = content_words_of("hi my mom was just told she has something, what is breast cancer")

    assert words == ["breast", "cancer"]


def test_all_faults_of_a_word_list_are_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text("a: x\nb: [Big, 3]\nc: [x, x]\n")

    with pytest.raises(ConfigurationError) as caught:
        load_word_lists(path)

    assert len(caught.value.faults) == 4


@pytest.mark.parametrize("text", ["- a\n", "a: [\n"], ids=["a list", "broken"])
def test_a_file_out_of_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text(text)

    with pytest.raises(ConfigurationError):
        load_word_lists(path)


OTHER_DATA = {DATA / "embedding_providers.yaml", DATA / "own_records.yaml"}
WORD_LISTS = sorted(set(DATA.glob("*.yaml")) - OTHER_DATA)


@pytest.mark.parametrize("path", WORD_LISTS, ids=lambda path: path.name)
def test_our_word_lists_are_in_form(path: Path) -> None:
    assert load_word_lists(path)
