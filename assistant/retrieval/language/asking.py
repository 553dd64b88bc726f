"""Finds what a message asks: people tell their story around the question."""

import re
from functools import cache

from assistant.retrieval.language.word_lists import DATA, load_word_lists
from assistant.retrieval.language.words import plain

CLAUSE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
FEWEST_WORDS = 3
"""Fewer words than these ask nothing by themselves: "what now"."""


def asking_part(message: str) -> str:
    """Return the clauses of `message` that ask; all of it where none does, or where little is left."""
    clauses = [clause.strip() for clause in CLAUSE.findall(message)]
    asking = [clause for clause in clauses if _asks(clause)]
    words = sum(len(clause.split()) for clause in asking)
    return " ".join(asking) if words >= FEWEST_WORDS else message


def _asks(clause: str) -> bool:
    return clause.endswith("?") or bool(_openings().search(plain(clause)))


@cache
def _openings() -> re.Pattern[str]:
    """What a question begins with, at the head of a clause or after a comma."""
    lists = load_word_lists(DATA / "asking.yaml")
    words = "|".join(re.escape(word) for words in lists.values() for word in words)
    return re.compile(rf"(?:^|,|\b(?:and|but|so)\b)\W*(?:{words})\b")
