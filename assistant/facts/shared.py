"""Read what is said of the patient and a relative at once."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactKind
from assistant.facts.claims import Claim, Whose
from assistant.facts.clauses import Clause

SHARED = re.compile(
    r"(?<!\S)(?:mom|mum|mother|dad|father|sister|brother|aunt|uncle|cousin|twin|daughter|son|sisters|brothers|parents|grandmother|husband|wife) and (?:i|me|myself)(?!\S)|(?<!\S)(?:i|me) and my (?:\S+ )?(?:mom|mum|mother|dad|father|sister|brother|aunt|uncle|cousin|twin|daughter|son|sisters|brothers|parents|grandmother|husband|wife)(?!\S)|(?<!\S)both (?:my )?(?:mom|mum|mother|dad|father|sister|brother|aunt|uncle|cousin|twin|daughter|son|sisters|brothers|parents|grandmother|husband|wife) and (?:i|me)(?!\S)"
)
LIKE_ME = re.compile(r"(?<!\S)(?:like me|same as me|as do i|just like me|so do i)(?!\S)")
ALIKE = {FactKind.BIOMARKER, FactKind.CANCER, FactKind.CONDITION}


def shared_with_relative(claims: Sequence[Claim], clauses: Sequence[Clause]) -> list[Claim]:
    """Return the relative's part of what is said of both: "my sister and I tested positive"."""
    both = [c for c in clauses if SHARED.search(c.text)]
    alike = [c.sentence for c in clauses if LIKE_ME.search(c.text)]
    sentence_of = {unit: c.sentence for c in clauses for unit in range(c.first, c.last)}
    mine = [
        replace(claim, whose=Whose.PATIENT)
        for claim in claims
        if claim.whose is Whose.FAMILY
        and sentence_of.get(claim.place) in alike
        and claim.kind in ALIKE
    ]
    return mine + [
        replace(claim, whose=Whose.FAMILY)
        for claim in claims
        if claim.whose is Whose.PATIENT and any(c.first <= claim.place < c.last for c in both)
    ]
