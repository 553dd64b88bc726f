"""Group names that stand together, and bind each cue to the group it speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept, Cue

WORDS = Patterns("groups")

NEEDS_PASSIVE = {Concept.REDUCE, Concept.RAISE, Concept.START}
PAIR = 2
ENDS_REACH = 2
LEADS_REACH = 30
"""Characters between a cue and the list it opens."""
REACH = 8
"""Characters between "to" and the name: "to my ..."."""
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
ENDED = {Concept.FINISH, Concept.HOLD, Concept.STOP}
"""Behind these a comma begins something else: "cycle 4 done, taxol next"."""
FORWARD_NEVER = {Concept.OFFERED}


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
    for match in WORDS.name.finditer(span.text):
        unit = span.unit_at(match.start())
        if groups and _stand_together(span.text, groups[-1], match.start()):
            last = groups.pop()
            groups.append(Group(units=(*last.units, unit), start=last.start, end=match.end()))
        else:
            groups.append(Group(units=(unit,), start=match.start(), end=match.end()))
    return groups


def split_mixed(clause: Clause, groups: Sequence[Group], cues: Sequence[Cue]) -> list[Group]:
    """Part medicines from procedures behind a comma, where no cue before them holds for both."""
    told = [part for group in groups for part in _parts_with_verb(clause, group)]
    return [part for group in told for part in _parts(clause, group, cues)]


def _parts_with_verb(clause: Clause, group: Group) -> list[Group]:
    """Part off a last name with a verb of its own: "switched to A, B gave me sore joints"."""
    names = [m for m in WORDS.name.finditer(clause.text) if group.start <= m.start() < group.end]
    if len(names) < PAIR or not WORDS.own_verb.match(clause.text[group.end :]):
        return [group]
    before, last = names[-2], names[-1]
    if not clause.text[before.end() : last.start()].endswith(" , "):
        return [group]
    head = Group(units=group.units[:-1], start=group.start, end=before.end())
    return [head, Group(units=group.units[-1:], start=last.start(), end=last.end())]


def _parts(clause: Clause, group: Group, cues: Sequence[Cue]) -> list[Group]:
    led = any(cue.end <= group.start <= cue.end + LEADS_REACH for cue in cues)
    ended = any(cue.start <= group.end + ENDS_REACH and cue.start >= group.end for cue in cues)
    ended = ended or WORDS.ahead_behind.match(clause.text[group.end :]) is not None
    if led and not ended:
        return [group]
    names = [m for m in WORDS.name.finditer(clause.text) if group.start <= m.start() < group.end]
    runs: list[list[re.Match[str]]] = []
    for match in names:
        last = runs[-1][-1] if runs else None
        if last is None or _is_other_sort(clause.text, last, match):
            runs.append([])
        runs[-1].append(match)
    return [
        Group(
            units=tuple(clause.span.unit_at(m.start()) for m in run),
            start=run[0].start(),
            end=run[-1].end(),
        )
        for run in runs
    ]


def _is_other_sort(text: str, last: re.Match[str], new: re.Match[str]) -> bool:
    gap = text[last.end() : new.start()]
    return last.group()[1] != new.group()[1] and WORDS.mixed_gap.match(gap) is not None


def _stand_together(text: str, before: Group, start: int) -> bool:
    gap = text[before.end : start]
    if gap == " , " and WORDS.denied_name.search(text[: before.start]):
        # "Not ribociclib, palbociclib": the second is what was meant.
        return False
    if gap.strip().startswith(("with", "by")) and WORDS.exchanged.search(text[: before.start]):
        return False
    return WORDS.between.match(gap) is not None and not WORDS.apart.search(gap)


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
        if group is not None and group.end <= cue.start and _gathers(clause, group, cue):
            bound += [
                Bound(cue=cue, group=other, until=_until(clause, groups, cue, other))
                for other in groups
                if other.end <= group.start and not any(b.group is other for b in bound)
            ]
        if group is not None and (cue.concept is Concept.ALLERGY or ":" in cue.text):
            bound += [
                Bound(cue=cue, group=other, until=_until(clause, groups, cue, other))
                for other in groups
                if group.end < other.start < following
            ]
    return bound + _switched(clause, groups, cues, {id(item.group) for item in bound})


def _gathers(clause: Clause, group: Group, cue: Cue) -> bool:
    """Say whether a cue holds for all that was named: "mitomycin with the radiation, all done"."""
    gap = clause.text[group.end : cue.start].strip()
    return bool(WORDS.gathers.search(gap) or WORDS.gathers.match(cue.text))


def _until(clause: Clause, groups: Sequence[Group], cue: Cue, own: Group | None) -> int:
    ends = [
        g.start
        for g in groups
        if g is not own and g.start > cue.end and not _is_beside(clause.text[cue.end : g.start])
    ]
    comma = clause.text.find(" , ", max(cue.end, own.end if own else 0))
    return min([*ends, *([comma] if comma >= 0 else []), len(clause.text)])


def _is_beside(gap: str) -> bool:
    """Say whether a name behind a cue is only what is added to: "added to my letrozole"."""
    return WORDS.added_to.match(gap) is not None


def _forward(clause: Clause, groups: Sequence[Group], cue: Cue, until: int) -> Group | None:
    ahead = next((g for g in groups if g.start >= cue.end), None)
    if ahead is None or ahead.start > until or cue.concept in FORWARD_NEVER:
        return None
    gap = clause.text[cue.end : ahead.start]
    if cue.concept in NEEDS_PASSIVE and WORDS.measured_before.search(clause.text[: cue.start]):
        return None
    has_earlier = any(g.end <= cue.start for g in groups)
    ended = has_earlier and cue.concept in BACKWARD and gap.startswith((" ,", " and ", " -"))
    ended = ended or (cue.concept in ENDED and gap.startswith(" ,"))
    ended = ended or (has_earlier and cue.concept in BACKWARD and _is_beside(gap))
    if cue.concept in BACKWARD and WORDS.own_object.match(gap):
        return None
    barred = WORDS.barrier_of_talk if cue.concept is Concept.OFFER else WORDS.barrier
    enumerated = cue.concept is not Concept.OFFER and WORDS.far_comma.search(gap)
    return None if ended or enumerated or barred.search(gap) else ahead


def _backward(clause: Clause, groups: Sequence[Group], cue: Cue) -> Group | None:
    several = WORDS.several.match(clause.text[cue.end :]) is not None
    before = [] if several else [g for g in groups if g.end <= cue.start]
    behind = before[-1] if before else None
    if behind is None or (cue.concept not in BACKWARD and not WORDS.under_way.match(cue.text)):
        return None
    gap = clause.text[behind.end : cue.start]
    if WORDS.backward_barrier.search(gap):
        return None
    if WORDS.beside.match(cue.text) and not WORDS.beside_gap.match(gap):
        return None
    by_itself = cue.concept in NEEDS_PASSIVE and not WORDS.passive.search(gap + cue.text)
    if cue.concept is Concept.START and not WORDS.begun.match(cue.text):
        return None
    closed = WORDS.closed.match(clause.text[cue.end :]) is not None
    bare_gap = WORDS.schedule.sub("", gap).strip() == ""
    return None if by_itself and not (bare_gap and closed) else behind


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
        if WORDS.switch.match(cue.text) and not cue.text.endswith((" to", " onto"))
        for item in _both_sides(clause, groups, cue, taken)
    ]


def _both_sides(
    clause: Clause, groups: Sequence[Group], cue: Cue, taken: set[int]
) -> Iterator[Bound]:
    match = WORDS.to_name.match(clause.text[cue.end :])
    place = cue.end + match.start(1) if match else 0
    new = next((g for g in groups if match and g.start <= place + REACH and g.end > place), None)
    if new is None:
        return
    between = [g for g in groups if cue.end <= g.start and g.end <= place and id(g) not in taken]
    behind = [g for g in groups if g.end <= cue.start][-1:]
    concept = Concept.START if WORDS.done.search(cue.text.split()[0]) else Concept.BEGIN
    pairs = [(concept, new)]
    if concept is Concept.START:
        pairs += [(Concept.STOP, group) for group in between or behind]
    for turned, group in pairs:
        yield Bound(cue=replace(cue, concept=turned), group=group, until=len(clause.text))


def in_order(
    groups: Sequence[Group], bound: Sequence[Bound]
) -> list[tuple[Group | None, list[Bound]]]:
    """Return groups with their cues, and cues without a group, in the order they stand."""
    with_cues = [(g.start, g, [b for b in bound if b.group is g]) for g in groups]
    alone = [(b.cue.start, None, [b]) for b in bound if b.group is None]
    ordered = sorted([*with_cues, *alone], key=lambda item: item[0])
    return [(group, items) for _, group, items in ordered]
