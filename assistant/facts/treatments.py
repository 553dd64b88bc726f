"""Read medicines and procedures clause by clause: which ones, and where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.bare import judge_bare
from assistant.facts.claims import Claim
from assistant.facts.clauses import Clause
from assistant.facts.cues import Concept, Cue, CueBook
from assistant.facts.doses import dose_for, find_new_dose, with_unit
from assistant.facts.entries import Entry, MentionKind
from assistant.facts.groups import NAME, Bound, Group, bind_cues, find_groups
from assistant.facts.lexicon import load_lexicon
from assistant.facts.people import SubjectResolver, Whose
from assistant.facts.procedures import procedure_status
from assistant.facts.references import refers
from assistant.facts.times import When, find_times
from assistant.facts.verdicts import Setting, Verdict, judge_cue

NEVER_REFER = {Concept.OFFER, Concept.OFFERED, Concept.NEED, Concept.ALLERGY}
WITH_DOSE = {Concept.REDUCE, Concept.RAISE, Concept.START, Concept.BEGIN, Concept.TAKE}
SAYS_LESS = {
    FactStatus.REDUCED: {FactStatus.CURRENT},
    FactStatus.ALLERGY: {FactStatus.CURRENT, FactStatus.PAST, FactStatus.STOPPED},
    FactStatus.STOPPED: {FactStatus.PAST},
}
"""For each status, later ones that do not replace it."""
FIXED_DOSE = {
    "aromatase inhibitor",
    "SERM",
    "SERD",
    "LHRH agonist",
    "LHRH antagonist",
    "bone medicine",
    "growth factor",
    "immunotherapy",
    "antiemetic",
    "class",
}
SAME_BREATH = 8
"""Units within which medicines told before a switch belong together."""
OWNED_BEFORE = re.compile(r"(?<!\S)(?:my|her|his)(?: (?:current|daily|weekly|dose of))? $")
SWITCHED = re.compile(r"^(?:switched|changed|moved|transitioned|swapped|replaced)")
SEQUEL = re.compile(r"^(?:and )?(?:then|followed by|after that)(?!\S)")
ALSO = re.compile(r"^(?:and|also|plus|oh and|\+|as well as)(?!\S)")
JOINED = re.compile(r"^(?:and|then|,|followed by|plus|and then|with|now)(?!\S)")
OWN_VERB = re.compile(r"(?<!\S)(?:is|are|was|were|makes?|gave|gives)(?!\S)")
UNSURE_NEED = re.compile(r"(?<!\S)(?:not|no|never|may|might|if|whether)(?!\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a message may lean on."""

    known: tuple[Claim, ...] = ()
    """Medicines of the patient that "it" may mean, the one spoken of last at the end."""
    personal: bool = False
    """True: the message tells other facts of the person, so that a bare name is told too."""
    correcting: bool = False


class TreatmentReader:
    """Reads the treatments of one message."""

    def __init__(self, cues: CueBook, resolver: SubjectResolver, context: Context) -> None:
        self._cues = cues
        self._resolver = resolver
        self._context = context
        self._claims: dict[tuple[FactKind, str, Whose], Claim] = {}
        self._recent: tuple[Claim, ...] = ()
        self._recent_is_bare = False
        self._previous: tuple[Clause, Bound] | None = None

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message, each treatment once, in the order they stand."""
        for clause in clauses:
            sentence = " ".join(c.text for c in clauses if c.sentence == clause.sentence)
            self._read_clause(clause, sentence)
        return list(self._claims.values())

    def _read_clause(self, clause: Clause, sentence: str) -> None:
        groups = find_groups(clause)
        bound = bind_cues(clause, groups, self._cues.find(clause.text))
        for item in bound:
            if item.group is None:
                self._read_reference(item, clause, sentence)
            else:
                self._read_bound(item, item.group, clause, sentence)
        taken = {id(item.group) for item in bound}
        for group in groups:
            if id(group) not in taken:
                self._read_bare(group, clause, sentence)
        self._previous = (clause, bound[-1]) if bound else self._previous

    def _setting(self, item: Bound, clause: Clause, sentence: str) -> Setting:
        before = clause.text[: item.group.start] if item.group else ""
        owned = OWNED_BEFORE.search(before) is not None
        return Setting(clause=clause, sentence=sentence, until=item.until, owned=owned)

    def _read_bound(self, item: Bound, group: Group, clause: Clause, sentence: str) -> None:
        verdict = judge_cue(item.cue, self._setting(item, clause, sentence), self._cues)
        if item.cue.concept is Concept.NEED and not clause.question and not clause.hypothetical:
            verdict = _needed(group, clause)
        if verdict.status is FactStatus.CURRENT and SWITCHED.match(item.cue.text):
            self._stop_what_was_taken(group, clause)
        self._record(group, verdict, clause, item.cue)
        self._recent_is_bare = False

    def _stop_what_was_taken(self, group: Group, clause: Clause) -> None:
        """Stop what a switch replaces: the medicine told just before, or the only one known."""
        new = {self._entry(clause, unit).name for unit in group.units}
        told = [c for c in self._claims.values() if c.kind is FactKind.DRUG and c.name not in new]
        last = [c for c in told if c.place >= (told[-1].place - SAME_BREATH)] if told else []
        replaced = last or _replaced(self._context.known, self._entry(clause, group.units[0]))
        for claim in replaced:
            if (
                claim.status in {FactStatus.CURRENT, FactStatus.PAST, FactStatus.REDUCED}
                and claim.name not in new
            ):
                since = claim.since if claim.status is FactStatus.PAST else None
                self._put(
                    replace(claim, status=FactStatus.STOPPED, since=since, place=clause.first)
                )

    def _read_bare(self, group: Group, clause: Clause, sentence: str) -> None:
        if SEQUEL.match(clause.text) and self._recent_is_bare:
            for claim in self._recent:
                self._put(replace(claim, status=FactStatus.PAST))
        verdict = self._inherited(clause, sentence) or self._bare_verdict(group, clause, sentence)
        self._record(group, verdict, clause, None)
        self._recent_is_bare = verdict.status is FactStatus.CURRENT

    def _bare_verdict(self, group: Group, clause: Clause, sentence: str) -> Verdict:
        known = self._context.known
        if ALSO.match(clause.text) and clause.first == 0 and known and not clause.question:
            return Verdict(status=known[-1].status)
        if self._context.correcting and not clause.question and known:
            return Verdict(status=FactStatus.CURRENT, certain=False)
        return judge_bare(group, clause, self._cues, sentence, personal=self._context.personal)

    def _inherited(self, clause: Clause, sentence: str) -> Verdict | None:
        """A clause that only goes on with a list shares the cue before it."""
        joined = JOINED.match(clause.text) and not clause.text.startswith(("and now", "now"))
        if self._previous is None or not joined or OWN_VERB.search(clause.text):
            return None
        before, item = self._previous
        if before.sentence != clause.sentence or item.cue.concept in NEVER_REFER:
            return None
        return judge_cue(item.cue, self._setting(item, before, sentence), self._cues)

    def _record(self, group: Group, verdict: Verdict, clause: Clause, cue: Cue | None) -> None:
        times = [] if verdict.status is FactStatus.PLANNED else find_times(clause.text)
        since = _since(group, times, clause)
        recent = [
            replace(self._claim_at(unit, verdict, clause, cue), since=since) for unit in group.units
        ]
        for claim in recent:
            if claim.whose is not Whose.STRANGER and verdict.status is not None:
                self._put(claim)
        self._recent = tuple(recent)

    @staticmethod
    def _entry(clause: Clause, unit: int) -> Entry:
        mention = clause.units[unit].mention
        if mention is None:
            raise ValueError("a group holds only units with a mention")
        return mention.entry

    def _claim_at(self, unit: int, verdict: Verdict, clause: Clause, cue: Cue | None) -> Claim:
        entry = self._entry(clause, unit)
        mention = clause.units[unit].mention
        is_drug = entry.kind is MentionKind.DRUG
        concept = cue.concept if cue else None
        status = verdict.status or FactStatus.NONE
        cue_end = clause.span.unit_at(max(cue.end - 1, 0)) + 1 if cue else None
        return Claim(
            kind=FactKind.DRUG if is_drug else FactKind.PROCEDURE,
            name=entry.name,
            value=dose_for(unit, clause, concept) if is_drug else entry.value,
            status=status
            if is_drug
            else procedure_status(entry.name, status, concept, clause.text),
            whose=self._resolver.whose(clause, unit, cue_end),
            place=unit,
            certain=verdict.certain and mention is not None and mention.certain,
        )

    def _put(self, claim: Claim) -> None:
        old = self._claims.pop(claim.key, None)
        if old is not None:
            claim = merge_claims(old, claim)
        self._claims[claim.key] = claim

    def _read_reference(self, item: Bound, clause: Clause, sentence: str) -> None:
        """Read "they stopped it", "the dose was reduced": the treatments named last are meant."""
        cue = item.cue
        verdict = judge_cue(cue, self._setting(item, clause, sentence), self._cues)
        if verdict.status is None or not refers(cue, clause.text):
            return
        whose = self._resolver.whose(clause, clause.span.unit_at(cue.start))
        for target in self._targets(cue):
            if target.whose in {whose, Whose.PATIENT} and target.whose is not Whose.STRANGER:
                self._put(_referred(target, cue, verdict, clause))

    def _targets(self, cue: Cue) -> tuple[Claim, ...]:
        drugs = tuple(c for c in self._recent if c.kind is FactKind.DRUG)
        if cue.concept in {Concept.REDUCE, Concept.RAISE}:
            told = tuple(c for c in self._claims.values() if c.kind is FactKind.DRUG)
            return dosed(drugs or told[-1:]) or dosed(self._context.known)[-1:]
        return self._recent or self._context.known[-1:]


def _referred(target: Claim, cue: Cue, verdict: Verdict, clause: Clause) -> Claim:
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


def dosed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the medicines whose dose is likely to be changed; all when none stands out."""
    likely = [c for c in claims if load_lexicon().group_of(c.name) not in FIXED_DOSE]
    return tuple(likely or claims)


def _replaced(known: Sequence[Claim], new: Entry) -> list[Claim]:
    """Return the known medicine that a new one takes the place of: of its class, or the only one."""
    taken = [
        c for c in known if c.status in {FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.HELD}
    ]
    same = [c for c in taken if load_lexicon().group_of(c.name) == new.group]
    return same or (taken if len(taken) == 1 else [])


def merge_claims(old: Claim, new: Claim) -> Claim:
    """Join two claims on one treatment: the later status stands, unless it says less."""
    says_less = new.status in SAYS_LESS.get(old.status, ())
    status = old.status if says_less else new.status
    keeps = status is not FactStatus.REDUCED or old.status is FactStatus.REDUCED
    value = with_unit(new.value, old.value) or (old.value if keeps else None)
    certain = old.certain or new.certain
    return replace(new, status=status, value=value, since=new.since or old.since, certain=certain)


def _needed(group: Group, clause: Clause) -> Verdict:
    """A procedure somebody needs is planned; a medicine somebody needs is only talk."""
    mention = clause.units[group.units[0]].mention
    is_procedure = mention is not None and mention.kind is MentionKind.PROCEDURE
    unsure = UNSURE_NEED.search(clause.text[: group.start])
    return Verdict(status=FactStatus.PLANNED if is_procedure and not unsure else None)


def _since(group: Group, times: Sequence[When], clause: Clause) -> str | None:
    """Return the time that belongs to a group: the nearest behind it, else the nearest before."""
    text = clause.text
    behind = [
        w for w in times if w.start >= group.end and not NAME.search(text[group.end : w.start])
    ]
    before = [w for w in times if w.end <= group.start]
    chosen = behind[:1] or before[-1:]
    return chosen[0].text if chosen else None
