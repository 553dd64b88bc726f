"""Recognise the answers to Lantern's own questions: the messages its buttons stand for."""

from enum import StrEnum

from assistant.answering.wordings import Phrase, Phrases


class OwnReply(StrEnum):
    """What a person answered to a question of Lantern's."""

    SHOW_NUMBERS = "show_numbers"
    NO_NUMBERS = "no_numbers"
    NOT_NOW = "not_now"
    FORGET_ALL = "forget_all"
    KEEP_ALL = "keep_all"
    TALK_TO_A_PERSON = "talk_to_a_person"


PHRASE_AFTER = {
    OwnReply.NO_NUMBERS: Phrase.PROGNOSIS_NO_NUMBERS,
    OwnReply.NOT_NOW: Phrase.PROGNOSIS_NOT_NOW,
    OwnReply.KEEP_ALL: Phrase.FORGET_ALL_KEPT,
}
"""What is said to a reply that needs no more than a sentence."""

_BY_PHRASE = {
    Phrase.PROGNOSIS: (OwnReply.SHOW_NUMBERS, OwnReply.NO_NUMBERS, OwnReply.NOT_NOW),
    Phrase.FORGET_ALL: (OwnReply.FORGET_ALL, OwnReply.KEEP_ALL),
}


def own_reply(phrases: Phrases, message: str) -> OwnReply | None:
    """Return what a message answers when it is word for word one of our buttons."""
    known = {
        reply.message.casefold(): meaning
        for phrase, meanings in _BY_PHRASE.items()
        for reply, meaning in zip(phrases.replies(phrase), meanings, strict=True)
    }
    known[phrases.file.comfort.human.message.casefold()] = OwnReply.TALK_TO_A_PERSON
    return known.get(message.strip().casefold())
