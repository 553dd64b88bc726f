"""Read an organ that names the cancer by itself: "keytruda for bladder", "kidney. stage 4"."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.domain import FactKind
from assistant.facts.claims import Claim, Whose
from assistant.facts.disease.histologies import load_histologies
from assistant.facts.names.entries import Entry, MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.patterns import Patterns
from assistant.facts.people.people import SubjectResolver
from assistant.facts.text.clauses import Clause

WORDS = Patterns("organs")

SPREAD_TO = {"liver", "lung", "bone", "brain", "lymph nodes", "adrenal", "peritoneum", "pleura"}
"""Places to which cancers often spread: beside another cancer, such a name alone means that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ named alone; `start` and `end` are places in the clause's text."""

    clause: Clause
    unit: int
    start: int
    end: int
    cancer: str
    site: str | None

    @property
    def spelt(self) -> str:
        """The key of the form it was told by."""
        mention = self.clause.units[self.unit].mention
        return mention.form if mention else ""

    @property
    def before(self) -> str:
        """The words of the clause before it."""
        return self.clause.text[: self.start]

    @property
    def after(self) -> str:
        """The words of the clause behind it."""
        return self.clause.text[self.end :]

    @property
    def segment(self) -> str:
        """The words around it up to the next comma or bracket, without the organ."""
        before = WORDS.separator.split(self.before)[-1]
        after = WORDS.separator.split(self.after)[0]
        return f"{before} {after}"


def organ_claims(
    clauses: Sequence[Clause],
    resolver: SubjectResolver,
    cancers: Sequence[Claim],
    told: Sequence[str],
) -> list[Claim]:
    """Return cancers, and places of spread, told by the organ alone.

    `cancers` are those the message names in full; `told` the cancers known before.
    """
    found: list[Claim] = []
    for organ in _organs(clauses):
        if any(c.place == organ.unit and c.kind is FactKind.METASTASIS for c in cancers):
            continue
        whose = resolver.whose(organ.clause, organ.unit)
        if whose is Whose.STRANGER or not _is_told(organ, clauses, cancers):
            continue
        same = [c for c in [*cancers, *found] if c.kind is FactKind.CANCER and c.whose is whose]
        names = {c.name for c in same} | (set(told) if whose is Whose.PATIENT else set())
        again = WORDS.second.search(organ.before) and organ.cancer not in names
        if (not names or again) and not (organ.site in SPREAD_TO and _elsewhere(organ, cancers)):
            found.append(_cancer(organ, whose))
        elif organ.cancer not in names and organ.site in SPREAD_TO and _may_spread(clauses, told):
            found.append(_spread(organ, whose))
    return found


def _elsewhere(organ: Organ, claims: Sequence[Claim]) -> bool:
    """Say whether a message speaks of spread, so that a place such as the liver is one of it."""
    told = any(c.kind is FactKind.METASTASIS and c.place < organ.unit for c in claims)
    return told and WORDS.led.search(organ.before) is None


def _organs(clauses: Sequence[Clause]) -> list[Organ]:
    found = []
    for clause in clauses:
        for match in WORDS.organ.finditer(clause.text):
            unit = clause.span.unit_at(match.start())
            mention = clause.units[unit].mention
            entry = mention.of_kind(MentionKind.ORGAN) if mention else None
            if mention is None or entry is None or mention.of_kind(MentionKind.CANCER):
                continue
            site = mention.of_kind(MentionKind.SITE)
            found.append(
                Organ(
                    clause=clause,
                    unit=unit,
                    start=match.start(),
                    end=match.end(),
                    cancer=entry.name,
                    site=site.name if site else None,
                )
            )
    return found


def _is_told(organ: Organ, clauses: Sequence[Clause], claims: Sequence[Claim]) -> bool:
    """Say whether an organ stands where the name of a cancer would."""
    clause = organ.clause
    if (
        clause.hypothetical
        or not (claims or _is_about_cancer(clauses) or _is_adjective(organ))
        or WORDS.denied.search(organ.before)
        or WORDS.reason.search(organ.before)
    ):
        return False
    if WORDS.led.search(organ.before) and WORDS.closes.match(organ.after):
        return not clause.question or WORDS.own.search(clause.text) is not None
    if WORDS.then_cancer.match(organ.after) or WORDS.staged.match(organ.after):
        return not clause.question
    if _treated(organ) and WORDS.closes.match(organ.after):
        return True
    return not clause.question and WORDS.filler.sub("", organ.segment).strip() == ""


def _is_adjective(organ: Organ) -> bool:
    """Say whether a whole clause is a word that mostly stands before "cancer": "oesophageal"."""
    return WORDS.adjective.fullmatch(organ.spelt) is not None and not organ.segment.strip()


def _treated(organ: Organ) -> bool:
    """Say whether a treatment of cancer is told to be for this organ: "nubeqa for prostate"."""
    match = WORDS.treatment_for.search(organ.before)
    if match is None:
        return False
    mention = organ.clause.units[organ.clause.span.unit_at(match.start())].mention
    return mention is not None and _treats_cancer(mention.entry)


def _treats_cancer(entry: Entry) -> bool:
    if entry.kind is MentionKind.PROCEDURE:
        return True
    return entry.kind is MentionKind.DRUG and load_lexicon().treats_cancer(entry)


def _is_about_cancer(clauses: Sequence[Clause]) -> bool:
    """Say whether anything in the message speaks of cancer."""
    mentions = [u.mention for c in clauses for u in c.units[c.first : c.last] if u.mention]
    return any(
        m.kind in {MentionKind.BIOMARKER, MentionKind.CANCER} or _treats_cancer(m.entry)
        for m in mentions
    ) or any(WORDS.cancer_talk.search(clause.text) for clause in clauses)


def _may_spread(clauses: Sequence[Clause], told: Sequence[str]) -> bool:
    """Say whether a place named alone can be one of spread: said so, or the whole message."""
    return bool(told) or any(WORDS.advanced.search(clause.text) for clause in clauses)


def _cancer(organ: Organ, whose: Whose) -> Claim:
    value = load_histologies().near(organ.clause.text, organ.start, organ.end)
    return Claim(
        kind=FactKind.CANCER, name=organ.cancer, value=value, whose=whose, place=organ.unit
    )


def _spread(organ: Organ, whose: Whose) -> Claim:
    return Claim(kind=FactKind.METASTASIS, name=organ.site or "", whose=whose, place=organ.unit)
