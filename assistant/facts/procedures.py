"""Where a procedure stands: most are done in a day, some go on for weeks."""

import re

from assistant.domain import FactStatus
from assistant.facts.cues import Concept

GOES_ON = {"radiation", "dialysis", "blood transfusion", "plasmapheresis"}


def procedure_status(
    name: str, status: FactStatus, concept: Concept | None, text: str
) -> FactStatus:
    """Return the status as it makes sense for a procedure."""
    if concept is Concept.TAKE and status is FactStatus.CURRENT and name not in GOES_ON:
        return (
            FactStatus.PLANNED
            if re.search(r"(?<!\S)(?:getting|having|get|doing)(?!\S)", text)
            else FactStatus.PAST
        )
    if concept is Concept.START and status is FactStatus.CURRENT and name not in GOES_ON:
        return FactStatus.PAST
    if status in {FactStatus.REDUCED, FactStatus.ALLERGY}:
        return FactStatus.PAST
    return status
