"""Read what is said of the patient and a relative at once."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim, Whose
from assistant.facts.clauses import Clause
from assistant.facts.patterns import Patterns

WORDS = Patterns("shared")

TAKEN = {FactStatus.CURRENT, FactStatus.REDUCED}
ALIKE = {FactKind.BIOMARKER, FactKind.CANCER, FactKind.CONDITION}


def shared_with_relative(claims: Sequence[Claim], clauses: Sequence[Clause]) -> list[Claim]:
    """Return the relative's part of what is said of both: "my sister and I tested positive"."""
    both = [c for c in clauses if WORDS.shared.search(c.text)]
    alike = [c.sentence for c in clauses if WORDS.like_me.search(c.text)]
    sentence_of = {unit: c.sentence for c in clauses for unit in range(c.first, c.last)}
    mine = [
        replace(claim, whose=Whose.PATIENT)
        for claim in claims
        if claim.whose is Whose.FAMILY
        and sentence_of.get(claim.place) in alike
        and (claim.kind in ALIKE or (claim.kind is FactKind.DRUG and claim.status in TAKEN))
    ]
    likewise = [c.sentence for c in clauses if WORDS.so_is.search(c.text)]
    return mine + [
        replace(claim, whose=Whose.FAMILY)
        for claim in claims
        if claim.whose is Whose.PATIENT
        and (
            any(c.first <= claim.place < c.last for c in both)
            or (claim.kind in ALIKE and sentence_of.get(claim.place) in likewise)
        )
    ]
