"""Where a procedure stands: most are done in a day, some go on for weeks."""

import re

from assistant.domain import FactStatus
from assistant.facts.text.cues import Concept

GOES_ON = {"radiation", "dialysis", "transfusion", "plasmapheresis"}

UNDER_WAY = re.compile(r"(?<!\S)(?:getting|having|get|doing)(?!\S)")
SKIPPED = re.compile(r"(?<!\S)skip(?:s|ped|ping)?(?!\S)")
DONE_IN_A_DAY: dict[tuple[Concept | None, FactStatus], FactStatus] = {
    (Concept.START, FactStatus.CURRENT): FactStatus.PAST,
    (Concept.STOP, FactStatus.STOPPED): FactStatus.NEGATED,
    (Concept.HOLD, FactStatus.HELD): FactStatus.PLANNED,
}
"""What is done in a day can't be paused or stopped half-way: it is put off, or off."""


def procedure_status(
    name: str, status: FactStatus, concept: Concept | None, text: str
) -> FactStatus:
    """Return the status as it makes sense for a procedure."""
    if status in {FactStatus.REDUCED, FactStatus.ALLERGY}:
        return FactStatus.PAST
    if name in GOES_ON:
        return status
    if concept is Concept.TAKE and status is FactStatus.CURRENT:
        return FactStatus.PLANNED if UNDER_WAY.search(text) else FactStatus.PAST
    if concept is Concept.HOLD and SKIPPED.search(text):
        return FactStatus.NEGATED
    return DONE_IN_A_DAY.get((concept, status), status)


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
    if before is not None and not text[: before.start()].endswith((" of ", "/ ")):
        return " ".join(part for part in before.groups() if part)
    if behind is not None and behind.group(2):
        return " ".join(part for part in behind.groups() if part)
    return None
