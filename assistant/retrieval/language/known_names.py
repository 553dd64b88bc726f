"""Names the rest of the program knows, handed to search: medicines, and what else a thing is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.english_words import english_words
from assistant.retrieval.language.english import strangeness
from assistant.retrieval.language.words import content_words_of, words_of

SHORTEST_NAME = 3
SHORTEST_DRUG = 4
RARE = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownNames:
    """What search is told by the one who builds it; search knows some cancers and medicines itself."""

    drugs: frozenset[str] = frozenset()
    """Generic names of medicines: the spelling never makes another word of one."""
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By a word: the words its thing is also called by, as "femara" is letrozole."""

    markers: frozenset[str] = frozenset()
    """Words that are names of genes and markers of cancer and nothing else."""

    def with_drugs(self, more: Iterable[str]) -> "KnownNames":
        """Return these names and more medicines."""
        return replace(self, drugs=self.drugs.union(more))

    @property
    def drug_words(self) -> frozenset[str]:
        """The words of the names of medicines."""
        return drug_words(self.drugs)


NO_NAMES = KnownNames()


def drug_words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names of medicines that name them: without "and" and the like."""
    words = (word for name in names for word in content_words_of(name))
    return frozenset(word for word in words if len(word) >= SHORTEST_DRUG and _is_rare(word))


def _is_rare(word: str) -> bool:
    """Say whether a word of a name tells it from others, as "vitamin" and "breast" do not."""
    return word.isalpha() and strangeness(word) >= RARE


def single_words(forms: Iterable[str]) -> frozenset[str]:
    """Return the forms that are one word, and no English one."""
    words = (words_of(form) for form in forms)
    return frozenset(
        one[0]
        for one in words
        if len(one) == 1 and len(one[0]) >= SHORTEST_NAME and one[0] not in english_words()
    )


def single_word_names(
    names: Iterable[tuple[str, Iterable[str]]],
) -> dict[str, tuple[str, ...]]:
    """Return, of forms and the names they stand for, those forms that are one word and no English."""
    known: dict[str, tuple[str, ...]] = {}
    for form, meant in names:
        for form_word in single_words([form]):
            others = (word for name in meant for word in words_of(name) if len(word) > 1)
            known.setdefault(form_word, tuple(word for word in others if word != form_word))
    return {word: others for word, others in known.items() if others}
