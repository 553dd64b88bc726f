"""Say whether a cue that names no treatment speaks of the one named before."""

import re

from assistant.facts.cues import Concept, Cue

REFERS = re.compile(
    r"^(?: (?:taking|using|on))?(?: (?:it|them|that|this|both|these|those|everything|all of it|treatment|treatments|"
    r"the (?:drug|drugs|med|meds|medicine|medication|pill|pills|dose|treatment|infusions|shots|combo|stuff))(?!\S)"
    r"|$| (?:in|on|last|after|because|due|for|when|until|till|,|at|around|about|early|two|three|[0-9]+|back|a|since|and|"
    r"once|this|next|by|now|yesterday|today|tomorrow|soon|completely|altogether|cold|myself|again|per|to|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|\[)(?!\S))"
)
DOSE_WORDS = re.compile(
    r"(?<!\S)(?:dose|doses|dosage|it|mg|half|strength|pills?|tablets?|meds?)(?!\S)|<d\d+>"
)
OTHER_OBJECT = re.compile(
    r"(?:<[lbtc]\d+>|(?<!\S)(?:tumou?rs?|count|counts|weight|marker|markers|smoking|drinking|eating|working|dairy|sugar|"
    r"alcohol|driving|work|feeling|crying|going|seeing|noticing|having|getting|to feel|to notice|to have))(?!\S)"
)
OBJECT = re.compile(r"^(?: both)? (?:it|them|that|this)(?!\S)")
PERSON_BEFORE = re.compile(r"(?<!\S)(?:i|he|she|we) $")


def refers(cue: Cue, text: str) -> bool:
    """Say whether a cue without a name speaks of a treatment, and not of a tumour or of work."""
    after = text[cue.end :]
    if cue.concept in {Concept.REDUCE, Concept.RAISE}:
        return DOSE_WORDS.search(text) is not None and OTHER_OBJECT.search(after) is None
    if cue.concept in {
        Concept.OFFER,
        Concept.OFFERED,
        Concept.NEED,
        Concept.ALLERGY,
    } or OTHER_OBJECT.match(after.strip()):
        return False
    if cue.concept in {Concept.TAKE, Concept.TOOK}:
        return OBJECT.match(after) is not None
    own_work = "working" in cue.text and PERSON_BEFORE.search(text[: cue.start])
    return not own_work and REFERS.match(after) is not None
