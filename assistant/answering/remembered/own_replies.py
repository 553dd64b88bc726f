"""Recognise the messages Lantern's buttons stand for, and those that ask for the same."""

import re
from enum import StrEnum

from assistant.answering.remembered.visit_page import asks_for_visit_page
from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Intent


class OwnReply(StrEnum):
    """What a person answered to a question of Lantern's."""

    SHOW_NUMBERS = "show_numbers"
    NO_NUMBERS = "no_numbers"
    NOT_NOW = "not_now"
    FORGET_ALL = "forget_all"
    KEEP_ALL = "keep_all"
    TALK_TO_A_PERSON = "talk_to_a_person"
    VISIT_PAGE = "visit_page"
    NOT_HAPPENING = "not_happening"
    """To an alarm: "This is not happening now"."""
    WISH = "wish"
    """What the message before was about, and no question yet: "I have a question about a medicine"."""
    READ_ON = "read_on"
    """To a same-day matter: the team will be called, and the question is still to be answered."""


PHRASE_AFTER = {
    OwnReply.NO_NUMBERS: Phrase.PROGNOSIS_NO_NUMBERS,
    OwnReply.NOT_NOW: Phrase.PROGNOSIS_NOT_NOW,
    OwnReply.KEEP_ALL: Phrase.FORGET_ALL_KEPT,
    OwnReply.NOT_HAPPENING: Phrase.ALARM_DISMISSED_NEXT,
}
"""What is said to a reply that needs no more than a sentence."""

_BY_PHRASE = {
    Phrase.PROGNOSIS: (OwnReply.SHOW_NUMBERS, OwnReply.NO_NUMBERS, OwnReply.NOT_NOW),
    Phrase.FORGET_ALL: (OwnReply.FORGET_ALL, OwnReply.KEEP_ALL),
}


_YES = re.compile(
    r"(?:yes|yeah|yep|sure|ok|okay)(?: please)?(?:[,. ]*(?:show me|do it|go ahead))?(?: please)?[.!]*"
)
_NO = re.compile(
    r"(?:no|nope|no thanks|no thank you|rather not|better not|don'?t)[.!]*"
    r"|(?:please )?(?:no|without|i don'?t want|don'?t show me)(?: any| the)? numbers?\b.*",
    re.DOTALL,
)
_TYPED = {
    Intent.PROGNOSIS: (OwnReply.SHOW_NUMBERS, OwnReply.NO_NUMBERS),
    Intent.DELETE_DATA: (OwnReply.FORGET_ALL, OwnReply.KEEP_ALL),
}


def is_yes_or_no(message: str) -> bool:
    """Tell whether a message is nothing but a yes or a no."""
    plain = message.strip().lower()
    return bool(_YES.fullmatch(plain) or _NO.fullmatch(plain))


def typed_reply(message: str, asked_about: Intent | None) -> OwnReply | None:
    """Return what a bare yes or no answers, when the wish before it made us ask back."""
    meanings = _TYPED.get(asked_about) if asked_about else None
    if meanings is None or not is_yes_or_no(message):
        return None
    yes, no = meanings
    return yes if _YES.fullmatch(message.strip().lower()) else no


def own_reply(
    phrases: Phrases, message: str, *, dismissal: str = "", reading_on: str = ""
) -> OwnReply | None:
    """Return what a message answers when it is word for word one of our buttons.

    `dismissal` and `reading_on` are what the buttons below an alarm say. The page for an appointment is asked for in
    many words.
    """
    known = {
        reply.message.casefold(): meaning
        for phrase, meanings in _BY_PHRASE.items()
        for reply, meaning in zip(phrases.replies(phrase), meanings, strict=True)
    }
    known[dismissal.casefold()] = OwnReply.NOT_HAPPENING
    known[reading_on.casefold()] = OwnReply.READ_ON
    known[phrases.file.comfort.human.message.casefold()] = OwnReply.TALK_TO_A_PERSON
    wishes = OwnReply.VISIT_PAGE if asks_for_visit_page(message) else None
    if phrases.after_wish(message):
        return OwnReply.WISH
    return known.get(message.strip().casefold(), wishes)
