"""Group names that stand together, and bind each cue to the group it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.facts.clauses import Clause
from assistant.facts.cues import Concept, Cue

NAME = re.compile(r"<[dp]\d+>")
BETWEEN = re.compile(
    r"^(?: (?:,|and|\+|/|&|plus|with|\(|\)|the|my|her|his|a|an|both|also|as well as|along with|in combination with|combined with|"
    r"including|such as|\d+(?:[.,]\d+)*|mg|mcg|g|ml|iu|units?|daily|weekly|monthly|nightly|every|other|days?|weeks?|months?|twice|once|per|day|at|night|"
    r"of|x|cycles?|rounds?|doses?|dose|infusions?|pills?|tablets?|injections?|shots?|low|full|right|left|bilateral|double|then|followed by|no|-|m2|today|"
    r"treatments?|sessions?|fractions?|therapy|combo))* $"
)
NEXT_VALUE = re.compile(r"(?<!\S)no(?!\S)")
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


def find_groups(clause: Clause) -> list[Group]:
    """Return the treatments of a clause, those that stand together as one group."""
    groups: list[Group] = []
    span = clause.span
    for match in NAME.finditer(span.text):
        unit = span.unit_at(match.start())
        together = groups and BETWEEN.match(span.text[groups[-1].end : match.start()])
        if groups and together and not NEXT_VALUE.search(together.group()):
            last = groups.pop()
            groups.append(Group(units=(*last.units, unit), start=last.start, end=match.end()))
        else:
            groups.append(Group(units=(unit,), start=match.start(), end=match.end()))
    return groups


def bind_cues(clause: Clause, groups: Sequence[Group], cues: Sequence[Cue]) -> list[Bound]:
    """Bind forward where a name follows, else backward; in order, so that later words stand."""
    bound: list[Bound] = []
    taken: set[int] = set()
    for index, cue in enumerate(cues):
        until = cues[index + 1].start if index + 1 < len(cues) else len(clause.text)
        group = _forward(clause, groups, cue, until)
        if group is None:
            group = _backward(clause, groups, cue)
        if group is None and _is_auxiliary(cue, cues[index + 1 :]):
            continue
        bound.append(Bound(cue=cue, group=group))
        taken |= {id(group)}
    return bound + _switched(clause, groups, cues, taken)


def _forward(clause: Clause, groups: Sequence[Group], cue: Cue, until: int) -> Group | None:
    if cue.concept in FORWARD_NEVER:
        return None
    ahead = next((g for g in groups if g.start >= cue.end), None)
    if ahead is None or ahead.start > until:
        return None
    return None if BARRIER.search(clause.text[cue.end : ahead.start]) else ahead


def _backward(clause: Clause, groups: Sequence[Group], cue: Cue) -> Group | None:
    if cue.concept not in BACKWARD:
        return None
    behind = next((g for g in reversed(groups) if g.end <= cue.start), None)
    if behind is None:
        return None
    gap = clause.text[behind.end : cue.start]
    if (
        cue.concept in {Concept.REDUCE, Concept.RAISE, Concept.START}
        and not PASSIVE.search(gap + cue.text)
        and gap.strip()
    ):
        return None
    return behind


def _is_auxiliary(cue: Cue, later: Sequence[Cue]) -> bool:
    """An auxiliary ("had to stop") says nothing by itself when a fuller cue follows."""
    return bool(later) and cue.concept in {Concept.TOOK, Concept.TAKE, Concept.BEGIN}


def _switched(
    clause: Clause, groups: Sequence[Group], cues: Sequence[Cue], taken: set[int]
) -> list[Bound]:
    """Read "switched from A to B", "changed A to B": A is stopped, B begins."""
    found: list[Bound] = []
    for cue in cues:
        match = (
            TO_NAME.match(clause.text[cue.end :])
            if SWITCH.match(cue.text) or cue.text.startswith("swapped")
            else None
        )
        if match is None or " to" in f" {cue.text}"[-4:]:
            continue
        place = cue.end + match.start(1)
        new = next((g for g in groups if g.start <= place + 8 and g.end > place), None)
        if new is None:
            continue
        going = Cue(
            concept=Concept.START if re.search(r"ed$|went", cue.text.split()[0]) else Concept.BEGIN,
            start=cue.start,
            end=place,
            text=cue.text,
        )
        old = [g for g in groups if g.end <= place and g.start >= cue.end]
        found += [Bound(cue=going, group=new)]
        found += [
            Bound(
                cue=Cue(concept=Concept.STOP, start=cue.start, end=cue.end, text=cue.text), group=g
            )
            for g in old
            if id(g) not in taken
        ]
    return found
