"""Say openly which medicine a question names that the passages found don't know."""

from rapidfuzz import fuzz

from assistant.answering.checks.forbidden import medicines_in
from assistant.answering.grounded.material import Material
from assistant.answering.language.words import words_of
from assistant.domain import BlockKind, DraftBlock

NOTE = "What I found here says nothing on {names}. Ask me about it by itself, or ask your pharmacist or care team."
_MISSPELT = 80
"""A word this like a known one (0 to 100) is taken for it."""


def gap_blocks(material: Material) -> list[DraftBlock]:
    """Return a note that names the medicines of the question no passage names, if any."""
    named = sorted(medicines_in(material.request.question))
    known = _known_words(material) if named else frozenset()
    unknown = [
        name for name in named if not any(fuzz.ratio(name, word) >= _MISSPELT for word in known)
    ]
    if not unknown:
        return []
    return [DraftBlock(kind=BlockKind.NOTE, text=NOTE.format(names=" or ".join(unknown)))]


def _known_words(material: Material) -> frozenset[str]:
    texts = [
        f"{passage.document.title} {passage.document.topic} {passage.text}"
        for passages in material.sections.values()
        for passage in passages
    ]
    return frozenset(word for text in texts for word in words_of(text))
