"""Finds patterns in a text in plain form."""

from collections.abc import Sequence

from assistant.safety.lay_text import CLAUSE, SENTENCE
from assistant.safety.patterns import NOTHING, ItemTable, Pattern, PatternGroup

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
        self._masks = [self._table.items_of(word) for word in self.words]
        self._phrases: list[tuple[Span, int]] = []
        self._present = 0
        for place, word in enumerate(self.words):
            self._present |= self._masks[place]
            for phrase, bit in self._table.of_phrase.get(word, ()):
                end = place + len(phrase)
                if tuple(self.words[place:end]) == phrase:
                    self._phrases.append(((place, end), bit))
                    self._present |= bit
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

    def may_have(self, patterns: PatternGroup) -> bool:
        """Return false when no word is there that the patterns need."""
        return bool(self._present & patterns.trigger)

    def spans(self, patterns: PatternGroup) -> list[Span]:
        """Return where any of the patterns stands; looked for once for each group."""
        present = self._present
        if not self.may_have(patterns):
            return []
        key = id(patterns)
        if key not in self._of_group:
            self._of_group[key] = [
                span
                for pattern in patterns.patterns
                if pattern.needs & present == pattern.needs
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
            bit = 1 << item
            found = [(n, n + 1) for n, mask in enumerate(self._masks) if mask & bit]
            found += [span for span, phrase in self._phrases if phrase & bit]
            if self._table.starts & bit:
                found += self._starts()
            found += self.spans(self._table.composed.get(item, NOTHING))
            self._of_item[item] = found
        return self._of_item[item]

    def _starts(self) -> list[Span]:
        """Return an empty span at the start of every clause."""
        marks = (CLAUSE, SENTENCE)
        places = [0, *(n + 1 for n, word in enumerate(self.words) if word in marks)]
        return [(place, place) for place in places]
