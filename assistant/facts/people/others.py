"""Say whether the message before spoke only of somebody who is no relative: a friend, a colleague."""

import re
from collections.abc import Sequence

from assistant.facts.text.people_words import load_people_words

WORD = re.compile(r"[a-z-]+")
ANYBODY = {
    "people",
    "others",
    "patients",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "pet",
    "man",
}
"""Words that no later "she" or "he" takes up."""


def spoke_of_stranger(earlier: Sequence[str]) -> bool:
    """Say whether "she" or "he" now means a stranger: "my colleague has it", then "she's on ..."."""
    words = set(WORD.findall(earlier[-1].lower())) if earlier else set()
    people = load_people_words()
    strangers = words & (set(people.strangers) - ANYBODY)
    return bool(strangers) and not words & set(people.gender)
