"""Give the answers that need no library: greetings, refusals, faults, hand-over."""

from collections.abc import Sequence

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Answer, AnswerKind, Intent

MOST_RELATED = 3
_SOCIAL = {
    Phrase.THANKS: AnswerKind.SOCIAL,
    Phrase.PROGNOSIS_NOT_NOW: AnswerKind.SOCIAL,
    Phrase.ALARM_DISMISSED_NEXT: AnswerKind.SOCIAL,
    Phrase.HAND_OVER: AnswerKind.HAND_OVER,
    Phrase.HAND_OVER_UNAVAILABLE: AnswerKind.HAND_OVER,
    Phrase.LIBRARY_DOWN: AnswerKind.DECLINE,
}
_REDIRECTS = {
    Intent.THANKS: Phrase.THANKS,
    Intent.OFF_TOPIC: Phrase.OFF_TOPIC,
    Intent.PROMPT_INJECTION: Phrase.PROMPT_INJECTION,
    Intent.RECORD_UPLOAD: Phrase.RECORD_UPLOAD,
}


def greet(phrases: Phrases, *, returning: bool, knows_something: bool = False) -> Answer:
    """Return what this is and what it is not, once; afterwards one line."""
    if not returning:
        return say(phrases, Phrase.GREETING, AnswerKind.SOCIAL)
    known = Phrase.GREETING_AGAIN_KNOWN if knows_something else Phrase.GREETING_AGAIN
    return say(phrases, known, AnswerKind.SOCIAL)


def redirect(phrases: Phrases, intent: Intent) -> Answer:
    """Return the answer to a message that is not a question to the library."""
    phrase = _REDIRECTS.get(intent, Phrase.OFF_TOPIC)
    return say(phrases, phrase, _SOCIAL.get(phrase, AnswerKind.REDIRECT))


def decline(phrases: Phrases, related: Sequence[str] = ()) -> Answer:
    """Say that the library has nothing trustworthy, and what Lantern can do instead.

    `related` are questions the library does answer, nearest first.
    """
    nearest = tuple(related[:MOST_RELATED])
    last = Phrase.DECLINE_RELATED if nearest else Phrase.DECLINE_CAN
    text = f"{phrases.text(Phrase.DECLINE)}\n\n{phrases.text(last)}"
    return Answer(text=text, kind=AnswerKind.DECLINE, related=nearest)


def hand_over(phrases: Phrases, *, available: bool) -> Answer:
    """Say that a person will take over, or whom to call when nobody can."""
    return say(phrases, Phrase.HAND_OVER if available else Phrase.HAND_OVER_UNAVAILABLE)


def say(phrases: Phrases, phrase: Phrase, kind: AnswerKind | None = None) -> Answer:
    """Return a fixed answer that has nothing to fill in."""
    chosen = kind or _SOCIAL.get(phrase, AnswerKind.REDIRECT)
    return Answer(text=phrases.text(phrase), kind=chosen, quick_replies=phrases.replies(phrase))


def closing_notes(phrases: Phrases, *, first_answer: bool, reviewed: bool) -> str:
    """Return the lines that end an answer from the library: the notice, in full only once."""
    notice = phrases.text(Phrase.NOTICE if first_answer else Phrase.NOTICE_SHORT)
    unreviewed = [] if reviewed else [phrases.text(Phrase.UNREVIEWED)]
    return "\n".join([notice, *unreviewed])
