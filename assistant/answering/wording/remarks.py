"""Answer what is said to Lantern or about it, in a few honest words."""

from assistant.answering.wording.fixed_answers import hand_over, say
from assistant.answering.wording.wordings import Phrase, Phrases, to_reply
from assistant.domain import Answer, AnswerKind, Remark, Rewording

_ASK_ABOUT_SAFETY = {Remark.TEARS}
_COMFORT = {Remark.TEARS, Remark.ANGER_AT_CANCER}


def reply_to(phrases: Phrases, remark: Remark) -> Answer:
    """Return what is said to `remark`; a wish to talk to a person is handed over."""
    if remark is Remark.TALK_TO_A_PERSON:
        return hand_over(phrases, available=False)
    words = phrases.file.remarks[remark]
    return Answer(
        text=phrases.fill(words.text),
        kind=AnswerKind.COMFORT if remark in _COMFORT else AnswerKind.SOCIAL,
        quick_replies=tuple(to_reply(one) for one in words.replies),
    )


def asks_about_safety(remark: Remark) -> bool:
    """Say whether the reply to `remark` asks if the person is safe."""
    return remark in _ASK_ABOUT_SAFETY


def without_other_words(phrases: Phrases, rewording: Rewording | None) -> Answer:
    """Say that an answer has no more to it, or ask what to put another way."""
    is_all = rewording is Rewording.MORE
    phrase = Phrase.NO_OTHER_WORDS if is_all else Phrase.NOTHING_TO_REWORD
    return say(phrases, phrase, AnswerKind.SOCIAL)
