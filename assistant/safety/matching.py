"""Finds patterns in a text in plain form."""

from collections.abc import Mapping, Sequence

from assistant.safety.lay_text import CLAUSE, SENTENCE
from assistant.safety.patterns import NOTHING, Items, ItemTable, Pattern, PatternGroup

Span = tuple[int, int]
"""First word and the one after the last."""
FIGURE_OF_SPEECH = "~"


class MatchedText:
    """A text whose words were looked up once; everything found is kept."""

    def __init__(self, words: Sequence[str], table: ItemTable) -> None:
        self.words = list(words)
        self._table = table
        self._look_up()

    def _look_up(self) -> None:
        table = self._table
        self._items = [table.items_of(word) for word in self.words]
        self._present = set[int]().union(*self._items)
        self._phrases: list[tuple[Span, set[int]]] = []
        for place, word in enumerate(self.words):
            for length in table.lengths.get(word, ()):
                found = table.of_phrase.get(tuple(self.words[place : place + length]))
                if found:
                    self._phrases.append(((place, place + length), found))
                    self._present |= found
        self._of_item: dict[int, list[Span]] = {}
        self._of_pattern: dict[int, list[Span]] = {}
        self._of_group: dict[int, list[Span]] = {}

    def blank_out(self, patterns: PatternGroup) -> None:
        """Take every place of these patterns out of the text."""
        spans = self.spans(patterns)
        for start, end in spans:
            self.words[start:end] = [FIGURE_OF_SPEECH] * (end - start)
        if spans:
            self._look_up()

    def present(self, items: Mapping[int, object]) -> set[int]:
        """Return those of the items that can be found in the text."""
        return items.keys() & self._present

    def may_have_all(self, items: Items) -> bool:
        """Return false when one of the items can't be found in the text."""
        return items <= self._present

    def may_have_any(self, items: Items) -> bool:
        """Return false when none of the items can be found in the text."""
        return not items.isdisjoint(self._present)

    def spans(self, patterns: PatternGroup) -> list[Span]:
        """Return where any of the patterns stands; looked for once for each group."""
        present = self._present
        if patterns.trigger not in present:
            return []
        key = id(patterns)
        if key not in self._of_group:
            self._of_group[key] = [
                span
                for rarest in patterns.by_rarest.keys() & present
                for pattern in patterns.by_rarest[rarest]
                if pattern.needs <= present
                for span in self._match(pattern)
            ]
        return self._of_group[key]

    def _match(self, pattern: Pattern) -> list[Span]:
        key = id(pattern)
        if key not in self._of_pattern:
            rows = self._item_spans(pattern.parts[0].item)
            for part in pattern.parts[1:]:
                rows = self._extended(rows, self._item_spans(part.item), part.gap) if rows else []
            self._of_pattern[key] = rows
        return self._of_pattern[key]

    def _extended(self, rows: list[Span], following: list[Span], gap: int) -> list[Span]:
        return [
            (start, after)
            for start, end in rows
            for place, after in following
            if 0 <= place - end <= gap and self._is_open(end, place)
        ]

    def _is_open(self, start: int, end: int) -> bool:
        between = self.words[start:end]
        return not (CLAUSE in between or SENTENCE in between or "," in between)

    def _item_spans(self, item: int) -> list[Span]:
        if item not in self._of_item:
            found = [(n, n + 1) for n, items in enumerate(self._items) if item in items]
            found += [span for span, items in self._phrases if item in items]
            if item in self._table.starts:
                found += self._starts()
            found += self.spans(self._table.composed.get(item, NOTHING))
            self._of_item[item] = found
        return self._of_item[item]

    def _starts(self) -> list[Span]:
        """Return an empty span at the start of every clause."""
        marks = (CLAUSE, SENTENCE)
        places = [0, *(n + 1 for n, word in enumerate(self.words) if word in marks)]
        return [(place, place) for place in places]
