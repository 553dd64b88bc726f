"""Names the rest of the program knows, handed to search: medicines, and what else a thing is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.retrieval.english import english_words
from assistant.retrieval.words import content_words_of, words_of

SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """What search is told by the one who builds it; search knows some cancers and medicines itself."""

    drugs: frozenset[str] = frozenset()
    """Generic names of medicines: the spelling never makes another word of one."""
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a word: the words its thing is also called by, as "femara" is letrozole."""

    def with_drugs(self, more: Iterable[str]) -> "KnownNames":
        """Return these names and more medicines."""
        return KnownNames(drugs=self.drugs.union(more), others=self.others)

    @property
    def drug_words(self) -> frozenset[str]:
        """The words of the names of medicines."""
        return drug_words(self.drugs)


NO_NAMES = KnownNames()


def drug_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names of medicines that name them: without "and" and the like."""
    return frozenset(word for name in names for word in content_words_of(name))


def single_word_names(
    names: Iterable[tuple[str, Iterable[str]]],
) -> dict[str, tuple[str, ...]]:
    """Return, of forms and the names they stand for, those forms that are one word and no English."""
    known: dict[str, tuple[str, ...]] = {}
    for form, meant in names:
        words = words_of(form)
        if len(words) == 1 and len(words[0]) >= SHORTEST_NAME and words[0] not in english_words():
            others = (word for name in meant for word in words_of(name) if len(word) > 1)
            known.setdefault(words[0], tuple(word for word in others if word != words[0]))
    return {word: others for word, others in known.items() if others}
