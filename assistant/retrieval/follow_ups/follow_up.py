"""Makes a follow-up stand alone: "and what about side effects?" is searched with what it leans on."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Protocol

from assistant.domain import ScrubbedText
from assistant.retrieval.follow_ups.follow_up_reading import AskedText, MessageReader
from assistant.retrieval.follow_ups.readings import Lean
from assistant.retrieval.language.concepts import concept_word
from assistant.retrieval.language.known_names import NO_NAMES, KnownNames
from assistant.retrieval.language.word_lists import DATA, WordLists, load_word_lists

LONGEST_CARRIED = 12
"""Words; of a long message before, its names come first."""
BARE_WORDS = 3
"""A question of no more words is a subject alone: "side effects?"."""
FEW_WORDS, FEW_SUBJECTS = 5, 4
"""A question of more words, or with more to say, is taken as it stands unless its opening tells."""


class FollowUps(Protocol):
    """Anything that makes a question stand alone."""

    def lean(self, question: str) -> Lean:
        """Say how far a question needs what was said before it to be understood."""
        ...

    def lacks_cancer(self, question: str) -> bool:
        """Say whether a question is one of a cancer and names none: "can they operate"."""
        ...

    async def standalone(self, question: ScrubbedText, earlier: Sequence[ScrubbedText]) -> str:
        """Return `question` with what it leans on of the `earlier` ones, or as it is."""
        ...


class RuleFollowUps:
    """Knows follow-ups by their words; carries names of the question before, or all of it."""

    def __init__(self, names: KnownNames = NO_NAMES) -> None:
        self._reader = MessageReader(names)

    async def standalone(self, question: ScrubbedText, earlier: Sequence[ScrubbedText]) -> str:
        """Return `question` with the missing words of the `earlier` ones behind it."""
        return self.completed(question, earlier)

    def completed(self, question: str, earlier: Sequence[str]) -> str:
        """Do what `standalone` promises; each earlier question may lean on the one before it."""
        standing = ""
        for message in earlier:
            if self._reader.read(message).content or leaning_on_all(self._reader.read(message)):
                standing = self._lean(message, standing)
        return self._lean(question, standing)

    def lean(self, question: str) -> Lean:
        """Do what the protocol promises, by the words of the question."""
        asked = self._reader.read(question)
        is_short = not asked.names and len(asked.content) <= FEW_SUBJECTS
        if leaning_on_all(asked) or (is_short and _is_of(asked, "of_a_treatment")):
            return Lean.SURELY
        opens = asked.begins_with(_signs("openings"))
        if opens and not _concepts("by_themselves").isdisjoint(asked.topics):
            return Lean.ADDS
        return Lean.PERHAPS if is_short or leaning_on_names(asked) else Lean.ALONE

    def lacks_cancer(self, question: str) -> bool:
        """Do what the protocol promises: its subjects are those every cancer has."""
        asked = self._reader.read(question)
        compares = len(_concepts("ways_to_treat").intersection(asked.topics)) > 1
        return _is_of(asked, "of_a_cancer") or (compares and not asked.names)

    def _lean(self, question: str, standing: str) -> str:
        asked, before = self._reader.read(question), self._reader.read(standing)
        carried = _carried(asked, before)
        if not carried:
            return question
        stem = question.rstrip(" ?.!")
        return f"{stem} ({' '.join(carried)}){'?' if '?' in question else ''}"


def leaning_on_all(asked: AskedText) -> bool:
    """Say whether the whole question before is meant again, in other circumstances."""
    if asked.begins_with(_signs("more"), whole=True):
        return True
    rest = asked.without_opening(_signs("openings"))
    is_short = len(asked.words) <= FEW_WORDS or len(rest) < len(asked.words)
    if is_short and rest[:1] and rest[0] in _signs("circumstances"):
        return True
    opens = len(rest) < len(asked.words) and not asked.topics
    return len(asked.content) <= FEW_SUBJECTS and (opens or (not asked.names and _points(asked)))


def leaning_on_names(asked: AskedText) -> bool:
    """Say whether a subject of its own is asked about, of what was named before."""
    opens = asked.begins_with(_signs("openings"))
    is_bare = 0 < len(asked.words) <= BARE_WORDS and bool(asked.topics)
    return len(asked.content) <= FEW_SUBJECTS and (opens or is_bare)


def _carried(asked: AskedText, before: AskedText) -> list[str]:
    """Return the words of `before` that `asked` leans on, in their order."""
    replaced = asked.replaced_by(before)
    missing = [word for word in before.names if word not in replaced]
    wanted: Sequence[str] = ()
    if leaning_on_all(asked):
        wanted = [word for word in before.content if word not in replaced]
    elif leaning_on_names(asked):
        wanted = missing or (before.content if asked.begins_with(_signs("openings")) else ())
    if len(wanted) > LONGEST_CARRIED:
        wanted = list(dict.fromkeys([*missing, *wanted]))[:LONGEST_CARRIED]
    return [word for word in wanted if word not in asked.words]


def _points(asked: AskedText) -> bool:
    """Say whether a word of a question stands for something that was named in an earlier message."""
    return (asked.is_marked or asked.begins_with(_signs("asking"))) and any(
        _stands_for_earlier(asked.words, place)
        for place, word in enumerate(asked.words)
        if word in _signs("pronouns") or word in _signs("pointers")
    )


def _stands_for_earlier(words: Sequence[str], place: int) -> bool:
    word, after = words[place], words[place + 1 : place + 2]
    if word in _signs("people") and not set(words[place + 1 : place + 3]).isdisjoint(
        _signs("what_people_do")
    ):
        return False
    if word in _signs("pointers") and after and after[0] not in _signs("verbs"):
        return False
    if place > 1 and words[place - 1] in _signs("joints"):
        return False
    return not _stands_for_what_follows(words[place + 1 :])


def _stands_for_what_follows(after: Sequence[str]) -> bool:
    return any(
        word in _signs("judgements") and following in _signs("what_follows")
        for word, following in pairwise(after[:3])
    )


def _is_of(asked: AskedText, concepts: str) -> bool:
    """Say whether a question has subjects of one list alone, and names nothing that has them."""
    return not asked.names and bool(asked.topics) and _concepts(concepts).issuperset(asked.topics)


def _concepts(name: str) -> frozenset[str]:
    return frozenset(concept_word(one) for one in _signs(name))


def _signs(name: str) -> Sequence[str]:
    return _lists()[name]


@cache
def _lists() -> WordLists:
    return load_word_lists(DATA / "follow_up.yaml")
