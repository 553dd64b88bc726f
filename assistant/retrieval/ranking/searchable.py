"""Says which words and which vectors a passage is found by."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import Passage, SectionRole
from assistant.retrieval.language.concepts import concepts_in, topics_in
from assistant.retrieval.language.words import words_of

COLUMN_WEIGHTS = {"heading": 4.0, "questions": 3.0, "synonyms": 2.0, "text": 1.0, "topics": 1.0}
"""Where a word can stand, and what a hit there counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchableText:
    """What a passage is found by; `COLUMN_WEIGHTS` weighs its columns."""

    heading: str
    questions: str
    synonyms: str
    text: str
    topics: str
    """Index words for the subjects of the whole document."""
    meanings: tuple[str, ...]
    """The texts whose vectors stand for this passage."""

    def weighed_words(self) -> tuple[dict[str, float], int]:
        """Return each word with what its hits count together, and how many words there are."""
        weights: dict[str, float] = defaultdict(float)
        length = 0
        for column, weight in COLUMN_WEIGHTS.items():
            words = words_of(getattr(self, column))
            length += len(words)
            for word in words:
                weights[word] += weight
        return weights, length


def searchable_text(passage: Passage, *, opens_document: bool) -> SearchableText:
    """Return the words of `passage`; the questions of its document stand with the first one."""
    heading = (
        f"{passage.heading} - {passage.section}" if _names_itself(passage) else passage.heading
    )
    questions = _questions_of(passage) if opens_document else ()
    return SearchableText(
        heading=_with_concepts(heading),
        questions=_with_concepts(" ".join(questions)),
        synonyms=" ".join(passage.document.synonyms),
        text=passage.text,
        topics=" ".join(topics_in(passage.document.topic)),
        meanings=tuple(dict.fromkeys((heading, *questions))),
    )


def _questions_of(passage: Passage) -> Sequence[str]:
    return (passage.document.title, *passage.document.answers)


def _names_itself(passage: Passage) -> bool:
    return bool(passage.section) and passage.role is not SectionRole.SHORT_ANSWER


def _with_concepts(text: str) -> str:
    return " ".join((text, *concepts_in(text)))
