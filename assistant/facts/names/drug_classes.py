"""Which medicines a class such as "chemo" stands for."""

from collections.abc import Iterable

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim
from assistant.facts.names.lexicon import Lexicon

CLASS_OF = {
    "regimen": ("chemotherapy", "immunotherapy", "targeted therapy"),
    "chemotherapy": ("chemotherapy",),
    "aromatase inhibitor": ("hormone therapy",),
    "SERM": ("hormone therapy",),
    "SERD": ("hormone therapy",),
    "LHRH agonist": ("hormone therapy", "ADT", "ovarian suppression"),
    "LHRH antagonist": ("hormone therapy", "ADT"),
    "androgen receptor inhibitor": ("hormone therapy", "ADT"),
    "immunotherapy": ("checkpoint inhibitor",),
    "EGFR inhibitor": ("targeted therapy", "TKI"),
    "ALK inhibitor": ("targeted therapy", "TKI"),
    "CDK4/6 inhibitor": ("targeted therapy",),
    "VEGF inhibitor": ("targeted therapy", "TKI"),
    "bone medicine": ("bisphosphonate",),
}
"""Classes by which people also call a medicine of a group."""
CHANGED = {FactStatus.PAST, FactStatus.STOPPED, FactStatus.HELD, FactStatus.REDUCED}
"""What happens only to a medicine that is already taken."""
TAKEN = {FactStatus.CURRENT, FactStatus.HELD, FactStatus.REDUCED, FactStatus.PLANNED}


def is_member(drug: str, group: str, lexicon: Lexicon) -> bool:
    """Say whether a medicine belongs to a class, by its group or by what people call it."""
    label = lexicon.group_of(drug)
    return label == group or group in CLASS_OF.get(label, ())


def members_meant(
    group: str, status: FactStatus, told: Iterable[Claim], lexicon: Lexicon
) -> list[Claim]:
    """Return the medicines taken that a change of their class speaks of: "chemo is over"."""
    if status not in CHANGED:
        return []
    drugs = [c for c in told if c.kind is FactKind.DRUG and c.status in TAKEN]
    return [c for c in drugs if c.name != group and is_member(c.name, group, lexicon)]
