"""Say whether a cue that names no treatment speaks of the one named before."""

import re
from dataclasses import replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept, Cue
from assistant.facts.text.doses import came_down, find_lone_dose, find_new_dose, is_lower, with_unit
from assistant.facts.text.times import find_times
from assistant.facts.treatments.procedures import procedure_status
from assistant.facts.treatments.verdicts import Verdict

WORDS = Patterns("references")

NAMED = re.compile(r"<d\d+>")
ANY_NAME = re.compile(r"<[a-z]\d+>")
WITH_DOSE = {Concept.REDUCE, Concept.RAISE, Concept.START, Concept.BEGIN, Concept.TAKE}
DOSED = {FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.PLANNED, FactStatus.HELD}
NEVER = {Concept.OFFER, Concept.OFFERED, Concept.NEED}


def refers(cue: Cue, text: str) -> bool:
    """Say whether a cue without a name speaks of a treatment, and not of a tumour or of work."""
    before, after = text[: cue.start], text[cue.end :]
    gone_off = WORDS.went_off.match(cue.text) and not WORDS.somebody_before.search(before)
    if WORDS.until_then.search(before) or gone_off or cue.concept in NEVER:
        return False
    if _is_of_other_thing(cue, before, after):
        return False
    if cue.text in {"was", "were"} and not WORDS.spoken_of.search(before):
        # "My scan was last year" says nothing of a medicine.
        return False
    if cue.concept in {Concept.REDUCE, Concept.RAISE}:
        return _is_of_dose(cue, text, before, after)
    return _has_object(cue, before, after) and WORDS.other_object.match(after.strip()) is None


def _is_of_other_thing(cue: Cue, before: str, after: str) -> bool:
    """Say whether "I do not have a clue" and "my hearing is gone" speak of no treatment."""
    if cue.concept is Concept.DECLINE:
        return WORDS.own_thing.match(after) is not None
    ends = WORDS.ends_itself.match(cue.text) is not None
    return ends and WORDS.other_subject.search(before) is not None


def _has_object(cue: Cue, before: str, after: str) -> bool:
    """Say whether "it" is meant: said so, or nothing else follows."""
    if cue.concept in {Concept.TAKE, Concept.TOOK}:
        if cue.text.startswith(("after", "following")):
            return False
        return bool(WORDS.object.match(after) or WORDS.relative.match(before))
    if cue.concept is Concept.ALLERGY:
        opens = cue.text.split()[-1] in {"to", "with", "from", "on", "after", "against", ":"}
        return not after.strip() or not (opens or ANY_NAME.search(after))
    own_work = "working" in cue.text and WORDS.person_before.search(before)
    return not own_work and WORDS.refers.match(after) is not None


def _is_of_dose(cue: Cue, text: str, before: str, after: str) -> bool:
    """Say whether what is lowered or raised is a dose, and not a blood value or a tumour."""
    alone = WORDS.nothing_else.fullmatch(f"{before}{after}") is not None
    spoken = (
        alone
        or WORDS.dose_words.search(text)
        or WORDS.person_lowered.search(cue.text)
        or WORDS.to_number.match(after)
    )
    other = WORDS.measured_before.search(before) or WORDS.other_object.search(after.split(" ,")[0])
    return bool(spoken) and other is None


def referred(target: Claim, cue: Cue, verdict: Verdict, clause: Clause) -> Claim:
    """Return what a reference makes of the treatment it means."""
    # Where the clause names medicines, a dose before the cue is that of one of them.
    spoken = clause.text[cue.start :] if NAMED.search(clause.text) else clause.text
    times, dose = find_times(clause.text), find_new_dose(spoken)
    planned = verdict.status is FactStatus.PLANNED
    since = times[0].text if times and not planned else None
    has_dose = dose is not None and cue.concept in WITH_DOSE
    value = dose.text if dose is not None and has_dose else None
    if value is not None and target.place > 0:
        value = with_unit(value, target.value)
    lowered_to_it = WORDS.lowered_from.search(clause.text) is not None
    if value is None and (cue.concept is not Concept.REDUCE or lowered_to_it):
        value = target.value
    status = verdict.status or target.status
    if status is FactStatus.CURRENT and value is not None and came_down(clause.text, value):
        status = FactStatus.REDUCED
    if target.status is FactStatus.STOPPED and planned:
        status = FactStatus.HELD
    goes_on = {target.status, status} <= {FactStatus.CURRENT, FactStatus.HELD}
    if goes_on and status is FactStatus.CURRENT and is_lower(value, target.value):
        status = FactStatus.REDUCED
    begun = target.status is FactStatus.PLANNED and cue.concept is Concept.TOOK
    if target.kind is FactKind.DRUG and begun and status is FactStatus.PAST:
        # "I start monday", then "had it": the first of several.
        status = FactStatus.CURRENT
    if target.kind is FactKind.PROCEDURE:
        status = procedure_status(target.name, status, cue.concept, clause.text)
    return replace(
        target,
        status=status,
        since=since,
        value=value,
        place=clause.first,
        certain=target.certain and verdict.certain,
    )


def with_new_dose(standing: Claim, clause: Clause, *, correcting: bool) -> Claim | None:
    """Return a medicine with the dose a clause gives alone: "but 10 mg now"; lower means reduced."""
    dose = find_lone_dose(clause.text)
    current = standing.status is FactStatus.CURRENT
    if dose is None and current and came_down(clause.text, standing.value or ""):
        return replace(standing, status=FactStatus.REDUCED, place=clause.first)
    if dose is None or standing.status not in DOSED:
        return None
    value = dose.text
    lower = is_lower(value, standing.value) and standing.status is FactStatus.CURRENT
    times = find_times(clause.text)
    return replace(
        standing,
        value=value,
        status=FactStatus.REDUCED if lower and not correcting else standing.status,
        since=times[0].text if times else standing.since,
        place=clause.first,
    )


def is_earlier_one(cue: Cue, target: Claim) -> bool:
    """Say whether "the last one" is not the planned one: "colonoscopy friday, last one in 2020"."""
    planned = target.kind is FactKind.PROCEDURE and target.status is FactStatus.PLANNED
    return planned and cue.text.startswith(("last", "final"))
