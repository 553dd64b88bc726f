"""Reads the last sentence of a message, where a cut shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understanding.cut_off_cues import CutOffCues

_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"')\]]*\s+|\n+")
_END = re.compile(
    r"(?:[.!?\u2026][\"')\]]*|[:;8=]-?[()DPp/|]|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2764\uFE0F]+|<3|xx+|\))$"
)
_HANGING_END = re.compile(r"(?:\b0|\$\d*)\.$")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.+/-][^\W_]+)*['\u2019+-]?|\[\w+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LastClause:
    """The last sentence as typed and as words."""

    typed: str
    typed_words: tuple[str, ...]
    words: tuple[str, ...]
    """In lower case, with straight apostrophes, marks between them left out."""
    has_end: bool
    """Closed by a full stop, a question mark, an emoji or the like."""
    is_sign_off: bool
    since_comma: tuple[str, ...] = ()
    """Its words after the last comma, none where there is no comma."""
    after_statement: bool = False
    """Another sentence, which is no question, stands before it."""

    @property
    def last(self) -> str:
        """The last word as typed."""
        return self.typed_words[-1]

    def typed_tail(self, count: int) -> str:
        """Return the last words exactly as typed, with what stands between and after them."""
        tail = self.typed
        starts = [found.start() for found in _WORD.finditer(self.typed)]
        return tail[starts[-min(count, len(starts))] :].strip() if starts else tail.strip()


def read_last_clause(text: str, cues: CutOffCues) -> LastClause:
    """Return the last sentence of `text`; without words when there is none."""
    plain = text.strip()
    typed = _SENTENCE_END.split(plain)[-1] if plain else ""
    typed_words = tuple(_WORD.findall(typed))
    words = _plain(typed_words)
    before = plain[: len(plain) - len(typed)].rstrip()
    return LastClause(
        typed=typed,
        typed_words=typed_words,
        words=words,
        has_end=bool(_END.search(plain)) and not _HANGING_END.search(plain),
        is_sign_off=_is_sign_off(words, cues),
        since_comma=_plain(_WORD.findall(typed.rpartition(",")[2])) if "," in typed else (),
        after_statement=bool(before) and not before.endswith("?"),
    )


def _plain(typed_words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.lower().replace("\u2019", "'") for word in typed_words)


def _is_sign_off(words: tuple[str, ...], cues: CutOffCues) -> bool:
    return bool(words) and len(words) <= 3 and words[0] in cues.sign_offs
