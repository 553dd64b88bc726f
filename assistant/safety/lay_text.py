"""Turns a message as typed into the plain form that patterns are matched against.

Plain form: lower-case words between single spaces, `,` at commas, ` | ` between clauses, ` || `
between sentences, short forms written out, misspelt words of the rules mended.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.safety.misspellings import Misspellings
from assistant.safety.spelled_numbers import spelled_numbers

CLAUSE = "|"
SENTENCE = "||"
_TOKEN = re.compile(r"\d+(?:[.,/:]\d+)*|[a-z]+(?:['-][a-z]+)*|[.!?;:\n,()%$]|-+(?=\s)|[~_]")
_PLACEHOLDER = re.compile(r"\[(\w*?)_?\d*\]|<(\w*?)_?\d*>")
_SIGNS = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u00b4": "'",
        "`": "'",
        "\u00b0": " degrees ",
        "\u2014": " - ",
        "\u2013": " - ",
    }
)
_ENDS = {".": SENTENCE, "!": SENTENCE, "?": SENTENCE, "\n": SENTENCE}
_BREAKS = {";": CLAUSE, ":": ",", "(": CLAUSE, ")": CLAUSE}
_AGE_IN_BRACKETS = re.compile(r"\(\s*\d{1,2}\s*(?:y|yo|yrs?|years?)?\s*[mf]?\s*\)")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d(?!\d))")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayText:
    """A message in plain form."""

    text: str
    """Begins and ends with a space, so that every word stands between spaces."""

    @property
    def words(self) -> list[str]:
        """Every token, marks between clauses included."""
        return self.text.split()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForms:
    """How people shorten words, and which words begin a new clause."""

    words: Mapping[str, str]
    phrases: Mapping[str, str]
    openers: frozenset[str]
    """Begin a clause wherever they stand: "but"."""
    joiners: frozenset[str]
    """Begin a clause when a subject follows: "and I"."""
    subjects: frozenset[str]


class LayReader:
    """Reads messages into plain form."""

    def __init__(self, forms: ShortForms, misspellings: Misspellings) -> None:
        self._forms = forms
        self._misspellings = misspellings
        longest_first = sorted(forms.phrases, key=len, reverse=True)
        self._phrase = re.compile("(?<= )(?:" + "|".join(map(re.escape, longest_first)) + ")(?= )")

    def read(self, message: str) -> LayText:
        """Return the plain form; empty messages give a text of one space."""
        words = self._words(message)
        text = f" {' '.join(self._with_clauses(spelled_numbers(words)))} "
        text = self._phrase.sub(lambda found: self._forms.phrases[found[0]], text)
        return LayText(text=re.sub(r"  +", " ", text))

    def _words(self, message: str) -> list[str]:
        tokens = _TOKEN.findall(_lowered(message))
        last = len(tokens) - 1
        return [
            word
            for place, token in enumerate(tokens)
            for word in self._plain(token, is_last=place == last).split()
        ]

    def _plain(self, token: str, *, is_last: bool) -> str:
        if token in self._forms.words:
            return self._forms.words[token]
        if not token[0].isalpha():
            return _ENDS.get(token) or _BREAKS.get(token) or _number(token)
        if "-" in token:
            return " ".join(self._plain(part, is_last=False) for part in token.split("-"))
        token = token.removesuffix("'s")
        return self._misspellings.complete(token) if is_last else self._misspellings.mend(token)

    def _with_clauses(self, words: Sequence[str]) -> list[str]:
        marked: list[str] = []
        for word, following in pairwise([*words, ""]):
            if (
                self._opens_clause(word, following)
                and marked
                and marked[-1] not in (CLAUSE, SENTENCE)
            ):
                marked.append(CLAUSE)
            marked.append(word)
        return marked

    def _opens_clause(self, word: str, following: str) -> bool:
        forms = self._forms
        return word in forms.openers or (word in forms.joiners and following in forms.subjects)


def _lowered(message: str) -> str:
    plain = unicodedata.normalize("NFKC", message).translate(_SIGNS).lower()
    plain = _AGE_IN_BRACKETS.sub(" ", plain)
    return _DECIMAL_COMMA.sub(".", _PLACEHOLDER.sub(_stand_in, plain))


def _stand_in(found: re.Match[str]) -> str:
    kind = found[1] or found[2] or ""
    return {"name": " somebody ", "date": " someday "}.get(kind, " something ")


def _number(token: str) -> str:
    return CLAUSE if token.startswith("-") else token
