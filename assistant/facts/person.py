"""Somebody named in a message."""

from dataclasses import dataclass

from assistant.facts.claims import Whose
from assistant.facts.patterns import Patterns

WORDS = Patterns("people")

AGES = {"year", "years", "yr", "yrs", "month", "months"}
YOUNG = {"lad", "laddie", "lass", "lassie", "boy", "girl", "baby", "little one", "bairn"}
"""Words for a child only behind "my" or "our"."""
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


def is_scan(texts: list[str], offset: int, base: str) -> bool:
    """Say whether "pet" is the scan: nobody owns it, or something was seen on it."""
    unowned = not offset or texts[offset - 1] not in {"my", "his", "her", "our"}
    seen = WORDS.scan.match(" ".join(texts[offset + 1 :]))
    return base == "pet" and (unowned or seen is not None)


def names_another(owner: Person, person: Person) -> bool:
    """Say whether a person is only named to name another: "my mother's sister"."""
    beside = 0 < person.place - owner.place <= NAMED_BY
    return beside and owner.possessive and not owner.owns and not person.owns and not person.object
