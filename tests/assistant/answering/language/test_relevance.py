"""How much of a question a text speaks to."""

from assistant.answering.language.relevance import Relevance

TEXTS = ["wine and cancer", "sugar and cancer", "cancer", "soy"]
ASKED = Relevance.of("wine or unicorns with cancer", TEXTS)


def test_rare_words_weigh_more() -> None:
    assert ASKED.score("wine") > ASKED.score("cancer") > 0
    assert ASKED.score("wine, cancer") == 1.0


def test_words_no_text_holds_are_only_counted() -> None:
    assert ASKED.unknown == 1
    assert ASKED.score("unicorns") == 0.0
    assert ASKED.known_share == ASKED.share_of_words("wine and cancer")
    assert ASKED.known_share < 1


def test_the_topic_can_be_taken_away() -> None:
    assert ASKED.without("cancer").score("cancer") == 0.0
    assert ASKED.matched("wine, cancer, tea") == set(ASKED.weights)


def test_a_question_without_content_scores_nothing() -> None:
    assert Relevance.of("what is it", TEXTS).score("anything") == 0.0
    assert Relevance.of("", []).known_share == 0.0
