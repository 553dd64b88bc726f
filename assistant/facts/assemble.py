"""Make facts of claims: one fact for each thing, as it stands at the end of the message."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.facts.claims import Claim, Whose
from assistant.facts.names.drug_classes import is_member
from assistant.facts.names.lexicon import Lexicon
from assistant.facts.text.marked import Unit

LONGEST_QUOTE = 200
NEAR = 14
"""Units within which a class and one of its medicines are the same thing."""
LIVER_VALUES = {"alt", "ast"}
SUBJECTS = {
    Whose.PATIENT: Subject.PATIENT,
    Whose.FAMILY: Subject.FAMILY,
    Whose.UNCLEAR: Subject.UNCLEAR,
}
GENERAL_CANCERS = {
    "lymphoma": ("lymphoma",),
    "non-hodgkin lymphoma": ("lymphoma",),
    "leukemia": ("leukemia",),
    "bile duct cancer": ("cholangiocarcinoma",),
    "skin cancer": ("melanoma", "Merkel cell carcinoma"),
    "throat cancer": ("tonsil cancer", "laryngeal cancer", "oropharyngeal cancer"),
    "head and neck cancer": (
        "tonsil cancer",
        "laryngeal cancer",
        "tongue cancer",
        "nasopharyngeal cancer",
        "oral cavity cancer",
        "throat cancer",
        "oropharyngeal cancer",
    ),
    "neuroendocrine tumor": ("carcinoid tumor",),
    "glioma": ("glioblastoma", "astrocytoma", "oligodendroglioma", "diffuse midline glioma"),
    "colorectal cancer": ("colon cancer", "rectal cancer"),
    "brain cancer": ("glioblastoma", "glioma", "meningioma", "astrocytoma", "oligodendroglioma"),
    "sarcoma": ("sarcoma",),
}
"""A general name, and how the names end that say the same more exactly."""


def assemble(
    claims: Sequence[Claim], message: str, units: Sequence[Unit], lexicon: Lexicon
) -> list[Fact]:
    """Return the facts of a message in the order in which each was last spoken of."""
    merged: dict[tuple[FactKind, str, Whose], Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.place):
        old = merged.pop(claim.key, None)
        merged[claim.key] = _joined(old, claim) if old else claim
    kept = _without_general(list(merged.values()), lexicon)
    return [_fact(claim, message, units) for claim in kept if claim.whose in SUBJECTS]


def _joined(old: Claim, new: Claim) -> Claim:
    return replace(
        new,
        value=fuller_value(new.kind, old.value, new.value),
        since=new.since or old.since,
        certain=old.certain or new.certain,
    )


def fuller_value(kind: FactKind, old: str | None, new: str | None) -> str | None:
    """Return the newer value; but a finding "in situ" does not replace an invasive one."""
    if kind is FactKind.CANCER and old and new and new.endswith("in situ"):
        return old
    return new or old


def _without_general(claims: list[Claim], lexicon: Lexicon) -> list[Claim]:
    kept = [claim for claim in claims if not _is_general(claim, claims, lexicon)]
    oligo = {c.whose for c in claims if c.kind is FactKind.METASTASIS and c.value}
    return [
        replace(c, value="oligometastatic")
        if c.kind is FactKind.METASTASIS and c.whose in oligo
        else c
        for c in kept
    ]


def is_more_exact(new: Fact, known: Fact) -> bool:
    """Say whether a new fact names exactly the cancer that was known by a general name."""
    both = new.kind is known.kind is FactKind.CANCER and new.subject is known.subject
    ends = GENERAL_CANCERS.get(known.name, ())
    return both and new.name != known.name and bool(ends) and new.name.endswith(ends)


def _is_general(claim: Claim, claims: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Say whether another claim about the same person says the same thing more exactly."""
    others = [
        c for c in claims if c is not claim and c.whose is claim.whose and c.kind is claim.kind
    ]
    if claim.kind is FactKind.METASTASIS:
        return claim.name == "unspecified" and bool(others)
    if claim.kind is FactKind.LAB:
        return claim.name == "liver enzymes" and any(o.name in LIVER_VALUES for o in others)
    if claim.kind is FactKind.CANCER:
        ends = GENERAL_CANCERS.get(claim.name, ())
        return any(o.name.endswith(ends) and o.name != claim.name for o in others if ends)
    return claim.kind is FactKind.DRUG and _is_covered(claim, others, lexicon)


def _is_covered(drug: Claim, others: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Say whether a class is told by its medicine, or a medicine by its regimen."""
    if lexicon.group_of(drug.name) == "class":
        return any(_is_member(other, drug, lexicon) for other in others)
    only_named = not drug.certain and drug.value is None
    regimens = [c for c in others if drug.name in lexicon.members.get(c.name, ())]
    return only_named and any(c.status is drug.status for c in regimens)


def _is_member(drug: Claim, group: Claim, lexicon: Lexicon) -> bool:
    near = abs(drug.place - group.place) <= NEAR and drug.status is group.status
    return near and is_member(drug.name, group.name, lexicon)


def _fact(claim: Claim, message: str, units: Sequence[Unit]) -> Fact:
    uncertain = claim.whose is Whose.UNCLEAR
    return Fact(
        kind=claim.kind,
        name=claim.name,
        value=claim.value or None,
        status=claim.status if claim.kind in WITH_STATUS else FactStatus.NONE,
        since=claim.since,
        subject=SUBJECTS[claim.whose],
        quote=quote_around(claim.place, message, units),
        certain=claim.certain and not uncertain,
    )


WITH_STATUS = {FactKind.DRUG, FactKind.PROCEDURE, FactKind.ALLERGY}


def quote_around(place: int, message: str, units: Sequence[Unit]) -> str:
    """Return the sentence a unit stands in, as typed."""
    first = last = place
    while first > 0 and units[first - 1].text not in {".", "!", "?", "\n"}:
        first -= 1
    while last + 1 < len(units) and units[last + 1].text not in {".", "!", "?", "\n"}:
        last += 1
    start, end = units[first].start, units[last].end
    if end - start > LONGEST_QUOTE:
        start = max(start, units[place].start - LONGEST_QUOTE // 2)
        end = min(end, start + LONGEST_QUOTE)
    return message[start:end]
