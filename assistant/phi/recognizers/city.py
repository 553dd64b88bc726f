"""Find towns, counties and other places smaller than a state."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain import IdentifierKind
from assistant.phi.lexicon import state_pattern, words
from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.rule_recognizer import (
    IDENTIFIER,
    LIKELY,
    SHAPED,
    Rule,
    RuleRecognizer,
)
from assistant.phi.vocabulary import is_clinical, is_function_word, is_place

_CUE = (
    r"(?:(?:live|lives|living|lived|reside|resides|based|stay|staying|born|raised|located|moved?|moving|drive|driving|drove|fly|flying|flew|"
    r"travel|travell?ing|hospital|clinic|home|down|up|over|here|out|back|trip|visit|visiting|near|outside|from)\s(?:in|to|at|from|near|of|outside|around)?\s?|"
    r"(?:in|near|from|to|at|around|outside)\s)(?:the\s)?"
)
_WORD = r"[^\W\d_][\w.'-]*"
_TOWN = rf"{_WORD}(?:\s{_WORD}){{0,3}}"


class CityRecognizer(RuleRecognizer):
    """A known place after a cue, a place before its state, and "... County"."""

    kind = IdentifierKind.CITY
    needs_digit = False

    def make_rules(self) -> Sequence[Rule]:
        """The names of states are read from a file."""
        return (
            Rule(
                pattern=rf"\b(?P<id>(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+){{0,2}})),\s?(?:{state_pattern()})\b",
                certainty=SHAPED,
            ),
            Rule(
                pattern=r"\b(?P<id>(?-i:[A-Z][a-z.'-]+(?:\s[A-Z][a-z.'-]+)?)\s(?:county|township|parish|borough))\b",
                certainty=SHAPED,
            ),
        )

    def find(self, text: str) -> Iterator[Find]:
        """Yield the rules' matches and the longest known place after each cue."""
        yield from super().find(text)
        for cue in re.finditer(rf"\b{_CUE}(?P<id>{_TOWN})", text, re.IGNORECASE):
            start, phrase = cue.start(IDENTIFIER), cue.group(IDENTIFIER)
            if length := _known_length(phrase):
                yield start, start + length, LIKELY

    def accept(self, match: re.Match[str]) -> bool:
        """A sentence's first word is no town."""
        return not is_function_word(match.group(IDENTIFIER).split()[0].lower())


def _known_length(phrase: str) -> int:
    parts = phrase.split(" ")
    for count in range(len(parts), 0, -1):
        candidate = " ".join(parts[:count]).rstrip(".,'")
        plain = candidate.lower()
        if plain in words("states"):
            return 0
        if is_place(plain) and not is_clinical(plain) and not is_function_word(plain):
            return len(candidate)
    return 0
