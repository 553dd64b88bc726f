"""The card below an answer from a person's own records: which record, which page, how to forget it."""

from collections.abc import Sequence

from assistant.domain import RecordQuote
from web.cards import file_link

Props = dict[str, object]


def record_sources(quotes: Sequence[RecordQuote], pages: str) -> Props:
    """Return the values of the card: each record once, with the pages that were quoted.

    `pages` is where the person's own pages are.
    """
    by_record: dict[str, list[RecordQuote]] = {}
    for quote in quotes:
        by_record.setdefault(quote.record_id, []).append(quote)
    return {"records": [_record(found, pages) for found in by_record.values()]}


def _record(quotes: Sequence[RecordQuote], pages: str) -> Props:
    first = quotes[0]
    kept = first.kept_at
    return {
        "id": first.record_id,
        "title": first.title,
        "date": f"{kept:%B} {kept.day}, {kept.year}" if kept else "",
        "file": file_link(pages, first.record_id) if first.has_original else "",
        "pages": sorted({one.page for one in quotes if one.page is not None}),
    }
