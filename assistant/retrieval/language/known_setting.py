"""Reads from what is known whether somebody's cancer is early or has spread."""

import re
from collections.abc import Sequence

from assistant.domain import Fact, FactKind, FactStatus, Subject

EARLY, SPREAD = "early", "metastatic"
"""As the front matter of documents has it; every other setting is for anybody."""
FOURTH_STAGE = re.compile(r"(?:IV|4)[A-C]?\d?", re.IGNORECASE)
EARLY_STAGE = re.compile(r"(?:0|I{1,3}|[123])[A-C]?\d?", re.IGNORECASE)
SPREAD_BY_TNM = re.compile(r"M1", re.IGNORECASE)


def known_setting(facts: Sequence[Fact]) -> str:
    """Return "early", "metastatic", or nothing where nobody said; what has spread is never early."""
    own = [
        fact
        for fact in facts
        if fact.subject is Subject.PATIENT and fact.status is not FactStatus.NEGATED
    ]
    stages = [fact.value or "" for fact in own if fact.kind is FactKind.STAGE]
    if any(fact.kind is FactKind.METASTASIS for fact in own) or any(map(_has_spread, stages)):
        return SPREAD
    return EARLY if any(EARLY_STAGE.fullmatch(stage) for stage in stages) else ""


def setting_gain(document_setting: str, known: str) -> float:
    """Return 1 for a document on the known setting, -1 for one on the other, else 0."""
    if not known or document_setting not in {EARLY, SPREAD}:
        return 0.0
    return 1.0 if document_setting == known else -1.0


def _has_spread(stage: str) -> bool:
    return bool(FOURTH_STAGE.fullmatch(stage) or SPREAD_BY_TNM.search(stage))
