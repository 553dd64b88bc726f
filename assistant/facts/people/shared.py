"""Read what is said of the patient and a relative at once."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Fact, FactKind, FactStatus, Role, Subject
from assistant.facts.claims import Claim, Whose
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause

WORDS = Patterns("shared")

TAKEN = {FactStatus.CURRENT, FactStatus.REDUCED}
ALIKE = {FactKind.BIOMARKER, FactKind.CANCER, FactKind.CONDITION}


def shared_with_relative(
    claims: Sequence[Claim], clauses: Sequence[Clause], known: Sequence[Fact], speaker: Role
) -> list[Claim]:
    """Return the other's part of what is said of both: "my sister and I tested positive"."""
    return [
        *_said_of_both(claims, clauses),
        *_caregivers_too(claims, clauses, known, speaker),
        *_relative_too(claims, clauses),
    ]


def _caregivers_too(
    claims: Sequence[Claim], clauses: Sequence[Clause], known: Sequence[Fact], speaker: Role
) -> list[Claim]:
    """Read a caregiver's "I've had breast cancer too": so has the person cared for."""
    told = any(map(_claims_own_cancer, claims)) or any(map(_is_own_cancer, known))
    if speaker is not Role.CAREGIVER or told:
        return []
    too = [c for c in clauses if WORDS.had_too.search(c.text)]
    return [
        replace(claim, whose=Whose.PATIENT, since=None, value=None, certain=False)
        for claim in claims
        if claim.kind is FactKind.CANCER
        and claim.whose is Whose.FAMILY
        and any(c.first <= claim.place < c.last for c in too)
    ]


def _is_own_cancer(fact: Fact) -> bool:
    return fact.kind is FactKind.CANCER and fact.subject is Subject.PATIENT


def _claims_own_cancer(claim: Claim) -> bool:
    return claim.kind is FactKind.CANCER and claim.whose is Whose.PATIENT


def _relative_too(claims: Sequence[Claim], clauses: Sequence[Clause]) -> list[Claim]:
    """Read "I have colon cancer and my brother has it too"."""
    too = [c for c in clauses if WORDS.relative_too.search(c.text) and not c.question]
    mine = [c for c in claims if c.kind is FactKind.CANCER and c.whose is Whose.PATIENT]
    return [
        replace(mine[-1], whose=Whose.FAMILY, since=None, value=None, place=clause.first)
        for clause in too
        if mine and mine[-1].place < clause.first and not clause.hypothetical
    ]


def _said_of_both(claims: Sequence[Claim], clauses: Sequence[Clause]) -> list[Claim]:
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
    likewise += [c.sentence - 1 for c in clauses if WORDS.so_is.match(c.text)]
    return mine + [
        replace(claim, whose=Whose.FAMILY)
        for claim in claims
        if claim.whose is Whose.PATIENT
        and (
            any(c.first <= claim.place < c.last for c in both)
            or (claim.kind in ALIKE and sentence_of.get(claim.place) in likewise)
        )
    ]
