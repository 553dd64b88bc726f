"""Find out which relative a caregiver writes about."""

import re
from collections import Counter
from collections.abc import Container, Sequence

from assistant.facts.names.patterns import Patterns
from assistant.facts.people.person import is_child
from assistant.facts.text.clauses import Clause
from assistant.facts.text.people_words import load_people_words

WORDS = Patterns("cared_for")

POSSESSORS = {"her", "his", "their"}
TOLD = 4
"""Weight of a relative named in the words of a fact already known to be the patient's."""
WEIGHTS = {"asked": 8, "first": 3, "named": 1, "gone": 6, "too": 1, "treated": 2, "saying": 3}
"""How much speaks for, or against, a relative being the one a caregiver writes about."""


def find_cared_for(clauses: Sequence[Clause], told: Sequence[str]) -> str:
    """Return the word for the person cared for, empty when none is named.

    Mostly the first relative named, seldom one who died; `told` are words of known facts.
    """
    friend = _friend(clauses)
    if friend:
        return friend
    scores: Counter[str] = Counter()
    relatives = load_people_words().gender
    for quote in told:
        for word in re.findall(r"[a-z-]+", quote.lower()):
            scores[word] += TOLD * (word in relatives)
    for clause in clauses:
        for word in _relatives_in(clause):
            scores[word] += _weight(clause, first=not scores)
    scores.update(_asked_for(" ".join(clause.text for clause in clauses)))
    best = [word for word, score in scores.most_common(1) if score > -WEIGHTS["gone"]]
    return best[0] if best else ""


def _asked_for(text: str) -> dict[str, int]:
    """Return the relative somebody says they write for: "my wife, who I ask for"."""
    found = [word for m in WORDS.writes_for.finditer(text) for word in m.groups() if word]
    relatives = load_people_words().gender
    return {word: WEIGHTS["asked"] for word in found if word in relatives}


def _friend(clauses: Sequence[Clause]) -> str:
    """Return the word for a friend or neighbour a caregiver looks after, empty when there is none."""
    for clause in clauses:
        match = WORDS.friend.search(clause.text)
        if match is not None:
            return next(word for word in match.groups() if word)
    return ""


def _relatives_in(clause: Clause) -> list[str]:
    """Return relatives named for themselves: not "her sister", not "mom's brother"."""
    texts = [unit.text for unit in clause.units[clause.first : clause.last]]
    relatives = load_people_words().gender
    named = [
        "child" if is_child(texts, offset) else relative_word(word, relatives)
        for offset, word in enumerate(texts)
    ]
    return [
        word
        for offset, word in enumerate(named)
        if word
        and not {*POSSESSORS, "'s"} & set(texts[max(0, offset - 2) : offset])
        and texts[offset + 1 : offset + 2] != ["here"]
    ]


def relative_word(word: str, relatives: Container[str]) -> str:
    """Return the relative a word names, also as an owner without apostrophe ("dads"); or ""."""
    if word in relatives:
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in relatives else ""


def _weight(clause: Clause, *, first: bool) -> int:
    weight = WEIGHTS["first"] if first else WEIGHTS["named"]
    weight -= WEIGHTS["gone"] * bool(WORDS.gone.search(clause.text))
    weight += WEIGHTS["treated"] * bool(WORDS.illness.search(clause.text))
    weight -= WEIGHTS["saying"] * bool(WORDS.saying.search(clause.text))
    return weight - WEIGHTS["too"] * bool(WORDS.also_too.search(clause.text))
