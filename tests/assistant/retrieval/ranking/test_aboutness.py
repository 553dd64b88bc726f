from assistant.domain import Document
from assistant.retrieval.ranking.aboutness import NOTHING, asked_words, nearness

HAIR = Document(
    document_id="hair",
    title="Hair loss",
    topic="hair loss",
    answers=("when does hair grow back", "do cold caps work"),
)


def test_a_question_of_the_document_is_the_nearest_there_is() -> None:
    near = nearness(HAIR, asked_words([("hair",), ("grow",)], [1.0, 1.0]))

    assert near.covered == 1.0
    assert near.alike > 0.9


def test_inflected_words_meet() -> None:
    assert nearness(HAIR, asked_words([("growing",)], [1.0])).covered == 1.0


def test_any_of_the_words_a_term_may_stand_for_is_enough() -> None:
    assert nearness(HAIR, asked_words([("wig", "hair")], [1.0])).covered == 1.0


def test_a_document_named_by_all_of_its_title_is_named_more_than_by_a_part() -> None:
    whole = nearness(HAIR, asked_words([("hair",), ("loss",)], [1.0, 1.0]))
    part = nearness(HAIR, asked_words([("hair",)], [1.0]))

    assert whole.named == 1.0
    assert 0 < part.named < 1


def test_without_words_nothing_is_near() -> None:
    assert nearness(HAIR, asked_words([], [])) == NOTHING
