"""The small language in which concepts are written, compiled to regular expressions.

A pattern is a row of items: a word, `stem*`, `this|that_one` (`_` for a space), `NUM` (a number), `@concept`; `(item)` may be
absent. `..4` allows up to four words between its neighbours (`..` alone: three); `a & b` finds both
in either order, near each other (`&9`: up to nine words between). No pattern crosses a clause.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

WORDS_BETWEEN = 3
WORDS_AROUND = 6
NUMBER_ITEM = "NUM"
NUMBER = r"\d+(?:[.,/:]\d+)*"
_GAP = re.compile(r"\.\.(\d*)")
_AROUND = re.compile(r" &(\d*) ")
_ALTERNATIVE = r"(?:@[a-z0-9_]+|NUM|[a-z0-9'%$~_-]+\*?)"
_ITEM = re.compile(rf",|{_ALTERNATIVE}(?:\|{_ALTERNATIVE})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One compiled pattern, tried only on texts that hold a word of each of its items."""

    regex: re.Pattern[str]
    needs: int
    """Bits of the triggers a text must have."""


class TriggerIndex:
    """Says which items of all patterns a text may hold, as one number with a bit for each."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._of_word: dict[str, int] = {}
        self._of_stem: dict[str, int] = {}

    def bit(self, triggers: frozenset[str]) -> int:
        """Return the bit of an item, known by its words and stems (`pain*`)."""
        if triggers not in self._bits:
            self._bits[triggers] = 1 << len(self._bits)
            self._enter(triggers, self._bits[triggers])
        return self._bits[triggers]

    def _enter(self, triggers: frozenset[str], bit: int) -> None:
        for trigger in triggers:
            table = self._of_stem if trigger.endswith("*") else self._of_word
            key = trigger.rstrip("*")
            table[key] = table.get(key, 0) | bit

    def present(self, words: Iterable[str]) -> int:
        """Return the bits of every item that may stand among `words`."""
        found = 0
        for word in set(words):
            found |= self._of_word.get(word, 0)
            for end in range(2, len(word) + 1):
                found |= self._of_stem.get(word[:end], 0)
            if word[0].isdigit():
                found |= self._of_word.get(NUMBER_ITEM, 0)
        return found


class PatternCompiler:
    """Compiles patterns that may refer to named concepts."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        self.triggers = TriggerIndex()
        self.faults: list[str] = []
        self._concepts = concepts
        self._patterns: dict[frozenset[str], Pattern] = {}
        self._regexes: dict[str, str] = {}
        self._trigger_sets: dict[str, frozenset[str]] = {}

    def compile(self, sources: Iterable[str]) -> tuple[Pattern, ...]:
        """Compile patterns of one meaning; what is wrong with them is added to `faults`.

        Plain words become one expression, and every pattern is made once, however often it is used.
        """
        spread = [part for source in sources for part in self._spread(source)]
        plain = frozenset(source for source in spread if not _is_composed(source))
        composed = dict.fromkeys(source for source in spread if _is_composed(source))
        made = [self._made(frozenset((source,))) for source in composed]
        return (*made, self._made(plain)) if plain else tuple(made)

    def _spread(self, source: str) -> Sequence[str]:
        """Return the patterns of a lone concept, so that each is tried only where it may stand."""
        is_lone = source.startswith("@") and not re.search(r"[ |]", source)
        return self._concepts.get(source[1:], (source,)) if is_lone else (source,)

    def _made(self, sources: frozenset[str]) -> Pattern:
        if sources not in self._patterns:
            longest_first = sorted(sources, key=lambda source: (-len(source), source))
            regex = "|".join(map(self._regex, longest_first))
            self._patterns[sources] = Pattern(
                regex=re.compile(f"(?<= )(?:{regex})(?= )"), needs=self._needs(sources)
            )
        return self._patterns[sources]

    def _needs(self, sources: frozenset[str]) -> int:
        if len(sources) > 1:
            return self.triggers.bit(frozenset().union(*map(self._best_triggers, sources)))
        needs = 0
        (source,) = sources
        for item in self._items(source):
            if not item.startswith("("):
                needs |= self.triggers.bit(self._triggers_of(item))
        return needs

    def _items(self, source: str) -> list[str]:
        return [item for item in _AROUND.sub(" ", source).split() if not _GAP.fullmatch(item)]

    def _triggers_of(self, item: str) -> frozenset[str]:
        return frozenset().union(*map(self._triggers_of_alternative, item.split("|")))

    def _triggers_of_alternative(self, alternative: str) -> frozenset[str]:
        if not alternative.startswith("@"):
            return frozenset((_longest_word(alternative),))
        name = alternative[1:]
        if name not in self._trigger_sets:
            self._trigger_sets[name] = frozenset().union(
                *(self._best_triggers(source) for source in self._concepts.get(name, ()))
            )
        return self._trigger_sets[name]

    def _best_triggers(self, source: str) -> frozenset[str]:
        """Return the triggers of the item that holds the fewest texts back wrongly."""
        sets = [self._triggers_of(i) for i in self._items(source) if not i.startswith("(")]
        return min(sets, key=lambda triggers: (len(triggers), -max(map(len, triggers), default=0)))

    def _regex(self, source: str) -> str:
        pieces = _AROUND.split(source)
        if len(pieces) == 1:
            return self._sequence(source)
        width = int(pieces[1] or WORDS_AROUND)
        parts = [self._sequence(part) for part in pieces[::2]]
        return "|".join(_gap(width).join(order) for order in permutations(parts))

    def _sequence(self, source: str) -> str:
        built, joint = "", ""
        for item in source.split():
            if gap := _GAP.fullmatch(item):
                joint = _gap(int(gap[1] or WORDS_BETWEEN))
                continue
            text = self._item(item.strip("()"))
            built += f"(?:{joint}{text})?" if item.startswith("(") else joint + text
            joint = " "
        return built

    def _item(self, item: str) -> str:
        if not _ITEM.fullmatch(item):
            self.faults.append(f'"{item}" is not an item of a pattern')
            return re.escape(item)
        return "(?:" + "|".join(map(self._alternative, item.split("|"))) + ")"

    def _alternative(self, alternative: str) -> str:
        is_named = alternative.startswith("@")
        return self._named(alternative[1:]) if is_named else _word_regex(alternative)

    def _named(self, name: str) -> str:
        if name not in self._concepts:
            self.faults.append(f'concept "{name}" is unknown')
            return "(?!)"
        if name not in self._regexes:
            self._regexes[name] = "(?!)"  # a concept that names itself never matches
            sources = sorted(self._concepts[name], key=len, reverse=True)
            self._regexes[name] = "(?:" + "|".join(map(self._regex, sources)) + ")"
        return self._regexes[name]


def _is_composed(source: str) -> bool:
    return any(sign in source for sign in ("..", "&", "@"))


def _gap(width: int) -> str:
    return rf"(?: [^ |,]+){{0,{width}}}? "


def _word_regex(word: str) -> str:
    if word == NUMBER_ITEM:
        return NUMBER
    plain = re.escape(word.rstrip("*").replace("_", " "))
    return plain + "[a-z'-]*" if word.endswith("*") else plain


def _longest_word(alternative: str) -> str:
    return max(alternative.split("_"), key=len)
