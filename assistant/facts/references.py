"""Say whether a cue that names no treatment speaks of the one named before."""

import re
from dataclasses import replace

from assistant.domain import FactStatus
from assistant.facts.claims import Claim
from assistant.facts.clauses import Clause
from assistant.facts.cues import Concept, Cue
from assistant.facts.doses import find_lone_dose, find_new_dose, is_lower, with_unit
from assistant.facts.times import find_times
from assistant.facts.verdicts import Verdict

WITH_DOSE = {Concept.REDUCE, Concept.RAISE, Concept.START, Concept.BEGIN, Concept.TAKE}
DOSED = {FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.PLANNED, FactStatus.HELD}
NEVER = {Concept.OFFER, Concept.OFFERED, Concept.NEED}
REFERS = re.compile(
    r"^(?: (?:taking|using|on))?(?: (?:it|them|that|this|both|these|those|everything|all of it|treatment|treatments|"
    r"the (?:drug|drugs|med|meds|medicine|medication|pill|pills|dose|treatment|infusions|shots|combo|stuff))(?!\S)"
    r"|$| (?:in|on|last|after|because|due|for|when|until|till|,|at|around|about|early|two|three|[0-9]+|back|a|since|and|"
    r"once|this|next|by|now|yet|all|yesterday|today|tomorrow|soon|completely|altogether|cold|myself|again|per|to|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\[)(?!\S))"
)
DOSE_WORDS = re.compile(
    r"(?<!\S)(?:dose|doses|dosage|it|mg|half|strength|pills?|tablets?|meds?)(?!\S)"
)
OTHER_OBJECT = re.compile(
    r"(?:<[lbtc]\d+>|(?<!\S)(?:tumou?rs?|count|counts|weight|marker|markers|smoking|drinking|eating|working|dairy|sugar|"
    r"alcohol|driving|work|feeling|crying|going|seeing|noticing|having|getting|to feel|to notice|to have))(?!\S)"
)
TO_NUMBER = re.compile(r"^(?: down| back)? (?:to|from) \d")
PERSON_LOWERED = re.compile(r"(?<!\S)(?:me|him|her)(?!\S)")
OBJECT = re.compile(r"^(?: both)? (?:it|them|that|this)(?!\S)")
RELATIVE = re.compile(
    r"^(?:which|that) (?:i|he|she|we) (?:am |is |have been |has been |still |also )?$"
)
PERSON_BEFORE = re.compile(r"(?<!\S)(?:i|he|she|we) $")


def refers(cue: Cue, text: str) -> bool:
    """Say whether a cue without a name speaks of a treatment, and not of a tumour or of work."""
    after = text[cue.end :]
    if cue.concept in {Concept.REDUCE, Concept.RAISE}:
        spoken = (
            DOSE_WORDS.search(text) or PERSON_LOWERED.search(cue.text) or TO_NUMBER.match(after)
        )
        return spoken is not None and OTHER_OBJECT.search(after) is None
    if cue.concept in NEVER or OTHER_OBJECT.match(after.strip()):
        return False
    if cue.concept is Concept.ALLERGY:
        return not after.strip()
    if cue.concept in {Concept.TAKE, Concept.TOOK}:
        return OBJECT.match(after) is not None or RELATIVE.match(text[: cue.start]) is not None
    own_work = "working" in cue.text and PERSON_BEFORE.search(text[: cue.start])
    return not own_work and REFERS.match(after) is not None


def referred(target: Claim, cue: Cue, verdict: Verdict, clause: Clause) -> Claim:
    """Return what a reference makes of the treatment it means."""
    times, dose = find_times(clause.text), find_new_dose(clause.text)
    planned = verdict.status is FactStatus.PLANNED
    since = times[0].text if times and not planned else None
    has_dose = dose is not None and cue.concept in WITH_DOSE
    value = dose.text if dose is not None and has_dose else None
    if value is None and cue.concept is not Concept.REDUCE:
        value = target.value
    return replace(
        target,
        status=verdict.status or target.status,
        since=since,
        value=value,
        place=clause.first,
        certain=target.certain and verdict.certain,
    )


def with_new_dose(standing: Claim, clause: Clause, *, correcting: bool) -> Claim | None:
    """Return a medicine with the dose a clause gives alone: "but 10 mg now"; lower means reduced."""
    dose = find_lone_dose(clause.text)
    if dose is None or standing.status not in DOSED:
        return None
    value = with_unit(dose.text, standing.value)
    lower = is_lower(value, standing.value) and standing.status is FactStatus.CURRENT
    times = find_times(clause.text)
    return replace(
        standing,
        value=value,
        status=FactStatus.REDUCED if lower and not correcting else standing.status,
        since=times[0].text if times else standing.since,
        place=clause.first,
    )
