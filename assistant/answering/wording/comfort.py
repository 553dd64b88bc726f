"""Answer fear, sadness and loneliness: what was heard, where help is, a question about safety."""

from assistant.answering.wording.wordings import Phrase, Phrases, Theme, to_reply
from assistant.domain import Answer, AnswerKind

DYING = "dying"
"""The theme after which numbers are offered, to who wants them."""


def comfort(phrases: Phrases, text: str) -> Answer:
    """Return words for what weighs in `text`, who helps with it, and one gentle question."""
    theme = theme_of(phrases, text)
    own = tuple(to_reply(reply) for reply in theme.replies)
    numbers = phrases.replies(Phrase.PROGNOSIS) if theme.name == DYING else ()
    return Answer(
        text=_words_of(theme, phrases),
        kind=AnswerKind.COMFORT,
        quick_replies=(*own, *numbers, to_reply(phrases.file.comfort.human)),
    )


def words_on_dying(phrases: Phrases, text: str) -> str:
    """Return what is said to who asks if they will die, or if somebody will; empty for all else."""
    theme = theme_of(phrases, text)
    return _words_of(theme, phrases) if theme.name == DYING else ""


def _words_of(theme: Theme, phrases: Phrases) -> str:
    words = phrases.file.comfort
    safety = words.safety_asked if theme.asks_safety else words.safety_named
    return "\n\n".join(phrases.fill(one) for one in (theme.text, safety, theme.question))


def asks_about_safety(phrases: Phrases, text: str) -> bool:
    """Say whether the words of comfort for `text` ask if the person is safe."""
    return theme_of(phrases, text).asks_safety


def theme_of(phrases: Phrases, text: str) -> Theme:
    """Return the first listed theme with a sign in `text`: the most telling are listed first."""
    words = phrases.file.comfort
    lowered = " ".join(text.lower().replace("\u2019", "'").split())
    return next((one for one in words.themes if _shows(one, lowered)), words.any)


def _shows(theme: Theme, lowered: str) -> bool:
    return any(sign.search(lowered) for sign in theme.signs)
