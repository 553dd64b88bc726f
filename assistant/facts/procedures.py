"""Where a procedure stands: most are done in a day, some go on for weeks."""

import re

from assistant.domain import FactStatus
from assistant.facts.cues import Concept

GOES_ON = {"radiation", "dialysis", "transfusion", "plasmapheresis"}


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
    if status is FactStatus.HELD and name not in GOES_ON:
        # What is done in a day can't be paused: it was put off.
        return FactStatus.PLANNED
    return status


COUNTED = {"radiation"}
COUNT = r"(\d+(?:\.\d+)?) ?(gy|gray|sittings?|sessions?|fractions?|treatments?|rounds?|doses?|times|days?|weeks?|units?|x)?"
BEFORE = re.compile(rf"(?<!\S){COUNT}(?: of)?(?: (?:the|my|whole|daily))? $")
BEHIND = re.compile(
    rf"^ ?(?:,|:|x|for|-|\()? ?{COUNT}(?!\S)(?! ?(?:months?|years?|ago|weeks? ago|mg))"
)
"""How often, or how much, beside the name: "25 radiotherapy", "radiation 30 sittings"."""


SIDED = {"mastectomy"}
SIDE = re.compile(r"^ (?:(?:on|of) (?:the|my|her) )?(left|right)(?: side| breast)?(?!\S)")
SIDE_BEFORE = re.compile(r"(?<!\S)(left|right)(?: side| sided)? $")


def beside(name: str, text: str, start: int, end: int) -> str | None:
    """Return what stands beside a procedure: how often it was done, or on which side."""
    if name in SIDED:
        side = SIDE.match(text[end:]) or SIDE_BEFORE.search(text[:start])
        return side.group(1) if side else None
    return sessions(name, text, start, end)


def sessions(name: str, text: str, start: int, end: int) -> str | None:
    """Return the number of sessions of a treatment that has them, as said."""
    if name not in COUNTED:
        return None
    before, behind = BEFORE.search(text[:start]), BEHIND.match(text[end:])
    if before is not None:
        return " ".join(part for part in before.groups() if part)
    if behind is not None and behind.group(2):
        return " ".join(part for part in behind.groups() if part)
    return None
