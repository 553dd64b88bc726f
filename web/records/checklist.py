"""The list of what was found in a record, as the card on screen shows it."""

from collections.abc import Callable, Mapping

from assistant.domain import Fact, FactKind
from web.cards import Props
from web.records.record_words import RecordWords, day_of
from web.records.shown import ShownRecord, is_new, known_already


def checklist(
    shown: ShownRecord,
    describe: Callable[[Fact], str],
    groups: Mapping[FactKind, str],
    words: RecordWords,
) -> Props:
    """Return the values of the card: what was found, by group, with page and quote."""
    titles = list(dict.fromkeys(groups.values()))
    lines: dict[str, list[Props]] = {title: [] for title in titles}
    for place, found in enumerate(shown.record.found):
        lines[groups[found.fact.kind]].append(_line(shown, place, describe, words))
    return {
        "id": shown.shown_id,
        "title": shown.record.title,
        "pages": shown.record.pages,
        "keeps_file": shown.original is not None,
        "notes": list(shown.record.notes),
        "shown_before": day_of(shown.same.kept_at) if shown.same else None,
        "groups": [{"title": title, "facts": lines[title]} for title in titles if lines[title]],
    }


def _line(
    shown: ShownRecord, place: int, describe: Callable[[Fact], str], words: RecordWords
) -> Props:
    found = shown.record.found[place]
    known, new = known_already(shown, place), is_new(shown, place)
    return {
        "place": place,
        "text": describe(found.fact),
        "page": found.page,
        "quote": found.fact.quote,
        "certain": found.fact.certain,
        "new": new,
        "differs": words.told_before(known, describe) if known is not None and new else None,
        # What contradicts somebody's own words, or is not sure, waits for the person's tick.
        "ticked": new and found.fact.certain and known is None,
    }
