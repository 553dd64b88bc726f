"""The fact extractor that needs no model: lexicon, clauses, cues, people."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import Fact, FactChange, FactKind, FactStatus, Role, Subject
from assistant.facts.assemble import LONGEST_QUOTE, assemble
from assistant.facts.claims import Claim, Whose
from assistant.facts.disease.disease import DiseaseReader
from assistant.facts.markers.marker_values import ValueBook, load_values
from assistant.facts.markers.markers import MarkerReader
from assistant.facts.names.lexicon import Lexicon, load_lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.names.spelling import load_speller
from assistant.facts.people.others import spoke_of_stranger
from assistant.facts.people.people import SubjectResolver
from assistant.facts.people.shared import shared_with_relative
from assistant.facts.text.clauses import Clause, split_clauses
from assistant.facts.text.cues import CueBook, load_cues
from assistant.facts.text.marked import Span, mark
from assistant.facts.text.people_words import load_people_words
from assistant.facts.treatments.context import Context
from assistant.facts.treatments.treatments import TreatmentReader
from assistant.facts.turns.answers import in_full
from assistant.facts.turns.compare import changes_between
from assistant.facts.turns.corrections import changes_of, is_correcting, read_taken_back
from assistant.facts.turns.merge import apply_changes
from assistant.facts.turns.overrides import read_overrides
from assistant.facts.turns.refined import refined
from assistant.facts.turns.restored import restored
from assistant.facts.turns.spoken_of import SpokenOf, spoken_of

SPREAD = Patterns("spread")
UNFINISHED = {FactStatus.PLANNED, FactStatus.CURRENT, FactStatus.HELD}
TAKEN = {
    FactStatus.CURRENT,
    FactStatus.HELD,
    FactStatus.REDUCED,
    FactStatus.PLANNED,
    FactStatus.PAST,
}


class RulesExtractor:
    """Reads facts by rule. Pure: the same message and known facts give the same changes."""

    def __init__(self, lexicon: Lexicon, cues: CueBook, values: ValueBook) -> None:
        self._lexicon = lexicon
        self._cues = cues
        self._values = values

    def read(
        self,
        text: str,
        *,
        speaker: Role,
        known: Sequence[Fact] = (),
        earlier: Sequence[str] = (),
    ) -> Sequence[FactChange]:
        """Return what `text` changes about the `known` facts, oldest known first."""
        text = in_full(text, earlier, self._lexicon)
        before = spoken_of(known, earlier, self._lexicon)
        return tuple(before.told(self._read(text, speaker, before, earlier)))

    def _after(self, messages: Sequence[str], speaker: Role) -> list[Fact]:
        """Return the facts that stand after these messages."""
        known: list[Fact] = []
        for place, text in enumerate(messages):
            changes = self.read(text, speaker=speaker, known=known, earlier=messages[:place])
            known = apply_changes(known, changes)
        return known

    def _read(
        self, text: str, speaker: Role, before: SpokenOf, earlier: Sequence[str]
    ) -> Sequence[FactChange]:
        known = (*before.known, *before.asked)
        units = mark(text, self._lexicon)
        clauses = split_clauses(units, self._cues)
        stranger = spoke_of_stranger(earlier)
        claims = self._claims(clauses, speaker, known, of_stranger=stranger)
        facts = assemble(claims, text, units, self._lexicon)
        news = read_overrides(units, clauses, known, facts)
        facts = _overridden(facts, [replace(one, quote=text[:LONGEST_QUOTE]) for one in news])
        carer = speaker is Role.CAREGIVER
        taken = read_taken_back(units, known, facts, carer=carer, recent=before.recent)
        changes, rest = changes_of(taken, facts)
        changes += restored(taken, earlier, facts, lambda told: self._after(told, speaker))
        marked = Span(units, 0, len(units)).text
        correcting = is_correcting(marked)
        changes += changes_between(known, _fitting(rest, known), correcting=correcting)
        return changes + refined(known, rest, marked, self._lexicon)

    def _claims(
        self,
        clauses: Sequence[Clause],
        speaker: Role,
        known: Sequence[Fact],
        *,
        of_stranger: bool,
    ) -> list[Claim]:
        told = [fact.quote for fact in known if fact.subject is Subject.PATIENT]
        family = [fact.quote for fact in known if fact.subject is Subject.FAMILY]
        resolver = SubjectResolver(speaker, clauses, told, family, of_stranger=of_stranger)
        markers = MarkerReader(self._values, self._cues, resolver).read(clauses)
        correcting = is_correcting(" ".join(clause.text for clause in clauses))
        goes_on, spread = _goes_on(clauses), any(f.kind is FactKind.METASTASIS for f in known)
        disease = DiseaseReader(
            self._cues,
            resolver,
            sites_told=spread and (correcting or goes_on),
            allergy_told=goes_on and _last_status(known) is FactStatus.ALLERGY,
            cancers_told=[f.name for f in known if _is_own_cancer(f)],
            spread_known=spread or any(_is_fourth_stage(f) for f in known),
        ).read(clauses)
        context = Context(
            known=tuple(_as_claims(known)),
            personal=any(claim.whose is Whose.PATIENT for claim in [*markers, *disease]),
            correcting=correcting,
            declined=_declined(known),
            knows_drugs=any(f.kind is FactKind.DRUG for f in known),
            last_status=_last_status(known),
            ended=_ended(known),
            together=_together(known),
        )
        treatments = TreatmentReader(self._cues, resolver, context).read(clauses)
        if not context.personal and any(c.whose is Whose.PATIENT for c in treatments):
            # What stands bare before the first verb is the person's own too.
            context = replace(context, personal=True)
            treatments = TreatmentReader(self._cues, resolver, context).read(clauses)
        claims = [*treatments, *markers, *disease]
        return claims + shared_with_relative(claims, clauses, known, speaker)


def _overridden(facts: Sequence[Fact], news: Sequence[Fact]) -> list[Fact]:
    """Add facts that got a new value; where one is told too, only its value is new."""
    values = {fact.slot: fact.value for fact in news}
    told = {fact.slot for fact in facts}
    kept = [replace(f, value=f.value or values.get(f.slot)) for f in facts]
    return kept + [fact for fact in news if fact.slot not in told]


def _is_fourth_stage(fact: Fact) -> bool:
    return fact.kind is FactKind.STAGE and (fact.value or "").startswith("IV")


def _is_own_cancer(fact: Fact) -> bool:
    return fact.kind is FactKind.CANCER and fact.subject is Subject.PATIENT


def _goes_on(clauses: Sequence[Clause]) -> bool:
    """Say whether a message goes on with a list: "and the liver too"."""
    return bool(clauses) and SPREAD.goes_on.search(clauses[0].text) is not None


def _last_status(known: Sequence[Fact]) -> FactStatus | None:
    """Return the status of the fact told last, where it has one."""
    return known[-1].status if known and known[-1].status is not FactStatus.NONE else None


def _declined(known: Sequence[Fact]) -> Claim | None:
    """Return the treatment told last when the patient has declined it."""
    last = known[-1] if known else None
    negated = last is not None and last.status is FactStatus.NEGATED
    return _as_claim(last) if last and negated and last.subject is Subject.PATIENT else None


def _ended(known: Sequence[Fact]) -> Claim | None:
    """Return the medicine of the patient told last when it was stopped."""
    last = _own_drugs(known)[-1:]
    return _as_claim(last[0]) if last and last[0].status is FactStatus.STOPPED else None


def _together(known: Sequence[Fact]) -> frozenset[str]:
    """Return the medicines against cancer told in the same words as the last one."""
    drugs = _own_drugs(known)
    lexicon = load_lexicon()
    return frozenset(
        fact.name
        for fact in drugs
        if fact.quote == drugs[-1].quote
        and fact.status is drugs[-1].status
        and lexicon.group_of(fact.name) not in lexicon.supportive
    )


def _own_drugs(known: Sequence[Fact]) -> list[Fact]:
    return [f for f in known if f.kind is FactKind.DRUG and f.subject is Subject.PATIENT]


def _as_claims(known: Sequence[Fact]) -> list[Claim]:
    """Return the known treatments of the patient that "it" may mean, the one told last at the end."""
    mine = [f for f in known if f.subject is Subject.PATIENT]
    taken = [
        f
        for f in mine
        if (f.kind is FactKind.DRUG and f.status in TAKEN)
        or (f.kind is FactKind.PROCEDURE and f.status in UNFINISHED)
    ]
    return [_as_claim(fact) for fact in taken]


def _as_claim(fact: Fact) -> Claim:
    return Claim(
        kind=fact.kind,
        name=fact.name,
        whose=Whose.PATIENT,
        place=0,
        value=fact.value,
        status=fact.status,
        since=fact.since,
    )


def _fitting(facts: Sequence[Fact], known: Sequence[Fact]) -> list[Fact]:
    """Leave out "unspecified" spread when the places are known."""
    placed = any(
        f.kind is FactKind.METASTASIS and f.name != "unspecified" and f.subject is Subject.PATIENT
        for f in known
    )
    return [
        f
        for f in facts
        if not (
            placed
            and f.kind is FactKind.METASTASIS
            and f.name == "unspecified"
            and f.subject is Subject.PATIENT
        )
    ]


def load_fact_extractor() -> RulesExtractor:
    """Read all lexicons and rules, so that the first message is as fast as the next."""
    load_speller()
    load_people_words()
    return RulesExtractor(load_lexicon(), load_cues(), load_values())
