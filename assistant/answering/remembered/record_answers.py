"""Speak about a person's own records: in their words, with the page; or which there are."""

from collections.abc import Sequence
from itertools import groupby

from assistant.answering.wording.wordings import Phrase, Phrases
from assistant.domain import Answer, AnswerKind, KeptRecord, RecordQuote


def quote_records(
    phrases: Phrases, quotes: Sequence[RecordQuote], records: Sequence[KeptRecord]
) -> Answer:
    """Return what the records say, word for word, or that they say nothing of it."""
    if not quotes:
        titles = list(dict.fromkeys(one.title.lower() for one in records))
        text = phrases.text(Phrase.RECORD_SILENT, records=phrases.listed(titles))
        return Answer(text=text, kind=AnswerKind.ANSWER)
    by_place = groupby(quotes, key=lambda one: (one.record_id, one.page))
    parts = [_said(phrases, list(group)) for _, group in by_place]
    text = "\n\n".join([*parts, phrases.text(Phrase.RECORD_OWN_WORDS)])
    return Answer(text=text, kind=AnswerKind.ANSWER, quotes=tuple(quotes))


def _said(phrases: Phrases, quotes: Sequence[RecordQuote]) -> str:
    """Return an opening with title and page, and the quotes below it."""
    first = quotes[0]
    opening = phrases.text(
        Phrase.RECORD_SAYS if first.page is None else Phrase.RECORD_SAYS_ON_PAGE,
        title=first.title.lower(),
        **({} if first.page is None else {"page": str(first.page)}),
    )
    lines = [f"> {line}" for one in quotes for line in one.text.splitlines()]
    return f"**{opening}**\n\n" + "\n>\n".join(lines)


def list_records(phrases: Phrases, records: Sequence[KeptRecord]) -> Answer:
    """Return the records that are kept; the card below lets each be forgotten."""
    if not records:
        return Answer(text=phrases.text(Phrase.RECORDS_NONE), kind=AnswerKind.REDIRECT)
    listed = tuple(
        RecordQuote(
            record_id=one.record_id,
            title=one.title,
            text="",
            kept_at=one.kept_at,
            has_original=one.has_original,
        )
        for one in records
    )
    return Answer(text=phrases.text(Phrase.RECORDS_LIST), kind=AnswerKind.ANSWER, quotes=listed)
