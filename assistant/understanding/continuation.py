"""Joins a message that was cut off and the message that ends it."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

from rapidfuzz import fuzz

from assistant.domain import Continuation
from assistant.errors import ConfigurationError
from assistant.understanding.completeness import CutOffDetector
from assistant.understanding.cut_off_cues import read_cut_off_cues
from assistant.understanding.vocabulary import Vocabulary, load_vocabulary
from assistant.understanding.word_pairs import WordPairs
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("continuation.yaml")
LONGEST_ENDING = 12
"""Words; a longer second message without a sign of continuing is a new one."""
SHORT = 3
FIRST_WORDS = 4
SAME_WORD = 75
SAME_MESSAGE = 80
_LEAD = re.compile(r"^(?:\.{2,}|\u2026|-+|\*+|,)\s*")
_STAR = re.compile(r"^\*\s*(\S.*?)\*?$|^(\S.*?)\s*\*$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['\u2019.+/-][^\W_]+)*[+-]?")
_NEW = Continuation(continues=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuationCues:
    """Word lists of the joiner; the file says what they are for."""

    again: frozenset[str]
    restart: frozenset[str]
    new: frozenset[str]
    question_starts: frozenset[str]
    sentence_starts: frozenset[str]
    connectors: frozenset[str]
    accepts_clause: frozenset[str]
    orders: frozenset[str]
    wants_verb: frozenset[str]
    farewells: frozenset[str]
    emergency_words: frozenset[str]


class Joiner:
    """Joins fragment and ending; a `ContinuationJoiner`. Doubtful messages stay apart."""

    def __init__(
        self, cues: ContinuationCues, vocabulary: Vocabulary, detector: CutOffDetector
    ) -> None:
        self._cues = cues
        self._vocabulary = vocabulary
        self._detector = detector

    def join(self, first: str, second: str) -> Continuation:
        """Return the message both make, or `continues=False` when the second is a new one."""
        first, second = first.strip(), second.strip()
        if not first or not second or self._alarms(second):
            return _NEW
        for attempt in (self._said_again, self._corrected, self._marked, self._flowing):
            joined = attempt(first, second)
            if joined is not None:
                return Continuation(continues=True, joined=joined)
        return _NEW

    def _alarms(self, second: str) -> bool:
        """Return whether the second message may be urgent and must be read by itself."""
        return bool(set(_words(second)) & self._cues.emergency_words)

    def _said_again(self, first: str, second: str) -> str | None:
        """Return the second alone when it says the whole message anew."""
        plain = self._without_restart(second)
        words, again = _words(first), _words(plain)
        if len(again) <= len(words) // 2 or len(words) < 2:
            return None
        head = " ".join(again[: len(words)])
        is_same = fuzz.ratio(" ".join(words), head) >= SAME_MESSAGE
        return plain if is_same and len(again) >= len(words) else None

    def _without_restart(self, second: str) -> str:
        rest = second
        while opening := self._opening(rest, self._cues.restart | self._cues.again):
            rest = rest[opening:].lstrip(" ,.:;!-\u2014\u2026")
        return rest or second

    def _opening(self, text: str, phrases: frozenset[str]) -> int:
        """Return how many characters of `text` its opening phrase takes."""
        lowered = text.lower()
        fitting = [p for p in phrases if re.match(re.escape(p) + r"(?!\w)", lowered)]
        return max(map(len, fitting), default=0)

    def _corrected(self, first: str, second: str) -> str | None:
        """Return the first with its last word replaced: "*neutropenia", "I mean neutropenia"."""
        meant = self._meant(second)
        if not meant:
            return None
        return self._completed(first, meant) or f"{first} {meant}"

    def _meant(self, second: str) -> str:
        starred = _STAR.match(second)
        if starred and "*" in second:
            return (starred[1] or starred[2] or "").strip()
        rest = self._without_restart(second)
        return rest if rest != second and self._opening(second, self._cues.again) else ""

    def _marked(self, first: str, second: str) -> str | None:
        """Return the join of a second message that begins with "..."."""
        lead = _LEAD.match(second)
        if not lead:
            return None
        rest = second[lead.end() :]
        return self._completed(first, rest) or _spaced(first, rest)

    def _flowing(self, first: str, second: str) -> str | None:
        if self._opening(second, self._cues.new):
            return None
        if completed := self._completed(first, second):
            return completed
        return _spaced(first, second) if self._goes_on(first, second) else None

    def _completed(self, first: str, second: str) -> str:
        """Return both with the first's last word completed or repeated once, or nothing."""
        words, tail = _WORD.findall(second), _WORD.findall(first)[-1:]
        if not words or not tail or not first.endswith(tail[0]):
            return ""
        if repeated := self._overlap(first, second):
            return repeated
        if self._is_rest_of_word(tail[0], words[0]):
            return first + second
        is_same = self._is_word_anew(tail[0], words[0])
        return first[: len(first) - len(tail[0])] + second if is_same else ""

    def _is_rest_of_word(self, stem: str, rest: str) -> bool:
        """Return whether two pieces make one word: "neutr" and "ophils"."""
        halves = self._vocabulary.knows(stem), self._vocabulary.knows(rest)
        return rest[0].islower() and not all(halves) and self._vocabulary.knows(stem + rest)

    def _is_word_anew(self, stem: str, word: str) -> bool:
        """Return whether a half word is typed again in full: "neutr" and "neutrophils"."""
        if self._vocabulary.knows(stem):
            return False
        stem, word = stem.lower(), word.lower()
        return word.startswith(stem) or fuzz.ratio(stem, word) >= SAME_WORD

    def _overlap(self, first: str, second: str) -> str:
        """Return both with the words that stand at the seam twice said once."""
        ends, starts = _words(first), _words(second)
        for size in range(min(len(ends), len(starts) - 1), 0, -1):
            if ends[-size:] == starts[:size]:
                seam = [found.start() for found in _WORD.finditer(first)][-size]
                return first[:seam] + second
        return ""

    def _goes_on(self, first: str, second: str) -> bool:
        """Return whether the second reads as the end of the first."""
        ends, starts = _words(first), _words(second)
        if not starts or not ends or len(starts) > LONGEST_ENDING or self._begins_anew(starts):
            return False
        if second.endswith("?") and not set(ends[:FIRST_WORDS]) & self._cues.question_starts:
            return False
        if starts[0] in self._cues.connectors:
            return second[0].islower() or self._detector.check(first).cut_off
        is_word = ends[-1].isdigit() or self._vocabulary.knows(ends[-1])
        is_half = not is_word and not first.endswith((",", "("))
        is_sentence = starts[0] in self._cues.sentence_starts and len(starts) > 1
        if is_sentence:
            return ends[-1] in self._cues.accepts_clause
        is_order = starts[0] in self._cues.orders and ends[-1] not in self._cues.wants_verb
        return not is_order and not is_half and not first.endswith((".", "!", "?"))

    def _begins_anew(self, starts: list[str]) -> bool:
        is_farewell = len(starts) <= SHORT and bool(set(starts) & self._cues.farewells)
        return is_farewell or starts[0] in self._cues.question_starts


def load_continuation_joiner() -> Joiner:
    """Build the joiner from its word lists; raise `ConfigurationError` when one is faulty."""
    return Joiner(read_continuation_cues(), *_detector_and_words())


def read_continuation_cues(path: Path = FILE) -> ContinuationCues:
    """Read the cues; raise `ConfigurationError` with every fault at once."""
    data = read_yaml(path)
    known = [field.name for field in fields(ContinuationCues)]
    faults = [f'{path.name}: "{name}" is missing.' for name in known if name not in data]
    faults += [f'{path.name}: "{name}" is unknown.' for name in data if name not in known]
    if faults:
        raise ConfigurationError("The cues of continued messages cannot be used:", faults)
    return ContinuationCues(**{name: frozenset(map(str, data[name])) for name in known})


def _detector_and_words() -> tuple[Vocabulary, CutOffDetector]:
    vocabulary = load_vocabulary()
    return vocabulary, CutOffDetector(vocabulary, read_cut_off_cues(), WordPairs())


def _words(text: str) -> list[str]:
    return [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]


def _spaced(first: str, second: str) -> str:
    glue = "" if first.endswith(("(", "[", "/", "-")) and not first.endswith(" -") else " "
    return f"{first}{glue}{second}"
