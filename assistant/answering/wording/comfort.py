"""Answer fear, sadness and loneliness: what was heard, where help is, a question about safety."""

from assistant.answering.wording.wordings import Phrases, Theme, to_reply
from assistant.domain import Answer, AnswerKind


def comfort(phrases: Phrases, text: str) -> Answer:
    """Return words for what weighs in `text`, who helps with it, and one gentle question."""
    words = phrases.file.comfort
    theme = theme_of(phrases, text)
    safety = words.safety_asked if theme.asks_safety else words.safety_named
    paragraphs = [theme.text, safety, theme.question]
    replies = [*theme.replies, words.human]
    return Answer(
        text="\n\n".join(phrases.fill(paragraph) for paragraph in paragraphs),
        kind=AnswerKind.COMFORT,
        quick_replies=tuple(to_reply(reply) for reply in replies),
    )


def theme_of(phrases: Phrases, text: str) -> Theme:
    """Return the first listed theme with a sign in `text`: the most telling are listed first."""
    words = phrases.file.comfort
    lowered = " ".join(text.lower().replace("\u2019", "'").split())
    return next((one for one in words.themes if _shows(one, lowered)), words.any)


def _shows(theme: Theme, lowered: str) -> bool:
    return any(sign.search(lowered) for sign in theme.signs)
