"""Judge a treatment that stands without any verb: in a list, after "my", beside a dose."""

from dataclasses import dataclass

from assistant.domain import FactStatus
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import CueBook, Modality
from assistant.facts.text.doses import find_doses
from assistant.facts.text.times import find_times
from assistant.facts.treatments.groups import Group
from assistant.facts.treatments.procedures import GOES_ON
from assistant.facts.treatments.verdicts import NOTHING, Verdict

WORDS = Patterns("bare")
GROUPS_WORDS = Patterns("groups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A group of names without a verb, seen for the names of one kind."""

    group: Group
    kind: MentionKind
    clause: Clause
    sentence: str
    personal: bool
    """True: the message tells other facts of the person."""

    @property
    def before(self) -> str:
        """The words of the clause before the group."""
        return self.clause.text[: self.group.start]

    @property
    def after(self) -> str:
        """The words behind the group, up to the next name."""
        behind = self.clause.text[self.group.end :]
        following = GROUPS_WORDS.name.search(behind)
        return behind[: following.start()] if following else behind

    @property
    def segment(self) -> str:
        """The group with the words around it, from comma to comma."""
        before = GROUPS_WORDS.list_break.split(self.before)[-1]
        after = GROUPS_WORDS.list_break.split(self.clause.text[self.group.end :])[0]
        return before + self.clause.text[self.group.start : self.group.end] + after

    @property
    def window(self) -> str:
        """The group with the words that can only be about it."""
        names = list(GROUPS_WORDS.name.finditer(self.before))
        start = names[-1].end() if names else 0
        return self.clause.text[start : self.group.end] + self.after


def judge_bare(bare: Bare, cues: CueBook) -> Verdict:
    """Return a status only where something makes the treatment the person's own."""
    clause = bare.clause
    if is_barred(bare.group, clause):
        return NOTHING
    if clause.question or clause.hypothetical or cues.says(Modality.HYPOTHETICAL, bare.before):
        return _judge_asked(bare, cues)
    return (
        _judge_drug(bare, cues) if bare.kind is MentionKind.DRUG else _judge_procedure(bare, cues)
    )


def _judge_asked(bare: Bare, cues: CueBook) -> Verdict:
    """In a question, "my letrozole" is taken, and "before surgery next week" is planned."""
    if bare.clause.hypothetical:
        return NOTHING
    if bare.kind is MentionKind.DRUG:
        if WORDS.owned.search(bare.before):
            return Verdict(status=FactStatus.CURRENT)
        dosed = bool(find_doses(bare.segment)) and not WORDS.compares.search(bare.clause.text)
        working = bare.personal and (dosed or WORDS.working.match(bare.after) is not None)
        felt = WORDS.asked_effect.search(bare.after) is not None
        return Verdict(status=FactStatus.CURRENT, certain=False) if working or felt else NOTHING
    near = WORDS.stop_now.search(bare.before) and cues.says(Modality.FUTURE, bare.clause.text)
    return Verdict(status=FactStatus.PLANNED) if near else NOTHING


def is_barred(group: Group, clause: Clause) -> bool:
    """Say whether a name stands for something else: "chemo brain", "no letrozole"."""
    before, after = clause.text[: group.start], clause.text[group.end :]
    is_other = WORDS.not_the_drug.match(after) or WORDS.negated_before.search(before)
    return is_other is not None or _class_alone(group, clause, before)


def _class_alone(group: Group, clause: Clause, before: str) -> bool:
    """A class such as "chemo" without a verb is talk, not a medicine of the person."""
    mentions = [clause.units[unit].mention for unit in group.units]
    are_classes = all(m is not None and m.entry.group == "class" for m in mentions)
    dated = WORDS.class_since.match(clause.text[group.end :]) is not None
    told = dated and not clause.question and not clause.hypothetical
    return are_classes and not told and not WORDS.owned.search(before)


def _judge_drug(bare: Bare, cues: CueBook) -> Verdict:
    owned = WORDS.owned.search(bare.before) is not None
    if owned and WORDS.given_beside.search(bare.before):
        return Verdict(status=FactStatus.CURRENT)
    if (cues.topical.search(bare.clause.text) or WORDS.hearsay.search(bare.before)) and not owned:
        return NOTHING
    goes_on = WORDS.cycle.search(bare.segment) or WORDS.next_cycle.match(bare.after)
    if cues.says(Modality.FUTURE, bare.window) and not goes_on:
        return Verdict(status=FactStatus.PLANNED, certain=False)
    return _judge_course(bare, cues) or _judge_signs(bare, owned=owned)


def _judge_course(bare: Bare, cues: CueBook) -> Verdict | None:
    """Judge by how often and until when: "5 cycles so far", "x6", "until June", "before that"."""
    counted = WORDS.count_before.search(bare.before) or WORDS.counted.match(bare.after)
    if counted and cues.says(Modality.ONGOING, bare.window):
        return Verdict(status=FactStatus.CURRENT)
    if cues.says(Modality.UNTIL, bare.window):
        ended = WORDS.ended.search(bare.sentence) is not None
        return Verdict(status=FactStatus.STOPPED if ended else FactStatus.PAST)
    before_now = WORDS.before_now.match(bare.clause.text[bare.group.end :])
    over = (
        counted or before_now or WORDS.back_in.match(bare.after) or WORDS.years.search(bare.segment)
    )
    return Verdict(status=FactStatus.PAST) if over else None


def _judge_signs(bare: Bare, *, owned: bool) -> Verdict:
    """A dose, a time or a schedule makes a medicine current; the person's own words, perhaps."""
    text = bare.segment
    mine = WORDS.self.search(bare.sentence) is not None
    told = bare.personal or WORDS.context.search(bare.sentence) is not None
    if WORDS.pasted.search(text):
        return Verdict(status=FactStatus.PAST, certain=False) if mine or told else NOTHING
    if WORDS.for_mine.match(bare.after):
        return Verdict(status=FactStatus.CURRENT)
    if owned or find_doses(bare.clause.text) or find_times(text) or WORDS.schedule.search(text):
        return Verdict(status=FactStatus.CURRENT)
    felt = WORDS.effect.search(text) is not None and (mine or bare.personal)
    listed = (mine or told) and not WORDS.other_verb.search(text)
    if (felt or listed) and not WORDS.general.search(text):
        return Verdict(status=FactStatus.CURRENT, certain=False)
    return NOTHING


def _goes_on(bare: Bare) -> bool:
    """Say whether a treatment of many days is under way: "radiation together right now"."""
    names = [m.entry.name for u in bare.group.units if (m := bare.clause.units[u].mention)]
    return any(name in GOES_ON for name in names) and WORDS.ongoing.search(bare.after) is not None


def _judge_procedure(bare: Bare, cues: CueBook) -> Verdict:
    forms = [m.form for u in bare.group.units if (m := bare.clause.units[u].mention)]
    told_done = any(WORDS.says_done.search(form) for form in forms)
    measured = WORDS.stop_now.search(bare.before) and WORDS.then_measured.search(bare.sentence)
    before = WORDS.before_then.search(bare.before) or measured
    if told_done or before:
        return Verdict(status=FactStatus.PAST)
    if _goes_on(bare):
        return Verdict(status=FactStatus.CURRENT)
    ahead = cues.says(Modality.FUTURE, bare.window)
    awaited = WORDS.stop_now.search(bare.before) or WORDS.paused_for.search(bare.before)
    if ahead or awaited or WORDS.dated.match(bare.after):
        return Verdict(status=FactStatus.PLANNED)
    if cues.topical.search(bare.clause.text) or WORDS.said_only.search(bare.before):
        return NOTHING
    return Verdict(status=FactStatus.PAST)
