"""The small language in which concepts are written.

A pattern is a row of items: a word, `stem*`, `this|that_one` (`_` for a space), `NUM` (a number), a
comma, `^` (the start of a clause), `@concept`; `(item)` may be absent. `..4` allows up to four words between its neighbours;
`a & b` finds both in either order, near each other (`&9`: up to nine words between). No pattern
crosses a clause, and words between do not cross a comma.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, permutations

WORDS_BETWEEN = 3
WORDS_AROUND = 6
NUMBER = "NUM"
START = "^"
VALUE = "value-"
"""Begins the tokens that stand for measured values; other hyphens are read as spaces."""
_ROW = re.compile(r"[|&@(^]|\.\.")
_GAP = re.compile(r"\.\.(\d*)")
_AROUND = re.compile(r" &(\d*) ")
_ALTERNATIVE = r"(?:@[a-z0-9_]+|NUM|,|\^|[a-z0-9'%$~_-]+\*?)"
_ITEM = re.compile(rf"{_ALTERNATIVE}(?:\|{_ALTERNATIVE})*")

WORDS_REMEMBERED = 8192
NO_ITEM = -1

Alternatives = frozenset[str]
Items = frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """An item of a pattern, and how many words may stand before it."""

    item: int
    gap: int


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Items in order."""

    parts: tuple[Part, ...]
    needs: Items
    """The items that must stand in a text for the pattern to be tried."""


@dataclass(frozen=True, slots=True, eq=False)
class PatternGroup:
    """Patterns of one meaning."""

    trigger: int = NO_ITEM
    """An item that every text has in which one of the patterns may stand."""
    by_rarest: Mapping[int, tuple[Pattern, ...]] = field(default_factory=dict)
    """The patterns by the item they need that the fewest words may be."""


NOTHING = PatternGroup()


@dataclass(slots=True)
class ItemTable:
    """Which items a word or a phrase may be."""

    of_word: dict[str, set[int]] = field(default_factory=dict)
    of_stem: dict[str, set[int]] = field(default_factory=dict)
    of_phrase: dict[tuple[str, ...], set[int]] = field(default_factory=dict)
    lengths: dict[str, set[int]] = field(default_factory=dict)
    """By first word: how many words the phrases have that begin with it."""
    composed: dict[int, PatternGroup] = field(default_factory=dict)
    """Items that are also found where one of these patterns is."""
    starts: set[int] = field(default_factory=set)
    """Items that stand at the start of every clause."""
    _remembered: dict[str, Items] = field(default_factory=dict)

    def enter(self, word: str, item: int) -> None:
        """Make `item` stand for a word, a `stem*` or a phrase, too."""
        if word.isalpha():
            self.of_word.setdefault(word, set()).add(item)
            return
        words = tuple(word.split() if word.startswith(VALUE) else word.replace("-", " ").split())
        if len(words) > 1:
            self.of_phrase.setdefault(words, set()).add(item)
            self.lengths.setdefault(words[0], set()).add(len(words))
        elif words[0].endswith("*"):
            self.of_stem.setdefault(words[0][:-1], set()).add(item)
        else:
            self.of_word.setdefault(word, set()).add(item)

    def items_of(self, word: str) -> Items:
        """Return every item a single word may be; words come back, so they are remembered."""
        if word not in self._remembered:
            if len(self._remembered) >= WORDS_REMEMBERED:
                self._remembered.clear()
            self._remembered[word] = frozenset(self._look_up(word))
        return self._remembered[word]

    def _look_up(self, word: str) -> set[int]:
        stems = (self.of_stem.get(word[:end], ()) for end in range(2, len(word) + 1))
        number = self.of_word.get(NUMBER, ()) if word[0].isdigit() else ()
        return {*self.of_word.get(word, ()), *number}.union(*stems)


class PatternCompiler:
    """Compiles patterns that may refer to named concepts."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        self.table = ItemTable()
        self.faults: list[str] = []
        self._concepts = concepts
        self._numbers = count()
        self._items: dict[Alternatives, int] = {}
        self._triggers: dict[int, Alternatives] = {}
        """Words of which one stands wherever an item does."""
        self._needs: dict[int, Items] = {}
        self._patterns: dict[str, tuple[Pattern, ...]] = {}
        self._open: set[str] = set()

    def compile(self, sources: Iterable[str]) -> PatternGroup:
        """Compile patterns of one meaning; what is wrong with them is added to `faults`.

        Plain words and lone concepts become one item, so that they are looked up and not searched.
        """
        sources = list(sources)
        plain = frozenset(_as_alternative(source) for source in sources if _is_plain(source))
        made = [self._of_item(plain)] if plain else []
        composed = [source for source in sources if not _is_plain(source)]
        return self._group([*made, *(p for source in composed for p in self._compiled(source))])

    def _group(self, patterns: Sequence[Pattern]) -> PatternGroup:
        if not patterns:
            return NOTHING
        triggers = frozenset().union(*map(self._best_triggers, patterns))
        by_rarest: dict[int, tuple[Pattern, ...]] = {}
        for pattern in patterns:
            rarest = min(pattern.needs, key=self.width_of)
            by_rarest[rarest] = (*by_rarest.get(rarest, ()), pattern)
        return PatternGroup(trigger=self._trigger(triggers), by_rarest=by_rarest)

    def width_of(self, item: int) -> int:
        """Return how many words an item may be."""
        return len(self._triggers[item])

    def _best_triggers(self, pattern: Pattern) -> Alternatives:
        sets = (self._triggers[part.item] for part in pattern.parts)
        return min((words for words in sets if START not in words), key=len)

    def _trigger(self, words: Alternatives) -> int:
        item = next(self._numbers)
        self._triggers[item] = words
        for word in words:
            self.table.enter(word, item)
        return item

    def _of_item(self, alternatives: Alternatives) -> Pattern:
        item = self._item(alternatives)
        return Pattern(parts=(Part(item, 0),), needs=self._needs[item])

    def _compiled(self, source: str) -> tuple[Pattern, ...]:
        if source not in self._patterns:
            self._patterns[source] = tuple(map(self._row, _rows(source)))
        return self._patterns[source]

    def _row(self, tokens: Sequence[str]) -> Pattern:
        parts: list[Part] = []
        gap, needs = 0, Items()
        for token in tokens:
            if found := _GAP.fullmatch(token):
                gap = int(found[1] or WORDS_BETWEEN)
                continue
            item = self._item(self._alternatives(token))
            parts.append(Part(item, gap))
            needs |= self._needs[item]
            gap = 0
        return Pattern(parts=tuple(parts), needs=needs)

    def _alternatives(self, token: str) -> Alternatives:
        return frozenset(token.split("|"))

    def _check(self, item: str) -> None:
        if not item.isalpha() and not _ITEM.fullmatch(item):
            self.faults.append(f'"{item}" is not an item of a pattern')

    def _item(self, alternatives: Alternatives) -> int:
        if alternatives not in self._items:
            self._items[alternatives] = self._new_item(alternatives)
        return self._items[alternatives]

    def _new_item(self, alternatives: Alternatives) -> int:
        words, composed = self._spread(alternatives)
        item = next(self._numbers)
        for word in sorted(words):
            self.table.enter(word, item)
        if START in words:
            self.table.starts.add(item)
        self._triggers[item] = words
        self._needs[item] = Items() if START in words else Items({item})
        if composed:
            group = self._group(composed)
            self.table.composed[item] = group
            self._triggers[item] = words.union(*map(self._best_triggers, composed))
            self._needs[item] = Items({self._trigger(self._triggers[item])})
        return item

    def _spread(self, alternatives: Alternatives) -> tuple[Alternatives, list[Pattern]]:
        """Return the plain words of an item and the patterns of the concepts it names."""
        words, composed = set[str](), list[Pattern]()
        named = sorted(alternative for alternative in alternatives if alternative[0] == "@")
        for alternative in named:
            of_concept = self._spread_concept(alternative[1:])
            words |= of_concept[0]
            composed += of_concept[1]
        for alternative in alternatives.difference(named):
            self._check(alternative)
            words.add(alternative.replace("_", " "))
        return frozenset(words), composed

    def _spread_concept(self, name: str) -> tuple[Alternatives, list[Pattern]]:
        if name not in self._concepts or name in self._open:
            self.faults.append(f'concept "{name}" is unknown, or names itself')
            return frozenset(), []
        self._open.add(name)
        sources = self._concepts[name]
        plain = frozenset(_as_alternative(source) for source in sources if _is_plain(source))
        words, composed = self._spread(plain)
        rest = [source for source in sources if not _is_plain(source)]
        composed = [*composed, *(p for source in rest for p in self._compiled(source))]
        self._open.discard(name)
        return words, composed


def _rows(source: str) -> list[list[str]]:
    """Spread a pattern into rows without `&` and without optional items."""
    pieces = _AROUND.split(source)
    parts = [piece.split() for piece in pieces[::2]]
    width = f"..{pieces[1] or WORDS_AROUND}" if len(pieces) > 1 else ""
    orders = permutations(parts) if width else [tuple(parts)]
    rows = [
        [t for n, part in enumerate(order) for t in ([width] * bool(n) + part)] for order in orders
    ]
    return [row for spread in rows for row in _without_options(spread)]


def _without_options(row: list[str]) -> list[list[str]]:
    for place, token in enumerate(row):
        if token.startswith("("):
            absent = _without_options(row[:place] + row[place + 1 :])
            return [
                *absent,
                *_without_options([*row[:place], token.strip("()"), *row[place + 1 :]]),
            ]
    return [row]


def _is_plain(source: str) -> bool:
    """Return whether a pattern is words that follow each other, or a lone concept."""
    if source.isalpha():
        return True
    if source.startswith("@"):
        return " " not in source and "|" not in source
    is_row = _ROW.search(source)
    # stems and numbers inside a phrase cannot be looked up by their words
    return not is_row and not (" " in source and ("*" in source or NUMBER in source))


def _as_alternative(source: str) -> str:
    return source if source.startswith("@") else source.replace(" ", "_")
