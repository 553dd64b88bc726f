"""Read what a message takes back: "actually stage 2", "no, that was my sister", "ibrance, not kisqali"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.domain import ChangeKind, Fact, FactChange, FactKind, FactStatus, Subject
from assistant.facts.disease.denials import is_denied
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import KINDS
from assistant.facts.names.patterns import Patterns
from assistant.facts.text.marked import Span, Unit
from assistant.facts.text.people_words import load_people_words

WORDS = Patterns("corrections")
DENIALS_WORDS = Patterns("denials")

RELATION = (
    r"(?:my|our|her|his) (?:(?:older|younger|twin|late|own|dear|big|little|half|dad's|mom's) )?"
)
ABOUT = re.compile(
    rf"(?<!\S)(?:that|it|this|those|these|they|which|the (?:<[a-z]\d+>|mutation|gene|diagnosis|result|cancer|drug|one|test|above)(?: \S+)?|<[a-z]\d+>(?: (?:mutation|gene|thing|result|part))?) (?:was|is|were|are|belongs? to|applies to|would be|'s) (?:actually |really |about |for |all |just |for real |in fact |from )*(?:{RELATION})(?:(?P<owner>[a-z-]+) 's )?(?P<who>[a-z-]+)"
    rf"|(?:talking|asking|speaking|writing|meant|referring|mean|confused|mixed up|thinking)(?: it| that)? (?:about |for |to |of |with )?(?:{RELATION})(?:[a-z]+ 's )?(?P<who2>[a-z-]+)"
    rf"|^(?:no )?(?:,? ?)(?:i am|i do|i was|it is|that is|that was|it was) not(?: me| mine)? ,? ?(?:but |it is |that is )?(?:{RELATION})(?P<who4>[a-z-]+)"
    rf"|(?P<who3>[a-z-]+) (?:'s )?(?:has it|has that|had that|had it|is the one|was the one|takes it|took it|takes that|who (?:has|had|took|takes) (?:it|that))(?! (?:\S+ )?(?:for|to) me)(?:.*)(?:not me|not i|not mine|$)"
)
SENTENCE_ENDS = {".", "!", "?", "\n", ";"}
REPLACED_KINDS = {
    FactKind.ALLERGY,
    FactKind.DRUG,
    FactKind.CANCER,
    FactKind.METASTASIS,
    FactKind.PROCEDURE,
    FactKind.CONDITION,
    FactKind.BIOMARKER,
    FactKind.LAB,
}
MAY_BE_HARMLESS = {FactKind.METASTASIS, FactKind.STAGE}
KIND_OF = {mention: kind for kind, mention in KINDS.items()} | {MentionKind.ORGAN: FactKind.CANCER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a message takes back, and what it says instead."""

    withdrawn: tuple[Fact, ...] = ()
    added: tuple[Fact, ...] = ()
    replaces: tuple[tuple[Fact, Fact], ...] = ()
    """A known fact that was wrong, and the fact that takes its place and its details."""
    of_another: bool = False
    """True: the withdrawn facts are somebody else's, so that what they had replaced still holds."""


def is_correcting(text: str) -> bool:
    """Say whether marked text announces a correction."""
    return WORDS.correcting.search(text) is not None


def read_taken_back(
    units: Sequence[Unit],
    known: Sequence[Fact],
    facts: Sequence[Fact],
    *,
    carer: bool = False,
    recent: Sequence[Fact] | None = None,
) -> Taken:
    """Return which known facts a message takes back.

    `carer`: "mine" is not the patient's. `recent`: what "that" may mean.
    """
    text = Span(units, 0, len(units)).text
    last = known if recent is None else recent
    moved = _moved_to_patient(text, known) if not carer else _moved_to_carer(text, units, known)
    moved = moved or _moved_to_family(text, units, known, last)
    if moved is not None:
        return moved
    named = [fact for fact in _named_wrong(text, units, known) if not _restated(fact, facts)]
    replaces = _replacements(text, known, facts, named)
    gone = {id(old) for old, _ in replaces}
    return Taken(
        withdrawn=tuple(fact for fact in named if id(fact) not in gone), replaces=tuple(replaces)
    )


def _restated(fact: Fact, facts: Sequence[Fact]) -> bool:
    return any(other.slot == fact.slot for other in facts)


def _moved_to_patient(text: str, known: Sequence[Fact]) -> Taken | None:
    """Read "I'm the patient, not my mum": what was told of a relative is the patient's."""
    family = [fact for fact in known if fact.subject is Subject.FAMILY]
    if not family or WORDS.is_patient.search(text) is None:
        return None
    last = [fact for fact in family if fact.quote == family[-1].quote]
    mine = tuple(replace(fact, subject=Subject.PATIENT) for fact in last)
    return Taken(withdrawn=tuple(last), added=mine)


def _moved_to_carer(text: str, units: Sequence[Unit], known: Sequence[Fact]) -> Taken | None:
    """Read a caregiver's "the diabetes is mine": it is not that of the person cared for."""
    match = WORDS.carers_own.search(text)
    meant = _meant(_sentence_at(units, match.start()), known, known) if match else []
    family = tuple(replace(fact, subject=Subject.FAMILY) for fact in meant)
    return Taken(withdrawn=tuple(meant), added=family) if meant else None


def _sentence_at(units: Sequence[Unit], place: int) -> Sequence[Unit]:
    """Return the units of the sentence at a place of the whole text."""
    index = Span(units, 0, len(units)).unit_at(place)
    ends = [i for i, unit in enumerate(units) if unit.text in SENTENCE_ENDS]
    first = max((i + 1 for i in ends if i < index), default=0)
    return units[first : min((i for i in ends if i >= index), default=len(units))]


def _moved_to_family(
    text: str, units: Sequence[Unit], known: Sequence[Fact], last: Sequence[Fact]
) -> Taken | None:
    """Read "that was my sister": the facts meant are a relative's, not the patient's."""
    match = None if WORDS.also_too.search(text) else ABOUT.search(text)
    who = _person_named(match)
    words = load_people_words()
    someone = who.removesuffix("'s").rstrip("s'") in words.gender or who in words.gender
    stranger = who in words.strangers
    if not (someone or stranger or WORDS.not_mine.search(text)):
        return None
    meant = _meant(_sentence_at(units, match.start() if match else 0), known, last)
    if not meant:
        return None
    family = () if not someone else tuple(replace(fact, subject=Subject.FAMILY) for fact in meant)
    return Taken(withdrawn=tuple(meant), added=family, of_another=True)


def _person_named(match: re.Match[str] | None) -> str:
    """Return who a thing is said to belong to: "my sister", "my mum's report"."""
    said = match.groupdict() if match else {}
    if WORDS.document.fullmatch(said.get("who") or ""):
        return said.get("owner") or ""
    return next((word for name, word in said.items() if word and name != "owner"), "")


def _meant(units: Sequence[Unit], known: Sequence[Fact], last: Sequence[Fact]) -> list[Fact]:
    """Return the facts a message points at: those it names, else those of the `last` told."""
    mine = [fact for fact in known if fact.subject is Subject.PATIENT]
    return [fact for fact in mine if _is_named(fact, units)] or _last_told(last)


def _last_told(known: Sequence[Fact]) -> list[Fact]:
    """Return the patient's facts told last, all of one message part."""
    mine = [fact for fact in known if fact.subject is Subject.PATIENT]
    return [fact for fact in mine if fact.quote == mine[-1].quote]


def _is_named(fact: Fact, units: Sequence[Unit]) -> bool:
    return any(
        fact.name == entry.name or entry.name in PAIRED.get(fact.name, ())
        for unit in units
        if unit.mention
        for entry in unit.mention.entries
        if KIND_OF[entry.kind] is fact.kind
    )


PAIRED = {"BRCA1": ("BRCA",), "BRCA2": ("BRCA",)}


def _named_wrong(text: str, units: Sequence[Unit], known: Sequence[Fact]) -> list[Fact]:
    """Return known facts of the patient that the message names as wrong."""
    if WORDS.forget_last.search(text) and not WORDS.forget.search(text):
        return _last_told(known)
    if WORDS.born.search(text):
        return [fact for fact in known if fact.name == "pregnant"]
    if WORDS.harmless.search(text) and not WORDS.a_place.search(text):
        last = [fact for fact in _last_told(known) if fact.kind in MAY_BE_HARMLESS]
        return last if any(fact.kind is FactKind.METASTASIS for fact in last) else []
    if WORDS.not_allergic.search(text):
        return [fact for fact in known if fact.status is FactStatus.ALLERGY][-1:]
    marks = {
        m.group(1)
        for pattern in (WORDS.not_name, WORDS.denied, WORDS.wrong_name, WORDS.forget)
        for m in pattern.finditer(text)
    }
    marks |= {m.group() for m in WORDS.illness.finditer(text) if _is_ruled_out(text, m)}
    entries = [
        entry
        for unit in units
        if unit.mention and unit.text in marks
        for entry in unit.mention.entries
    ]
    return [
        fact
        for fact in known
        if any(_same_thing(fact, entry.kind, entry.name) for entry in entries)
    ]


def _is_ruled_out(text: str, match: re.Match[str]) -> bool:
    """Say whether a sentence denies what it names: "they ruled out the bone mets"."""
    start = max(text.rfind(mark, 0, match.start()) for mark in (" . ", " ! ", " ; ", " \n "))
    before = text[start + 1 : match.start()]
    return is_denied(before, text[match.end() :]) and not DENIALS_WORDS.feared.search(before)


def _same_thing(fact: Fact, kind: MentionKind, name: str) -> bool:
    return KIND_OF[kind] is fact.kind and (fact.name == name or name in PAIRED.get(fact.name, ()))


def _replacements(
    text: str, known: Sequence[Fact], facts: Sequence[Fact], wrong: Sequence[Fact]
) -> list[tuple[Fact, Fact]]:
    """Pair each new fact with the known one it corrects: the one named wrong, else the last."""
    slots = {fact.slot for fact in known}
    strongly = WORDS.strongly.search(text) is not None
    instead = WORDS.instead.search(text) is not None
    nobody = not WORDS.person.search(text)
    pairs: list[tuple[Fact, Fact]] = []
    for fact in facts:
        same = [f for f in known if f.kind is fact.kind and (nobody or f.subject is fact.subject)]
        named = [f for f in same if any(f is w for w in wrong)]
        swapped = [f for f in same if strongly or (instead and f.status is FactStatus.PLANNED)]
        last = [f for f in swapped if not _restated(f, facts)]
        candidates = named or last
        free = candidates and all(old is not candidates[-1] for old, _ in pairs)
        if free and fact.kind in REPLACED_KINDS and fact.slot not in slots:
            pairs.append((candidates[-1], fact))
    return pairs


def changes_of(taken: Taken, facts: Sequence[Fact]) -> tuple[list[FactChange], list[Fact]]:
    """Return the changes that retire what is taken back, and the facts that remain to compare."""
    changes = [FactChange(change=ChangeKind.WITHDRAWN, fact=fact) for fact in taken.withdrawn]
    changes += [FactChange(change=ChangeKind.NEW, fact=fact) for fact in taken.added]
    replaced = {id(new): old for old, new in taken.replaces}
    rest: list[Fact] = []
    for fact in facts:
        old = replaced.get(id(fact))
        if old is None:
            rest.append(fact)
            continue
        changes.append(FactChange(change=ChangeKind.WITHDRAWN, fact=old))
        rest.append(
            replace(
                fact,
                value=fact.value or (None if fact.kind is FactKind.DRUG else old.value),
                since=fact.since or old.since,
                subject=old.subject,
                status=fact.status if fact.certain else old.status,
            )
        )
    added = {fact.slot for fact in taken.added}
    gone = {(fact.slot, fact.value) for fact in taken.withdrawn}
    kept = [f for f in rest if f.slot not in added and (f.slot, f.value) not in gone]
    return changes, kept
