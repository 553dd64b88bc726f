"""What is said to remarks."""

from assistant.answering.language.readability import HIGHEST_GRADE, grade
from assistant.answering.wording.remarks import reply_to, without_other_words
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import AnswerKind, Remark, Rewording, SitePolicy

PHRASES = load_phrases(SitePolicy())


def test_every_remark_has_plain_words() -> None:
    said = {one: reply_to(PHRASES, one).text for one in Remark}

    assert [one for one, text in said.items() if not text or "{" in text or "!" in text] == []
    assert [one for one, text in said.items() if grade(text) > HIGHEST_GRADE] == []


def test_a_chat_model_is_named_where_one_is_used() -> None:
    with_model = load_phrases(SitePolicy(uses_chat_model=True))

    assert "language model" in reply_to(with_model, Remark.PRIVACY).text
    assert "language model" not in reply_to(PHRASES, Remark.PRIVACY).text


def test_a_wish_for_a_person_is_handed_over() -> None:
    assert reply_to(PHRASES, Remark.TALK_TO_A_PERSON).kind is AnswerKind.HAND_OVER


def test_more_of_nothing_is_said_to_be_all() -> None:
    assert "nothing more" in without_other_words(PHRASES, Rewording.MORE).text
    assert "Which word" in without_other_words(PHRASES, Rewording.SIMPLER).text
