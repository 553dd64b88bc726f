"""Read medicines and procedures clause by clause: which ones, and where they stand."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim, Whose
from assistant.facts.names.drug_classes import members_meant
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.people.people import SubjectResolver
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import Concept, Cue, CueBook
from assistant.facts.text.doses import dose_for, has_unit
from assistant.facts.treatments.context import Context
from assistant.facts.treatments.elliptic import EllipticJudge, Told, setting_of
from assistant.facts.treatments.group_checks import (
    after_others,
    corrected,
    entry_at,
    has_result,
    is_general,
    is_once,
    is_one_of_several,
    is_supplement,
    lowered,
    needed,
    since_of,
)
from assistant.facts.treatments.groups import (
    Bound,
    Group,
    bind_cues,
    find_groups,
    in_order,
    split_mixed,
)
from assistant.facts.treatments.ledger import Ledger
from assistant.facts.treatments.procedures import beside, procedure_status
from assistant.facts.treatments.references import is_earlier_one, referred, refers, with_new_dose
from assistant.facts.treatments.verdicts import NOTHING, Verdict, judge_cue

WORDS = Patterns("treatments")
AGAIN = Patterns("reconsidered")

TAKES = {Concept.TAKE, Concept.TOOK}
"""What a relative does too: "my brother takes it too"."""
OPENS = {Concept.START, Concept.BEGIN}
TALK = {Concept.OFFER, Concept.OFFERED}


class TreatmentReader:
    """Reads the treatments of one message."""

    def __init__(self, cues: CueBook, resolver: SubjectResolver, context: Context) -> None:
        self._cues = cues
        self._resolver = resolver
        self._context = context
        self._ledger = Ledger(known=context.known, ended=context.ended, together=context.together)
        self._elliptic = EllipticJudge(cues)
        self._sentence = -1

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message, each treatment once, in the order they stand."""
        for clause in clauses:
            if self._sentence != clause.sentence:
                self._ledger.listed, self._sentence = (), clause.sentence
                self._ledger.bare = frozenset()
            sentence = " ".join(c.text for c in clauses if c.sentence == clause.sentence)
            self._read_clause(clause, sentence)
        return list(self._ledger.claims.values())

    def _read_clause(self, clause: Clause, sentence: str) -> None:
        cues = self._cues.find(clause.text)
        groups = split_mixed(clause, find_groups(clause), cues)
        bound = bind_cues(clause, groups, cues)
        talk = any(b.cue.concept in TALK for b in bound)
        if WORDS.sequel.match(clause.text) and groups and not talk:
            self._ledger.end_list()
        for group, items in in_order(groups, bound):
            if group is None:
                self._read_reference(items[0], clause, sentence)
            elif items:
                self._read_bound(group, items, bound, clause, sentence)
            else:
                self._read_bare(group, bound, clause, sentence)
        if not groups:
            self._read_dose_alone(clause)
            self._read_happened(clause)
        self._elliptic.note_bound(clause, bound)

    def _read_dose_alone(self, clause: Clause) -> None:
        told = [c for c in self._ledger.recent if c.kind is FactKind.DRUG]
        if not told and has_unit(clause.text):
            told = list(self._ledger.known_drugs[-1:])
        told = told or [c for c in self._ledger.claims.values() if c.kind is FactKind.DRUG]
        if len(told) == 1 and not clause.question and not clause.hypothetical:
            standing = self._ledger.claims.get(told[0].key, told[0])
            claim = with_new_dose(standing, clause, correcting=self._context.correcting)
            if claim is not None:
                self._ledger.put(claim)

    def _read_bound(
        self,
        group: Group,
        items: Sequence[Bound],
        bound: Sequence[Bound],
        clause: Clause,
        sentence: str,
    ) -> None:
        talk = any(item.cue.concept in TALK for item in items)
        for item in items:
            if talk and WORDS.later.match(item.cue.text):
                continue
            verdict = self._verdict(item, group, clause, sentence)
            if is_one_of_several(item, group, clause) or (
                WORDS.during.match(item.cue.text) and WORDS.measured.search(sentence)
            ):
                verdict = Verdict(status=FactStatus.CURRENT, certain=False)
            elif WORDS.afterwards.match(item.cue.text):
                others = [
                    self._verdict(b, b.group, clause, sentence) for b in bound if b is not item
                ]
                verdict = after_others(verdict, others, entry_at(clause, group.units[0]))
            switched = WORDS.switched.match(item.cue.text) or (
                WORDS.instead.search(clause.text) and item.cue.concept is Concept.START
            )
            if verdict.status is FactStatus.CURRENT and switched:
                self._ledger.stop_for(
                    [entry_at(clause, unit) for unit in group.units], clause.first
                )
            self._record(group, {}, verdict, clause, item.cue)

    def _verdict(self, item: Bound, group: Group | None, clause: Clause, sentence: str) -> Verdict:
        asked = clause.question or clause.hypothetical
        left_out = WORDS.left_out.match(item.cue.text) is not None
        if group is not None and (asked or left_out) and is_general(group, clause):
            return NOTHING
        if group is not None and has_result(group, clause):
            return Verdict(status=FactStatus.PAST)
        if item.cue.concept is Concept.NEED and group is not None and not asked:
            return needed(group, clause)
        verdict = judge_cue(item.cue, setting_of(item, clause, sentence), self._cues)
        if group is not None and asked and is_once(group, clause):
            # "Will they cut my breast off": what is done in a day is not under way.
            verdict = NOTHING if verdict.status is FactStatus.CURRENT else verdict
        return corrected(verdict, group, clause, sentence)

    def _read_bare(
        self, group: Group, bound: Sequence[Bound], clause: Clause, sentence: str
    ) -> None:
        kinds = {entry_at(clause, unit).kind: unit for unit in group.units}
        told = self._told()
        verdicts = {
            kind: self._elliptic.judge(group, kind, clause, sentence, bound, told) for kind in kinds
        }
        self._take_over(group, verdicts.get(MentionKind.DRUG, NOTHING), clause, sentence)
        self._record(group, verdicts, NOTHING, clause, None)
        drugs = tuple(c for c in self._ledger.recent if c.kind is FactKind.DRUG)
        self._ledger.listed = (*self._ledger.listed, *drugs)
        self._ledger.bare |= {c.name for c in drugs}

    def _take_over(self, group: Group, verdict: Verdict, clause: Clause, sentence: str) -> None:
        """Read "it grew, now sunitinib": the new medicine stands in the place of the old one."""
        before = clause.text[: group.start]
        now = WORDS.now_name.search(before) or WORDS.now_behind.match(clause.text[group.end :])
        instead = WORDS.instead.search(clause.text[group.end :])
        replaces = instead or (now and WORDS.progress.search(sentence))
        if verdict.status is FactStatus.CURRENT and replaces:
            self._ledger.stop_for([entry_at(clause, unit) for unit in group.units], clause.first)

    def _read_happened(self, clause: Clause) -> None:
        """Read "it was last tuesday, went okay" after a treatment that was planned."""
        declined, stated = self._context.declined, not clause.question and not clause.hypothetical
        if declined is not None and stated and AGAIN.again.search(clause.text):
            self._ledger.put(replace(declined, status=FactStatus.PLANNED, place=clause.first))
        last = self._ledger.known[-1:]
        planned = [c for c in last if c.status is FactStatus.PLANNED]
        if planned and stated and WORDS.happened.match(clause.text):
            is_drug = planned[0].kind is FactKind.DRUG
            status = FactStatus.CURRENT if is_drug else FactStatus.PAST
            self._ledger.put(replace(planned[0], status=status, place=clause.first))

    def _told(self) -> Told:
        return Told(
            personal=self._context.personal or self._ledger.is_personal(),
            correcting=self._context.correcting,
            knows_drugs=self._context.knows_drugs,
            last_status=self._context.last_status,
            standing={c.name: c.status for c in self._ledger.known},
            planned=frozenset(
                c.name
                for c in self._ledger.known
                if c.kind is FactKind.PROCEDURE and c.status is FactStatus.PLANNED
            ),
        )

    def _record(
        self,
        group: Group,
        by_kind: dict[MentionKind, Verdict],
        verdict: Verdict,
        clause: Clause,
        cue: Cue | None,
    ) -> None:
        """Note what a group is; `by_kind` decides where it has the kind, else `verdict`."""
        recent = []
        for unit in group.units:
            decided = by_kind.get(entry_at(clause, unit).kind, verdict)
            claim = self._claim_at(unit, group, decided, clause, cue)
            recent.append(claim)
            if claim.whose is Whose.STRANGER or is_supplement(entry_at(clause, unit)):
                continue
            if decided.status is not None:
                for meant in self._meant_by(claim, unit, clause):
                    self._ledger.put(meant)
        self._ledger.name([c for c in recent if not is_supplement(entry_at(clause, c.place))])

    def _meant_by(self, claim: Claim, unit: int, clause: Clause) -> list[Claim]:
        """Return the medicines a class stands for where one of them is taken; else the claim."""
        if entry_at(clause, unit).group != "class":
            return [claim]
        told = [*self._ledger.known, *self._ledger.claims.values()]
        mine = [c for c in told if c.whose is claim.whose]
        meant = members_meant(claim.name, claim.status, mine, load_lexicon())
        changed = [
            replace(c, status=claim.status, since=claim.since, place=claim.place) for c in meant
        ]
        return changed or [claim]

    def _claim_at(
        self, unit: int, group: Group, verdict: Verdict, clause: Clause, cue: Cue | None
    ) -> Claim:
        entry = entry_at(clause, unit)
        mention = clause.units[unit].mention
        is_drug = entry.kind is MentionKind.DRUG
        concept = cue.concept if cue else None
        status = verdict.status or FactStatus.NONE
        cue_end = clause.span.unit_at(max(cue.end - 1, 0)) + 1 if cue else None
        if is_drug:
            dose = dose_for(unit, clause, concept)
            # A regimen has no dose of its own: "after folfirinox 210" is a marker's number.
            value = None if entry.group == "regimen" and dose and dose.isdigit() else dose
            status = lowered(status, value, clause.text[group.start :])
        else:
            status = procedure_status(entry.name, status, concept, clause.text)
            value = beside(entry.name, clause.text, group.start, group.end) or entry.value
        return Claim(
            kind=FactKind.DRUG if is_drug else FactKind.PROCEDURE,
            name=entry.name,
            value=value,
            status=status,
            since=None if status is FactStatus.PLANNED else since_of(group, clause),
            whose=self._resolver.whose(clause, unit, cue_end),
            place=unit,
            certain=verdict.certain and mention is not None and mention.certain,
        )

    def _meant_by_it(self, cue: Cue, clause: Clause) -> tuple[Claim, ...]:
        """Return what "it" means; what was declined last may be begun after all."""
        declined = self._context.declined
        if declined is not None and not self._ledger.recent and cue.concept in OPENS:
            return (declined,)
        return self._ledger.meant_by(cue, clause.text)

    def _read_reference(self, item: Bound, clause: Clause, sentence: str) -> None:
        """Read "they stopped it", "the dose was reduced": the treatments named last are meant."""
        cue = item.cue
        verdict = judge_cue(cue, setting_of(item, clause, sentence), self._cues)
        never_begun = verdict.status is FactStatus.NEGATED and cue.concept is Concept.BEGIN
        later = cue.concept is Concept.TAKE and WORDS.subordinate.match(clause.text)
        if verdict.status is None or never_begun or later or not refers(cue, clause.text):
            return
        whose = self._resolver.whose(clause, clause.span.unit_at(cue.start))
        self._refer(cue, verdict, whose, clause)

    def _refer(self, cue: Cue, verdict: Verdict, whose: Whose, clause: Clause) -> None:
        """Note what a cue without a name says of the treatments it means."""
        for target in self._meant_by_it(cue, clause):
            if is_earlier_one(cue, target):
                continue
            only_talk = target.status is FactStatus.NONE and cue.concept is not Concept.DECLINE
            if only_talk and verdict.status is FactStatus.NEGATED:
                continue
            if whose is Whose.FAMILY and target.whose is Whose.PATIENT and cue.concept in TAKES:
                self._ledger.put(replace(target, whose=whose, value=None, since=None))
                continue
            if verdict.status is FactStatus.PLANNED and target.name in self._ledger.bare:
                # "14 mg, starting monday": not taken yet.
                self._ledger.claims.pop(target.key, None)
            if target.whose in {whose, Whose.PATIENT} and target.whose is not Whose.STRANGER:
                self._ledger.put(referred(target, cue, verdict, clause))
