"""Suggests how a cut-off message may go on: whole endings of its last word or clause."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.domain import Fact, FactKind
from assistant.understanding.cut_off_cues import CutOffCues, Ending
from assistant.understanding.vocabulary import Vocabulary
from assistant.understanding.word_pairs import WordPairs

MOST = 4
MOST_COMMON_RANK = 12_000
"""English words rarer than this are not offered as endings."""
SHORTEST_FRAGMENT = 2
LONG_FRAGMENT = 4
"""Letters; so long a beginning leaves few words, and rare ones may be offered too."""
MOST_PAIRED = 2
MOST_USUAL = 2
_FACT_KINDS = {"drugs": FactKind.DRUG, "cancers": FactKind.CANCER}


class Completions:
    """Suggests endings from cancer words, common English and what is known of the person."""

    def __init__(self, vocabulary: Vocabulary, cues: CutOffCues, pairs: WordPairs) -> None:
        self._vocabulary = vocabulary
        self._cues = cues
        self._pairs = pairs

    def of_word(
        self, fragment: str, words: Sequence[str], facts: Sequence[Fact]
    ) -> tuple[str, ...]:
        """Return whole words that begin with `fragment`; what the person has comes first."""
        stem = fragment.lower()
        if len(stem) < SHORTEST_FRAGMENT:
            return ()
        known = (fact.name for fact in facts if fact.name.lower().startswith(stem))
        said = (word for word in words if len(word) > len(stem) + 1 and word.startswith(stem))
        oncology = [word for _, word in self._vocabulary.oncology_beginning_with(stem)]
        usual = [word for word in self._vocabulary.usual if word.startswith(stem) and word != stem]
        likely = (
            *self._following(words, stem), *self._by_use(usual, oncology), *self._misspelt(stem),
        )  # fmt: skip
        return _first(_unlike((*known, *said, *likely, *self._english(stem))))

    def _by_use(self, usual: Sequence[str], oncology: Sequence[str]) -> Iterator[str]:
        """Yield what people write most, then words of cancer care, so that both are offered."""
        yield from usual[:MOST_USUAL]
        yield from oncology[:MOST_PAIRED]
        yield from (*usual[MOST_USUAL:], *oncology[MOST_PAIRED:])

    def _misspelt(self, stem: str) -> Iterator[str]:
        """Yield words of medicine for a beginning with one letter too many: "neutr", "nutr"."""
        places = range(1, len(stem)) if len(stem) > LONG_FRAGMENT else ()
        for shorter in (stem[:at] + stem[at + 1 :] for at in places):
            words = self._vocabulary.beginning_with(shorter)
            yield from (word for word in words if word in self._vocabulary.medical)

    def of_unit(self, beginning: str) -> tuple[str, ...]:
        """Return the units that a number's half unit may stand for."""
        return _first(unit for unit in self._cues.units if unit.startswith(beginning))

    def _following(self, words: Sequence[str], stem: str) -> list[str]:
        """Return the words that often follow the word before the fragment."""
        pairs = self._pairs.following(words[-1], stem) if words else {}
        pairs.pop(stem, None)
        return sorted(pairs, key=lambda word: -pairs[word])[:MOST_PAIRED]

    def of_clause(self, words: Sequence[str], facts: Sequence[Fact]) -> tuple[str, ...]:
        """Return endings of a clause that broke off after its last word."""
        said = set(words)
        fitting = [e for e in self._cues.endings if _ends_like(words, e) and _fits(said, e)]
        # an ending that names a word of the clause knows more than one for any clause
        fitting.sort(key=lambda ending: (not ending.with_words, -_fit_length(words, ending)))
        return _first(self._say(fitting[0], said, facts)) if fitting else ()

    def _english(self, stem: str) -> list[str]:
        words = self._vocabulary.beginning_with(stem)
        common = [word for word in words if self._vocabulary.rank(word) < MOST_COMMON_RANK]
        medical = [word for word in words if word in self._vocabulary.medical]
        rare = words if len(stem) >= LONG_FRAGMENT else []
        ordered = sorted(common, key=self._vocabulary.rank), medical
        return [*ordered[0], *ordered[1], *sorted(rare, key=self._vocabulary.rank)]

    def _say(self, ending: Ending, said: set[str], facts: Sequence[Fact]) -> Iterator[str]:
        if not ending.kind:
            yield from ending.say
            return
        kind = _FACT_KINDS.get(ending.kind)
        yield from (f.name for f in facts if f.kind is kind and f.name not in said)
        if not facts:
            names = self._vocabulary.oncology[ending.kind]
            yield from (name for name in names if name not in said)


def _ends_like(words: Sequence[str], ending: Ending) -> bool:
    tail = " ".join(words)
    return any(tail == last or tail.endswith(" " + last) for last in ending.last)


def _fit_length(words: Sequence[str], ending: Ending) -> int:
    """Return of how many words the longest of the ending's last words is that stands here."""
    tail = f" {' '.join(words)}"
    return max(len(last.split()) for last in ending.last if tail.endswith(f" {last}"))


def _fits(said: set[str], ending: Ending) -> bool:
    return not ending.with_words or bool(said & ending.with_words)


def _unlike(words: Iterable[str]) -> Iterator[str]:
    """Yield words that are no mere plural or singular of one before."""
    seen: set[str] = set()
    for word in words:
        single = word.removesuffix("s")
        if single not in seen:
            yield word
        seen.add(single)


def _first(words: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))[:MOST]
