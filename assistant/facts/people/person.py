"""Somebody named in a message."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.claims import Whose
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.people_words import load_people_words

WORDS = Patterns("people")

FIRST_PERSON = {"i", "me", "my", "mine", "myself"}
AGES = {"year", "years", "yr", "yrs", "month", "months"}
YOUNG = {"lad", "laddie", "lass", "lassie", "boy", "girl", "bairn"}
"""Words for a child only behind "my" or "our"."""
PRESENTED = {"person", "patient", "survivor", "man", "woman", "lady", "guy"}
DETERMINERS = {"a", "an", "the", "this", "that", "some", "any", "every", "another", "my", "our"}
"""With one of these, "patient" is somebody who is spoken of."""
PRONOUNS = {"he", "she", "his", "her", "him", "they", "their"}
PLACED = {"opposite", "beside", "near", "behind", "facing", "alongside", "than", "unlike"}
LIVES = {"lives", "live", "living", "lived", "stays", "stay", "staying", "moved"}
PRESENTED_BY = 8
CALLED = 3
"""Words from "my" to "lad": "my wee little lad"."""
NAMED_BY = 3
"""Units from "mother" to "sister" in "mother 's older sister"."""
AGED = 5
"""Words from "my" to "old": "my 6 year - old"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a clause; `place` is an index of units."""

    place: int
    whose: Whose
    word: str
    possessive: bool = False
    object: bool = False
    beside: bool = False
    """True: only with, on or at this person something was done."""

    @property
    def owns(self) -> bool:
        """Words such as "my" say whose a thing is, not who acts."""
        return self.possessive and self.word in {"my", "his", "her", "our", "their"}


def is_child(texts: list[str], offset: int) -> bool:
    """Say whether a word ends the name of somebody's child: "my 6 year old", "our wee lad"."""
    before = [text for text in texts[max(0, offset - AGED) : offset] if text != "-"]
    if texts[offset].removesuffix("s") in YOUNG:
        return bool({"my", "our"} & set(before[-CALLED:]))
    aged = before[-1:] != [] and before[-1] in AGES
    return texts[offset] == "old" and aged and bool({"my", "our"} & set(before[-4:-1]))


def is_time_of_life(texts: list[str], offset: int) -> bool:
    """Say whether a word only says when: "as a kid", "since I was a child"."""
    return " ".join(texts[max(0, offset - 2) : offset]) in {"as a", "was a", "am a", "being a"}


def is_likened(texts: list[str], offset: int) -> bool:
    """Say whether somebody is only compared with: "BRCA1, like her own mother"."""
    before = texts[max(0, offset - CALLED) : offset]
    return "like" in before and bool({"my", "his", "her"} & set(before))


def genders_in(quotes: Sequence[str]) -> frozenset[str]:
    """Return the genders of the relatives that quotes name; "" where the word does not tell."""
    genders = load_people_words().gender
    words = {word for quote in quotes for word in re.findall(r"[a-z-]+", quote.lower())}
    return frozenset(genders[word] for word in words if word in genders)


def is_beside(texts: list[str], offset: int) -> bool:
    """Say whether something was only done with, on or at somebody: "celebrated with my sister"."""
    before = [text for text in texts[max(0, offset - CALLED) : offset] if text not in DETERMINERS]
    return bool(before) and before[-1] in {"with", "on", "at", "beside", "than"}


def is_neighbour(texts: list[str], offset: int) -> bool:
    """Say whether somebody only lives or sits beside: "next to me", "who lives with me"."""
    before = texts[max(0, offset - CALLED) : offset]
    placed = bool(before) and before[-1] in PLACED
    sits = before[-1:] == ["to"]
    lives = before[-1:] == ["with"] and bool(LIVES & set(before))
    return placed or (sits and "next" in texts[:offset]) or lives


def is_scan(texts: list[str], offset: int, base: str) -> bool:
    """Say whether "pet" is the scan: nobody owns it, or something was seen on it."""
    unowned = not offset or texts[offset - 1] not in {"my", "his", "her", "our"}
    seen = WORDS.scan.match(" ".join(texts[offset + 1 :]))
    return base == "pet" and (unowned or seen is not None)


def names_another(owner: Person, person: Person) -> bool:
    """Say whether a person is only named to name another: "my mother's sister"."""
    beside = 0 < person.place - owner.place <= NAMED_BY
    return beside and owner.possessive and not owner.owns and not person.owns and not person.object


def presents_self(texts: list[str], offset: int, base: str) -> bool:
    """Say whether "person" is the one who writes: "CLL person here"."""
    before = texts[max(0, offset - PRESENTED_BY) : offset]
    named = any(text.startswith("<") for text in before)
    return base in PRESENTED and named and not DETERMINERS & set(before)


def is_of_stranger(texts: list[str], offset: int) -> bool:
    """Say whether a relative is a stranger's: "our neighbour's kid", "neighbours kid"."""
    strangers = load_people_words().strangers
    before = texts[offset - 1] if offset else ""
    owner = texts[offset - 2] if offset > 1 and before == "'s" else before.removesuffix("s")
    return owner in strangers and before != owner


def only_says(person: Person, people: Sequence[Person], tail: str) -> bool:
    """Say whether somebody only says or does something for the patient, or reads out a result."""
    if person.whose is Whose.STRANGER and WORDS.rings.match(tail):
        return True
    others = [p for p in people if p.place > person.place and p.whose is not person.whose]
    acts = bool(others) and not person.possessive and person.word not in FIRST_PERSON
    return acts and WORDS.saying.match(tail) is not None


def in_front(people: Sequence[Person]) -> list[Person]:
    """Leave out who stands beside what happens, with the pronouns that go on about them."""
    beside = {p.whose for p in people if p.beside}
    return [p for p in people if not p.beside and not (p.whose in beside and p.word in PRONOUNS)]


def first_behind(people: Sequence[Person], place: int) -> Whose | None:
    """Return whose a thing is that stands before anybody is named: "is it making me ..."."""
    behind = in_front([p for p in people if p.place > place])
    if behind[:1] and behind[0].object:
        return behind[0].whose
    acting = [p for p in behind if not p.object]
    return acting[-1].whose if acting else None


def is_object(follows: str) -> bool:
    """Say whether "her" stands alone ("put her on") rather than before a noun ("her dose")."""
    return (
        re.match(
            r"^(?:on|off|from|to|down|up|back|for|in|at|with|<d|and|,|a |the |that|about|$)",
            follows,
        )
        is not None
    )
