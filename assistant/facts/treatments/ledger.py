"""What a message has said of treatments so far: one claim for each, and which were named last."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim, Whose
from assistant.facts.names.entries import Entry
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.cues import Concept, Cue
from assistant.facts.treatments.procedures import GOES_ON

SAYS_LESS = {
    FactStatus.REDUCED: {FactStatus.CURRENT, FactStatus.PLANNED},
    FactStatus.ALLERGY: {
        FactStatus.CURRENT,
        FactStatus.PAST,
        FactStatus.STOPPED,
        FactStatus.REDUCED,
        FactStatus.HELD,
        FactStatus.NEGATED,
    },
    FactStatus.STOPPED: {FactStatus.PAST},
    FactStatus.HELD: {FactStatus.PLANNED},
    FactStatus.CURRENT: {FactStatus.PLANNED},
    FactStatus.PLANNED: {FactStatus.HELD},
    FactStatus.NEGATED: {FactStatus.PAST, FactStatus.STOPPED},
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
"""Classes whose dose is seldom changed: "the dose was reduced" means another medicine."""
WORDS = Patterns("ledger")
ORDINALS = {"first": 0, "former": 0, "second": 1, "third": 2, "last": -1, "latter": -1}
TAKEN = {FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.HELD}
REPLACEABLE = {FactStatus.CURRENT, FactStatus.PAST, FactStatus.REDUCED, FactStatus.HELD}
SAME_BREATH = 8
"""Units within which medicines told before a switch belong together."""


@dataclass(kw_only=True)
class Ledger:
    """Claims of one message; `known` are medicines it may mean without naming them, last at the end."""

    known: tuple[Claim, ...] = ()
    ended: Claim | None = None
    """The medicine told last, where it was stopped: what is restarted."""
    together: frozenset[str] = frozenset()
    """Names of the known medicines that were told in one breath, last."""
    claims: dict[tuple[FactKind, str, Whose], Claim] = field(default_factory=dict)
    recent: tuple[Claim, ...] = ()
    spoken: tuple[Claim, ...] = ()
    """All treatments named so far, in order."""
    bare: frozenset[str] = frozenset()
    """Names of treatments of this sentence that stood without a verb."""
    listed: tuple[Claim, ...] = ()
    """Medicines of this sentence that stood in a list without a verb."""

    @property
    def known_drugs(self) -> tuple[Claim, ...]:
        """The known medicines, without procedures."""
        return tuple(claim for claim in self.known if claim.kind is FactKind.DRUG)

    def put(self, claim: Claim) -> None:
        """Note a claim; a later one on the same treatment completes or replaces it."""
        old = self.claims.pop(claim.key, None)
        self.claims[claim.key] = merge_claims(old, claim) if old is not None else claim

    def name(self, claims: Sequence[Claim]) -> None:
        """Remember which treatments were named last; those only talked about count least."""
        names = {claim.name for claim in claims}
        self.spoken = (*(c for c in self.spoken if c.name not in names), *claims)
        stated = tuple(claim for claim in claims if claim.status is not FactStatus.NONE)
        self.recent = stated or tuple(claims)

    def is_personal(self) -> bool:
        """Say whether a treatment of the patient has been told."""
        return any(claim.whose is Whose.PATIENT for claim in self.claims.values())

    def meant_by(self, cue: Cue, text: str) -> tuple[Claim, ...]:
        """Return the treatments that "it", "both" or "the dose" means."""
        begun = cue.concept is Concept.START and WORDS.again.search(text)
        corrected = cue.concept is Concept.HOLD and not self.known
        if self.ended and not self.recent and (begun or corrected):
            return (self.ended,)
        spoken = tuple(c for c in self.spoken if c.kind is FactKind.DRUG)
        pointed = pointed_at(cue, text, spoken or self.known_drugs)
        return pointed or self._meant_by_it(cue.concept)

    def _meant_by_it(self, concept: Concept) -> tuple[Claim, ...]:
        course = tuple(c for c in self.known_drugs if c.name in self.together)
        if concept is Concept.FINISH and not self.recent and course == self.known[-len(course) :]:
            # "She has finished it": all that was given together.
            return course or self.known[-1:]
        drugs = tuple(c for c in self.recent if c.kind is FactKind.DRUG)
        if concept in {Concept.REDUCE, Concept.RAISE}:
            told = tuple(c for c in self.claims.values() if c.kind is FactKind.DRUG)
            return dosed(drugs or told[-1:]) or dosed(self.known_drugs)[-1:]
        if concept in {Concept.STOP, Concept.HOLD} and self._beside_others():
            # "Put him on prednisone and paused it": the medicine against cancer.
            return self._beside_others()
        lasting = tuple(c for c in self.recent if c.kind is FactKind.DRUG or c.name in GOES_ON)
        if concept in {Concept.STOP, Concept.HOLD} and self.recent and not lasting:
            # "Before my operation I came off it": not the operation.
            return self.known_drugs[-1:] or self.recent
        return self.recent or self.known[-1:]

    def _beside_others(self) -> tuple[Claim, ...]:
        """Return the medicine against cancer told before one that was just begun beside it."""
        lexicon = load_lexicon()
        begun = [c for c in self.recent if c.status is FactStatus.CURRENT]
        beside = begun and all(lexicon.group_of(c.name) in lexicon.supportive for c in begun)
        others = [
            c
            for c in self.claims.values()
            if c.kind is FactKind.DRUG
            and c.status is FactStatus.CURRENT
            and lexicon.group_of(c.name) not in lexicon.supportive
        ]
        return tuple(others[-1:]) if beside else ()

    def end_list(self) -> None:
        """Turn medicines of a bare list into past ones: another stands in their place now."""
        for claim in self.listed:
            standing = self.claims.get(claim.key)
            lasting = load_lexicon().group_of(claim.name) in load_lexicon().supportive
            if standing is not None and standing.status is FactStatus.CURRENT and not lasting:
                self.put(replace(standing, status=FactStatus.PAST))
        self.listed = ()

    def stop_for(self, new: Sequence[Entry], place: int) -> None:
        """Stop what a switch replaces: the medicine told just before, or the only one known."""
        names = {entry.name for entry in new}
        told = [c for c in self.claims.values() if c.kind is FactKind.DRUG and c.name not in names]
        last = [c for c in told if c.place >= told[-1].place - SAME_BREATH]
        for claim in last or _replaced(self.known_drugs, new[0]):
            if claim.status in REPLACEABLE and claim.name not in names:
                since = claim.since if claim.status is FactStatus.PAST else None
                self.put(replace(claim, status=FactStatus.STOPPED, since=since, place=place))


def pointed_at(cue: Cue, text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the medicines that "both", "all of them" or "the second one" means."""
    number = WORDS.nth_one.match(text[cue.end :])
    if number is not None:
        place = ORDINALS[number.group(1)]
        return (claims[place],) if -len(claims) <= place < len(claims) else ()
    if WORDS.all_of_them.search(text):
        return tuple(claims)
    return tuple(claims[-2:]) if WORDS.both.search(text) else ()


def dosed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the medicines whose dose is likely to be changed; all when none stands out."""
    likely = [c for c in claims if load_lexicon().group_of(c.name) not in FIXED_DOSE]
    return tuple(likely or claims)


def _replaced(known: Sequence[Claim], new: Entry) -> list[Claim]:
    """Return the known medicine that a new one takes the place of: of its class, or the only one."""
    beside = new.group in load_lexicon().supportive
    taken = [
        c for c in known if c.status in {FactStatus.CURRENT, FactStatus.REDUCED, FactStatus.HELD}
    ]
    same = [c for c in taken if load_lexicon().group_of(c.name) == new.group]
    lexicon = load_lexicon()
    # Among several, the only one of its sort: another antidepressant, not the tamoxifen.
    alike = [c for c in taken if (lexicon.group_of(c.name) in lexicon.supportive) is beside]
    return same or (alike if len(alike) == 1 else [])


def merge_claims(old: Claim, new: Claim) -> Claim:
    """Join two claims on one treatment: the later status stands, unless it says less."""
    says_less = new.status in SAYS_LESS.get(old.status, ())
    status = old.status if says_less else new.status
    keeps = status is not FactStatus.REDUCED or old.status is FactStatus.REDUCED
    value = new.value or (old.value if keeps else None)
    certain = old.certain or new.certain
    return replace(new, status=status, value=value, since=new.since or old.since, certain=certain)
