"""Read medicines and procedures clause by clause: which ones, and where they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.bare import judge_bare
from assistant.facts.claims import Claim
from assistant.facts.clauses import Clause
from assistant.facts.cues import Concept, Cue, CueBook
from assistant.facts.doses import find_doses, find_new_dose
from assistant.facts.entries import MentionKind
from assistant.facts.groups import Bound, Group, bind_cues, find_groups
from assistant.facts.people import SubjectResolver, Whose
from assistant.facts.procedures import procedure_status
from assistant.facts.times import When, find_times
from assistant.facts.verdicts import Verdict, judge_cue

REFERS = re.compile(
    r"^(?: (?:taking|using|on))?(?: (?:it|them|that|this|both|these|those|everything|all of it|treatment|treatments|the (?:drug|drugs|med|meds|medicine|medication|pill|pills|dose|treatment|infusions|shots|combo|stuff))(?!\S)"
    r"|$| (?:in|on|last|after|because|due|for|when|until|till|,|at|around|about|early|two|three|[0-9]+|back|a|since|and|once|this|next|by|now|yesterday|today|tomorrow|soon|completely|altogether|cold|myself|again|by mutual|per|to)(?!\S))"
)
DOSE_WORDS = re.compile(
    r"(?<!\S)(?:dose|doses|dosage|it|mg|half|strength|pills?|tablets?|meds?)(?!\S)|<d\d+>"
)
BODY_WORDS = re.compile(
    r"(?:<[lbtc]\d+>|(?<!\S)(?:tumou?rs?|count|counts|weight|marker|markers|smoking|drinking|eating|working|dairy|sugar|alcohol|driving|work))(?!\S)"
)

NEVER_REFER = {Concept.OFFER, Concept.OFFERED, Concept.NEED, Concept.ALLERGY}
OBJECT = re.compile(r"^(?: both)? (?:it|them|that|this)(?!\S)")
PERSON_BEFORE = re.compile(r"(?<!\S)(?:i|he|she|we) $")


class TreatmentReader:
    """Reads one message; `known` are treatments that "it" may mean when the message names none."""

    def __init__(self, cues: CueBook, resolver: SubjectResolver, known: Sequence[Claim]) -> None:
        self._cues = cues
        self._resolver = resolver
        self._known = known
        self._claims: dict[tuple[FactKind, str, Whose], Claim] = {}
        self._recent: tuple[Claim, ...] = ()
        self._previous: tuple[Clause, Cue] | None = None

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message, each treatment once, in the order they stand."""
        for clause in clauses:
            sentence = " ".join(c.text for c in clauses if c.sentence == clause.sentence)
            self._read_clause(clause, sentence)
        return list(self._claims.values())

    def _read_clause(self, clause: Clause, sentence: str) -> None:
        cues = self._cues.find(clause.text)
        groups = find_groups(clause)
        bound = bind_cues(clause, groups, cues)
        for item in bound:
            if item.group is None:
                self._read_reference(item.cue, clause, sentence)
            else:
                self._read_bound(item, item.group, clause, sentence)
        taken = {id(item.group) for item in bound}
        for group in groups:
            if id(group) not in taken:
                self._read_bare(group, clause, sentence)
        self._previous = (clause, cues[-1]) if cues else self._previous

    def _read_bound(self, item: Bound, group: Group, clause: Clause, sentence: str) -> None:
        verdict = judge_cue(item.cue, clause, self._cues, sentence=sentence)
        if item.cue.concept is Concept.NEED and not clause.question and not clause.hypothetical:
            verdict = _needed(group, clause)
        cue_end = clause.span.unit_at(max(item.cue.end - 1, 0)) + 1
        self._record(group, verdict, clause, item.cue.concept, cue_end)

    def _read_bare(self, group: Group, clause: Clause, sentence: str) -> None:
        verdict = self._inherited(clause, sentence) or judge_bare(
            group, clause, self._cues, sentence
        )
        self._record(group, verdict, clause, None, None)

    def _inherited(self, clause: Clause, sentence: str) -> Verdict | None:
        """A clause that only goes on with a list shares the cue before it."""
        joined = re.match(r"^(?:and|then|,|followed by|plus|and then|with|now)(?!\S)", clause.text)
        if self._previous is None or not joined or clause.text.startswith(("and now", "now")):
            return None
        before, cue = self._previous
        if before.sentence != clause.sentence or re.search(
            r"(?<!\S)(?:is|are|was|were|makes?|gave|gives)(?!\S)", clause.text
        ):
            return None
        return judge_cue(cue, before, self._cues, sentence=sentence)

    def _record(
        self,
        group: Group,
        verdict: Verdict,
        clause: Clause,
        concept: Concept | None,
        cue_end: int | None,
    ) -> None:
        times, recent = find_times(clause.text), []
        for unit in group.units:
            claim = self._claim_at(unit, verdict, clause, concept, cue_end)
            claim = replace(
                claim,
                since=_since(group, times, clause)
                if verdict.status is not FactStatus.PLANNED
                else None,
            )
            recent.append(claim)
            if claim.whose is not Whose.STRANGER and verdict.status is not None:
                self._put(claim)
        self._recent = tuple(recent)

    def _claim_at(
        self,
        unit: int,
        verdict: Verdict,
        clause: Clause,
        concept: Concept | None,
        cue_end: int | None,
    ) -> Claim:
        mention = clause.units[unit].mention
        assert mention is not None  # noqa: S101  # groups hold only units with a mention
        entry = mention.entry
        is_drug = entry.kind is MentionKind.DRUG
        status = verdict.status or FactStatus.NONE
        if not is_drug:
            status = procedure_status(entry.name, status, concept, clause.text)
        return Claim(
            kind=FactKind.DRUG if is_drug else FactKind.PROCEDURE,
            name=entry.name,
            value=_dose_for(unit, clause, concept) if is_drug else entry.value,
            status=status,
            whose=self._resolver.whose(clause, unit, cue_end),
            place=unit,
            certain=verdict.certain and mention.certain,
        )

    def _put(self, claim: Claim) -> None:
        old = self._claims.pop(claim.key, None)
        if old is not None:
            claim = merge_claims(old, claim)
        self._claims[claim.key] = claim

    def _read_reference(self, cue: Cue, clause: Clause, sentence: str) -> None:
        """Read "they stopped it", "the dose was reduced": the treatments named last are meant."""
        if not _refers(cue, clause.text):
            return
        verdict = judge_cue(cue, clause, self._cues, sentence=sentence)
        targets = self._targets(cue)
        if verdict.status is None or not targets:
            return
        times, dose = find_times(clause.text), find_new_dose(clause.text)
        whose = self._resolver.whose(clause, clause.span.unit_at(cue.start))
        for target in targets:
            if (
                target.whose is not whose and target.whose is not Whose.PATIENT
            ) or target.whose is Whose.STRANGER:
                continue
            since = times[0].text if times and verdict.status is not FactStatus.PLANNED else None
            claim = replace(
                target,
                status=verdict.status,
                since=since,
                certain=target.certain and verdict.certain,
            )
            if dose is not None and cue.concept in {
                Concept.REDUCE,
                Concept.RAISE,
                Concept.START,
                Concept.TAKE,
            }:
                claim = replace(claim, value=dose.text)
            elif cue.concept is Concept.REDUCE:
                claim = replace(claim, value=None)
            self._put(claim)

    def _targets(self, cue: Cue) -> tuple[Claim, ...]:
        drugs = tuple(c for c in self._recent if c.kind is FactKind.DRUG)
        if cue.concept in {Concept.REDUCE, Concept.RAISE}:
            recent = (
                drugs or tuple(c for c in self._claims.values() if c.kind is FactKind.DRUG)[-1:]
            )
        else:
            recent = self._recent
        return recent or tuple(self._known[-1:])


def merge_claims(old: Claim, new: Claim) -> Claim:
    """Join two claims on one treatment: the later status stands, unless it says less."""
    status = new.status
    if new.status is FactStatus.CURRENT and old.status in {
        FactStatus.REDUCED,
        FactStatus.ALLERGY,
        FactStatus.PLANNED,
    }:
        status = old.status
    if new.status is FactStatus.PAST and old.status in {FactStatus.STOPPED, FactStatus.ALLERGY}:
        status = old.status
    value = new.value or (old.value if status is not FactStatus.REDUCED or new.value else None)
    if old.status is FactStatus.REDUCED and new.value is None:
        value = old.value
    return replace(
        new,
        status=status,
        value=value,
        since=new.since or old.since,
        certain=old.certain or new.certain,
    )


def _needed(group: Group, clause: Clause) -> Verdict:
    """A procedure somebody needs is planned; a medicine somebody needs is only talk."""
    mention = clause.units[group.units[0]].mention
    is_procedure = mention is not None and mention.kind is MentionKind.PROCEDURE
    negated = re.search(r"(?<!\S)(?:not|no|never|may|might|if)(?!\S)", clause.text[: group.start])
    return Verdict(status=FactStatus.PLANNED if is_procedure and not negated else None)


def _refers(cue: Cue, text: str) -> bool:
    """Say whether a cue without a name speaks of a treatment, and not of a tumour or of work."""
    after = text[cue.end :]
    if cue.concept in {Concept.REDUCE, Concept.RAISE}:
        return DOSE_WORDS.search(text) is not None and BODY_WORDS.search(after) is None
    if cue.concept in NEVER_REFER or BODY_WORDS.match(after.strip()):
        return False
    if cue.concept in {Concept.TAKE, Concept.TOOK}:
        return OBJECT.match(after) is not None
    own_work = "working" in cue.text and PERSON_BEFORE.search(text[: cue.start])
    return not own_work and REFERS.match(after) is not None


def _since(group: Group, times: list[When], clause: Clause) -> str | None:
    """Return the time that belongs to a group: the nearest behind it, else the nearest before."""
    behind = [
        when
        for when in times
        if when.start >= group.end
        and not re.search(r"<[dp]\d+>", clause.text[group.end : when.start])
    ]
    before = [when for when in times if when.end <= group.start]
    chosen = behind[:1] or before[-1:]
    return chosen[0].text if chosen else None


def _dose_for(unit: int, clause: Clause, concept: Concept | None) -> str | None:
    """Return the dose of the medicine at `unit`: just before it, or behind it up to the next one."""
    if concept in {Concept.REDUCE, Concept.RAISE}:
        new = find_new_dose(clause.text)
        return new.text if new else None
    span = clause.span
    names = list(re.finditer(r"<d\d+>", span.text))
    here = next(m for m in names if span.unit_at(m.start()) == unit)
    doses = find_doses(span.text)
    owned = {
        id(d): m
        for d in doses
        for m in names
        if re.match(
            r"^ (?:of |a day of |daily of )?(?:the |my |oral )?$", span.text[d.end : m.start()]
        )
    }
    mine = [d for d in doses if owned.get(id(d)) is here]
    following = next((m.start() for m in names if m.start() > here.start()), len(span.text))
    behind = [d for d in doses if here.end() <= d.start < following and id(d) not in owned]
    chosen = (mine or behind)[:1]
    return chosen[0].text if chosen else None
