"""Group names that stand together, and bind each cue to the group it speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.facts.clauses import Clause
from assistant.facts.cues import Concept, Cue

NAME = re.compile(r"<[dp]\d+>")
BETWEEN = re.compile(
    r"^(?: (?:,|and|\+|/|&|plus|with|\(|\)|the|my|her|his|a|an|both|also|as well as|along with|in combination with|combined with|"
    r"including|such as|\d{1,3}(?:[.,]\d+)*|[1-9]\d{3}(?= mg)|mg|mcg|g|ml|iu|units?|daily|weekly|monthly|nightly|every(?: (?:\d+|other|two|three|four))?(?: (?:days?|weeks?|months?|day|week|month))?|twice|once(?= (?:a|daily|every))|per|day|at|night|"
    r"of|x|cycles?|rounds?|doses?|dose|infusions?|pills?|tablets?|injections?|shots?|low|full|right|left|bilateral|double|then|followed by|no|-|m2|today|"
    r"treatments?|sessions?|fractions?|therapy|combo))* $"
)
APART = re.compile(r"(?<!\S)(?:no|with (?:my|her|his|the))(?!\S)")
"""Words that begin something new inside a list: "no radiation", "with my letrozole"."""
BARRIER_OF_TALK = re.compile(
    r"(?<!\S)(?:because|but|then|when|while|until|if|without|where)(?!\S)|<[kl]\d+>"
)
NEEDS_PASSIVE = {Concept.REDUCE, Concept.RAISE, Concept.START}
BEGUN = re.compile(
    r"^(?:re-?)?(?:started|added|began|begun|initiated|resumed|prescribed|commenced)(?: back)?$"
)
DONE = re.compile(r"ed$|^went$")
CLOSED = re.compile(
    r"^(?:$| (?:to|from|because|due|by|for|,|in|last|and|after|since|once|twice|so|at|this|down)(?!\S))"
)
UNDER_WAY = re.compile(
    r"^(?:going on|under ?way|ongoing|in progress|continues?$|will continue|goes on)"
)
FAR_COMMA = re.compile(r"[a-z0-9] ,")
"""A comma after other words: the name behind it belongs to a list of something else."""
MEASURED_BEFORE = re.compile(r"<[lbt]\d+> (?:\S+ ){0,2}$")
"""What drops here is a count, not a dose."""
REACH = 8
"""Characters between "to" and the name: "to my ..."."""
BARRIER = re.compile(
    r"(?<!\S)(?:because|due|so|but|then|after|before|when|while|until|if|from|instead|versus|vs|without|than|where|that|caused|"
    r"causing|despite|against|through|during|rather|thanks)(?!\S)|<[kl]\d+>|<c\d+> (?:with|in|and)"
)
BACKWARD = {
    Concept.STOP,
    Concept.HOLD,
    Concept.REDUCE,
    Concept.RAISE,
    Concept.FINISH,
    Concept.DECLINE,
    Concept.ALLERGY,
    Concept.START,
    Concept.BEGIN,
    Concept.OFFERED,
    Concept.NOT_YET,
}
FORWARD_NEVER = {Concept.OFFERED}
PASSIVE = re.compile(
    r"(?<!\S)(?:was|were|been|got|is|are|be|being|has|have|had|dose|doses|dosage|then|now|will|to|gets)(?!\S)"
)
TO_NAME = re.compile(r"^(?: \S+){0,6}? (?:to|for|with) ((?:my |the )?<[dp]\d+>)")
SWITCH = re.compile(r"^(?:switch|chang|mov|transition|swap|replac|substitut|went|go|goes|going)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Units with names that share a cue; `start` and `end` are places in the clause's text."""

    units: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A cue and the group it speaks of; None when it names nothing."""

    cue: Cue
    group: Group | None
    until: int
    """Where, in the clause's text, words behind the cue begin to speak of something else."""


def find_groups(clause: Clause) -> list[Group]:
    """Return the treatments of a clause, those that stand together as one group."""
    groups: list[Group] = []
    span = clause.span
    for match in NAME.finditer(span.text):
        unit = span.unit_at(match.start())
        if groups and _stand_together(span.text[groups[-1].end : match.start()]):
            last = groups.pop()
            groups.append(Group(units=(*last.units, unit), start=last.start, end=match.end()))
        else:
            groups.append(Group(units=(unit,), start=match.start(), end=match.end()))
    return groups


def _stand_together(gap: str) -> bool:
    return BETWEEN.match(gap) is not None and not APART.search(gap)


def bind_cues(clause: Clause, groups: Sequence[Group], cues: Sequence[Cue]) -> list[Bound]:
    """Bind forward where a name follows, else backward; in order, so that later words stand."""
    bound: list[Bound] = []
    for index, cue in enumerate(cues):
        following = cues[index + 1].start if index + 1 < len(cues) else len(clause.text)
        if cue.concept is Concept.SWITCH:
            continue
        group = _forward(clause, groups, cue, following) or _backward(clause, groups, cue)
        if group is None and _is_auxiliary(cue, cues[index + 1 :]):
            continue
        bound.append(Bound(cue=cue, group=group, until=_until(clause, groups, cue, group)))
        if group is not None and (cue.concept is Concept.ALLERGY or ":" in cue.text):
            bound += [
                Bound(cue=cue, group=other, until=_until(clause, groups, cue, other))
                for other in groups
                if group.end < other.start < following
            ]
    return bound + _switched(clause, groups, cues, {id(item.group) for item in bound})


def _until(clause: Clause, groups: Sequence[Group], cue: Cue, own: Group | None) -> int:
    ends = [g.start for g in groups if g is not own and g.start > cue.end]
    comma = clause.text.find(" , ", max(cue.end, own.end if own else 0))
    return min([*ends, *([comma] if comma >= 0 else []), len(clause.text)])


def _forward(clause: Clause, groups: Sequence[Group], cue: Cue, until: int) -> Group | None:
    ahead = next((g for g in groups if g.start >= cue.end), None)
    if ahead is None or ahead.start > until or cue.concept in FORWARD_NEVER:
        return None
    gap = clause.text[cue.end : ahead.start]
    if cue.concept in NEEDS_PASSIVE and MEASURED_BEFORE.search(clause.text[: cue.start]):
        return None
    has_earlier = any(g.end <= cue.start for g in groups)
    ended = has_earlier and cue.concept in BACKWARD and gap.startswith((" ,", " and ", " -"))
    barred = BARRIER_OF_TALK if cue.concept is Concept.OFFER else BARRIER
    enumerated = cue.concept is not Concept.OFFER and FAR_COMMA.search(gap)
    return None if ended or enumerated or barred.search(gap) else ahead


def _backward(clause: Clause, groups: Sequence[Group], cue: Cue) -> Group | None:
    behind = next((g for g in reversed(groups) if g.end <= cue.start), None)
    if behind is None or (cue.concept not in BACKWARD and not UNDER_WAY.match(cue.text)):
        return None
    gap = clause.text[behind.end : cue.start]
    by_itself = cue.concept in NEEDS_PASSIVE and not PASSIVE.search(gap + cue.text)
    if cue.concept is Concept.START and not BEGUN.match(cue.text):
        return None
    closed = CLOSED.match(clause.text[cue.end :]) is not None
    return None if by_itself and (gap.strip() or not closed) else behind


def _is_auxiliary(cue: Cue, later: Sequence[Cue]) -> bool:
    """An auxiliary ("had to stop") says nothing by itself when a fuller cue follows."""
    return bool(later) and cue.concept in {Concept.TOOK, Concept.TAKE, Concept.BEGIN}


def _switched(
    clause: Clause, groups: Sequence[Group], cues: Sequence[Cue], taken: set[int]
) -> list[Bound]:
    """Read "switched from A to B", "changed A to B": A is stopped, B begins."""
    return [
        item
        for cue in cues
        if SWITCH.match(cue.text) and not cue.text.endswith((" to", " onto"))
        for item in _both_sides(clause, groups, cue, taken)
    ]


def _both_sides(
    clause: Clause, groups: Sequence[Group], cue: Cue, taken: set[int]
) -> Iterator[Bound]:
    match = TO_NAME.match(clause.text[cue.end :])
    place = cue.end + match.start(1) if match else 0
    new = next((g for g in groups if match and g.start <= place + REACH and g.end > place), None)
    if new is None:
        return
    between = [g for g in groups if cue.end <= g.start and g.end <= place and id(g) not in taken]
    behind = [g for g in groups if g.end <= cue.start][-1:]
    concept = Concept.START if DONE.search(cue.text.split()[0]) else Concept.BEGIN
    pairs = [(concept, new)]
    if concept is Concept.START:
        pairs += [(Concept.STOP, group) for group in between or behind]
    for turned, group in pairs:
        yield Bound(cue=replace(cue, concept=turned), group=group, until=len(clause.text))
