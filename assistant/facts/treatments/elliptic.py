"""Judge a treatment without a verb of its own by what was said just before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.domain import FactStatus
from assistant.facts.names.drug_classes import is_member
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept, CueBook, Modality
from assistant.facts.treatments.bare import Bare, is_barred, judge_bare
from assistant.facts.treatments.groups import Bound, Group
from assistant.facts.treatments.verdicts import Setting, Verdict, judge_cue

WORDS = Patterns("elliptic")
BARE_WORDS = Patterns("bare")

NOT_SHARED = {Concept.OFFER, Concept.OFFERED, Concept.NEED, Concept.ALLERGY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of the message and of the conversation when a bare name is met."""

    personal: bool
    """True: other facts of the person are told, so that a bare name is told too."""
    correcting: bool
    knows_drugs: bool
    last_status: FactStatus | None
    standing: Mapping[str, FactStatus]
    """Where the known treatments stand, by name."""
    planned: frozenset[str]
    """Names of the procedures known to be planned."""


class EllipticJudge:
    """Remembers the last cue and the last bare name of a message."""

    def __init__(self, cues: CueBook) -> None:
        self._cues = cues
        self._bound: tuple[Clause, Bound] | None = None
        self._bare: tuple[Clause, Group, Verdict] | None = None

    def note_bound(self, clause: Clause, bound: Sequence[Bound]) -> None:
        """Remember the last cue of a clause."""
        if bound:
            self._bound = (clause, bound[-1])

    def judge(
        self,
        group: Group,
        kind: MentionKind,
        clause: Clause,
        sentence: str,
        bound: Sequence[Bound],
        told: Told,
    ) -> Verdict:
        """Return where a bare name stands."""
        verdict = self._judge(group, kind, clause, sentence, bound, told)
        self._bare = (clause, group, verdict)
        return verdict

    def _judge(
        self,
        group: Group,
        kind: MentionKind,
        clause: Clause,
        sentence: str,
        bound: Sequence[Bound],
        told: Told,
    ) -> Verdict:
        stated = not clause.question and not clause.hypothetical
        if stated and clause.first == 0 and told.last_status and WORDS.also.match(clause.text):
            ahead = self._cues.says(Modality.FUTURE, clause.text)
            return Verdict(status=FactStatus.PLANNED if ahead else told.last_status)
        barred = is_barred(group, clause)
        if told.correcting and told.knows_drugs and stated and not barred:
            status = told.standing.get(_names(group, clause)[-1], FactStatus.CURRENT)
            return Verdict(status=status, certain=False)
        if barred:
            return judge_bare(self._as_bare(group, kind, clause, sentence, told), self._cues)
        return (
            self._too(group, clause, sentence, bound)
            or self._next(clause)
            or self._inherited(clause, sentence)
            or _of_class(group, clause, told)
            or self._now(group, clause, told)
            or _still_planned(group, clause, told)
            or self._apposed(group, clause)
            or judge_bare(self._as_bare(group, kind, clause, sentence, told), self._cues)
        )

    @staticmethod
    def _as_bare(
        group: Group, kind: MentionKind, clause: Clause, sentence: str, told: Told
    ) -> Bare:
        return Bare(
            group=group, kind=kind, clause=clause, sentence=sentence, personal=told.personal
        )

    def _too(
        self, group: Group, clause: Clause, sentence: str, bound: Sequence[Bound]
    ) -> Verdict | None:
        """Read "herceptin finished in May, perjeta too"."""
        if not WORDS.too.match(clause.text[group.end :]):
            return None
        earlier = [b for b in bound if b.cue.end <= group.start]
        if earlier:
            return self._by_cue(clause, earlier[-1], sentence)
        if self._bound is None or self._bound[1].group is None:
            return None
        near = clause.sentence - self._bound[0].sentence <= 1
        return self._by_cue(*self._bound, sentence) if near else None

    def _by_cue(self, clause: Clause, item: Bound, sentence: str) -> Verdict | None:
        if item.cue.concept in NOT_SHARED:
            return None
        return judge_cue(item.cue, setting_of(item, clause, sentence), self._cues)

    def _inherited(self, clause: Clause, sentence: str) -> Verdict | None:
        """A clause that only goes on with a list shares the cue before it."""
        joined = WORDS.joined.match(clause.text) and not WORDS.now.match(clause.text)
        if self._bound is None or not joined or WORDS.own_verb.search(clause.text):
            return None
        before, item = self._bound
        return self._by_cue(before, item, sentence) if before.sentence == clause.sentence else None

    def _now(self, group: Group, clause: Clause, told: Told) -> Verdict | None:
        """Read "it grew, now sunitinib" and "duloxetine now" where medicines are known."""
        before, after = clause.text[: group.start], clause.text[group.end :]
        stands = WORDS.now_before.search(before) or WORDS.now_behind.match(after)
        stated = not clause.question and not clause.hypothetical
        known = told.knows_drugs or told.personal
        sure = WORDS.instead.search(clause.text) is None
        verdict = Verdict(status=FactStatus.CURRENT, certain=sure)
        return verdict if stands and stated and known else None

    def _next(self, clause: Clause) -> Verdict | None:
        """Read "surgery on friday, then radiation": what follows something planned is planned."""
        if self._bare is None or not WORDS.then.match(clause.text):
            return None
        before, _, verdict = self._bare
        near = clause.sentence - before.sentence <= 1
        planned = verdict.status is FactStatus.PLANNED and near
        return Verdict(status=FactStatus.PLANNED) if planned else None

    def _apposed(self, group: Group, clause: Clause) -> Verdict | None:
        """Read "on chemo too, capecitabine": a name behind its class stands where the class does."""
        if self._bound is None or self._bound[0] is not clause or self._bound[1].group is None:
            return None
        item = self._bound[1]
        owner = item.group
        if owner is None or owner.end > group.start:
            return None
        mention = clause.units[owner.units[-1]].mention
        is_class = mention is not None and mention.entry.group == "class"
        gap = clause.text[owner.end : group.start]
        return (
            self._by_cue(clause, item, clause.text)
            if is_class and WORDS.apposed.match(gap)
            else None
        )


def _names(group: Group, clause: Clause) -> list[str]:
    return [m.entry.name for unit in group.units if (m := clause.units[unit].mention)]


def _of_class(group: Group, clause: Clause, told: Told) -> Verdict | None:
    """Read a message of nothing but names, after their class: "starts chemo on friday", "docetaxel"."""
    if clause.first or clause.question or not WORDS.only_names.fullmatch(clause.text):
        return None
    lexicon, names = load_lexicon(), _names(group, clause)
    status = next(
        (
            status
            for known, status in told.standing.items()
            if lexicon.group_of(known) == "class"
            and all(is_member(name, known, lexicon) for name in names)
        ),
        None,
    )
    return Verdict(status=status) if status else None


def _still_planned(group: Group, clause: Clause, told: Told) -> Verdict | None:
    """A planned procedure only named again stays planned."""
    names = set(_names(group, clause))
    forms = [m.form for unit in group.units if (m := clause.units[unit].mention)]
    if any(BARE_WORDS.says_done.search(form) for form in forms):
        return None
    return Verdict(status=FactStatus.PLANNED) if names and names <= told.planned else None


def setting_of(item: Bound, clause: Clause, sentence: str) -> Setting:
    """Return where a cue stands."""
    before = clause.text[: item.group.start] if item.group else ""
    owned = WORDS.owned_before.search(before) is not None
    return Setting(clause=clause, sentence=sentence, until=item.until, owned=owned)
