"""Who speaks, and text that is safe to keep."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ScrubbedText = NewType("ScrubbedText", str)
"""Text with identifiers replaced by placeholders. Only `assistant.phi` and `memory` make one."""


class Role(StrEnum):
    """In what role somebody says something."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    REVIEWER = "reviewer"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and for whose care. Every method that touches people's data demands one."""

    person_id: str
    patient_id: str
    role: Role
