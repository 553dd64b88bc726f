"""Says which concepts a message speaks of, so that wording never met is understood."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

FILE = Path(__file__).with_name("intent_concepts.yaml")
SHORTEST_STEM = 2
_TOKEN = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")


class Concepts:
    """Looks words, stems ("chemo*"), endings ("*nib") and phrases up in the list of concepts."""

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._endings: dict[str, set[str]] = defaultdict(set)
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for concept, listed in entries.items():
            for entry in listed:
                self._add(entry.lower(), concept)

    def _add(self, entry: str, concept: str) -> None:
        words = tuple(entry.split())
        if len(words) > 1:
            self._phrases[words[0]].append((words, concept))
        elif entry.startswith("*"):
            self._endings[entry.strip("*")].add(concept)
        elif entry.endswith("*"):
            self._stems[entry.rstrip("*")].add(concept)
        else:
            self._words[entry].add(concept)

    def of(self, text: str) -> list[str]:
        """Return the concepts of `text`, which is in lower case, in alphabetical order."""
        words = _TOKEN.findall(text)
        found = {concept for word in set(_with_parts(words)) for concept in self._of_word(word)}
        for place, word in enumerate(words):
            for phrase, concept in self._phrases.get(word, ()):
                if _is_phrase(phrase, words[place : place + len(phrase)]):
                    found.add(concept)
        return sorted(found)

    def _of_word(self, word: str) -> Iterator[str]:
        yield from self._words.get(word, ())
        for size in range(SHORTEST_STEM, len(word) + 1):
            yield from self._stems.get(word[:size], ())
            yield from self._endings.get(word[-size:], ())


def load_concepts(path: Path = FILE) -> Concepts:
    """Read the concepts; raise `ConfigurationError` with every fault at once."""
    entries = read_yaml(path)
    faults = [
        f'{path.name}, {concept}: "{entry}" is not a text; put it in quotes.'
        for concept, listed in entries.items()
        for entry in listed
        if not isinstance(entry, str)
    ]
    if faults:
        raise ConfigurationError("The concepts of intents cannot be used:", faults)
    return Concepts(entries)


def _with_parts(words: Sequence[str]) -> Iterator[str]:
    """Return words and the parts of those with a hyphen: "post-op" is also "op"."""
    for word in words:
        yield word
        if "-" in word:
            yield from word.split("-")


def _is_phrase(phrase: Sequence[str], words: Sequence[str]) -> bool:
    same = (
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words, strict=False)
    )
    return len(phrase) == len(words) and all(same)
