"""Read the cancer itself, its stage and spread, and the state of the person."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim, Whose
from assistant.facts.disease.denials import is_denied
from assistant.facts.disease.histologies import load_histologies
from assistant.facts.disease.later import later_value
from assistant.facts.disease.organs import organ_claims
from assistant.facts.disease.spread import spread_claims
from assistant.facts.disease.staging import read_ecog, read_menopause, read_stage, read_tnm
from assistant.facts.names.entries import Entry, MentionKind
from assistant.facts.names.patterns import Patterns
from assistant.facts.people.people import SubjectResolver
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import CueBook
from assistant.facts.text.times import find_times

WORDS = Patterns("disease")
SPREAD_WORDS = Patterns("spread")

SMALL_CELL = "small cell"
SHARED_KINDS = {FactKind.CANCER, FactKind.CONDITION}
PASSING = {"pregnant", "breastfeeding"}
"""States that are over when somebody says they were so."""
VAGUE = {None, "renal cell carcinoma", "non-small cell"}
"""Kinds so general that "clear cell" or "adeno" beside them says more."""


class DiseaseReader:
    """Reads the cancers, stages, sites, conditions and states of one message."""

    def __init__(
        self,
        cues: CueBook,
        resolver: SubjectResolver,
        *,
        sites_told: bool,
        allergy_told: bool,
        cancers_told: Sequence[str] = (),
        spread_known: bool = False,
    ) -> None:
        """`sites_told`, `allergy_told`: the message goes on about spread, or about allergies."""
        self._cues = cues
        self._resolver = resolver
        self._sites_told = sites_told
        self._allergy_told = allergy_told
        self._cancers_told = cancers_told
        self._spread_known = spread_known
        self._clauses: Sequence[Clause] = ()

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message in the order they stand."""
        found: list[Claim] = []
        self._clauses = clauses
        for clause in clauses:
            found += [c for c in self._read_clause(clause) if c.whose is not Whose.STRANGER]
            found += self._same_too(clause, found) + self._mine_is(clause, found)
            found += later_value(clause, found)
        return found + organ_claims(clauses, self._resolver, found, self._cancers_told)

    def _mine_is(self, clause: Clause, found: Sequence[Claim]) -> list[Claim]:
        """Read "her breast cancer was ER positive, mine is not": the same cancer, the person's own."""
        own = any(c.kind is FactKind.CANCER and c.whose is Whose.PATIENT for c in found)
        said = WORDS.mine_is.match(clause.text) and not clause.question and not clause.hypothetical
        other = WORDS.names_other.search(clause.text)
        if own or self._cancers_told or other or not said:
            return []
        spoken = [
            entry
            for one in self._clauses
            if one.first < clause.first
            for unit, _, _ in _mentions(one)
            if (mention := one.units[unit].mention)
            and (entry := mention.of_kind(MentionKind.CANCER)) is not None
        ]
        whose = self._resolver.whose(clause, clause.first)
        kind = FactKind.CANCER
        return [
            Claim(kind=kind, name=entry.name, whose=whose, place=clause.first)
            for entry in spoken[-1:]
        ]

    def _same_too(self, clause: Clause, found: Sequence[Claim]) -> list[Claim]:
        """Read "now I have it too" after a relative's cancer."""
        match = WORDS.same_too.search(clause.text)
        cancers = [c for c in found if c.kind in SHARED_KINDS and c.whose is Whose.FAMILY]
        if match is None or not cancers or clause.question or clause.hypothetical:
            return []
        whose = self._resolver.whose(clause, clause.span.unit_at(match.end() - 1))
        if whose is Whose.FAMILY:
            return []
        value = load_histologies().near(clause.text, match.start(), match.end())
        if cancers[-1].kind is FactKind.CONDITION:
            value = cancers[-1].value
        own = replace(cancers[-1], whose=whose, place=clause.first, since=None, value=value)
        return [own]

    def _read_clause(self, clause: Clause) -> list[Claim]:
        if clause.hypothetical:
            return []
        cancers = self._cancers(clause)
        named = [
            *cancers,
            *_extents(clause, cancers),
            *spread_claims(
                clause,
                self._resolver,
                self._cues,
                told=self._sites_told,
                advanced=self._is_advanced(),
                cancer_named=bool(self._cancers_told or self._names_cancer()),
            ),
            *self._conditions(clause),
            *self._allergies(clause),
        ]
        return named + self._states(clause)

    def _is_advanced(self) -> bool:
        said = any(SPREAD_WORDS.advanced.search(c.text) for c in self._clauses)
        return said or (self._spread_known and bool(self._cancers_told))

    def _names_cancer(self) -> bool:
        mentions = [
            u.mention for c in self._clauses for u in c.units[c.first : c.last] if u.mention
        ]
        return any(mention.of_kind(MentionKind.CANCER) for mention in mentions)

    def _states(self, clause: Clause) -> list[Claim]:
        found = []
        for read in (read_stage, read_tnm, read_ecog, read_menopause):
            for place, kind, name, value, certain in read(clause.text):
                unit = clause.span.unit_at(place)
                if clause.question and not WORDS.mine.search(clause.text[:place]):
                    continue
                whose = self._resolver.whose(clause, unit)
                found.append(
                    Claim(
                        kind=kind, name=name, value=value, whose=whose, place=unit, certain=certain
                    )
                )
        return found

    def _cancers(self, clause: Clause) -> list[Claim]:
        found = []
        for unit, start, end in _mentions(clause):
            mention = clause.units[unit].mention
            entry = mention.of_kind(MentionKind.CANCER) if mention else None
            if mention is None or entry is None or not self._is_said(clause, start, end):
                continue
            whose = self._resolver.whose(clause, unit)
            times = find_times(clause.text)
            found.append(
                Claim(
                    kind=FactKind.CANCER,
                    name=load_histologies().exact(entry.name, clause.text, start, end),
                    value=self._histology(entry, clause.text, start, end),
                    whose=whose,
                    place=unit,
                    since=times[-1].text
                    if times
                    and re.search(
                        r"(?<!\S)(?:diagnosed|diagnosis|had|since|have|found)(?!\S)", clause.text
                    )
                    and not re.search(r"<[dp]\d+>", clause.text)
                    else None,
                    certain=mention.certain,
                )
            )
        return found

    @staticmethod
    def _histology(entry: Entry, text: str, start: int, end: int) -> str | None:
        near = load_histologies().near(text, start, end)
        return near or entry.value if entry.value in VAGUE else entry.value

    def _is_said(self, clause: Clause, start: int, end: int) -> bool:
        before, after = clause.text[:start], clause.text[end:]
        if is_denied(before, after):
            return False
        told = " ".join(c.text for c in self._clauses if c.sentence == clause.sentence)
        if WORDS.wants_to_read.search(before) or WORDS.fiction.search(told):
            return False
        is_writer = WORDS.survivor.match(after) and WORDS.opens.search(before)
        if (
            WORDS.general_next.match(after)
            and not is_writer
            and not re.search(
                r"(?<!\S)(?:my|i am an?|his|her|finished|completed|started|through|during|after|on) (?:\S+ ){0,3}$",
                before,
            )
        ):
            return False
        if (
            clause.question
            or self._cues.topical.search(clause.text)
            or WORDS.hearsay.search(before)
        ):
            return (
                re.search(
                    r"(?<!\S)(?:my|i have|with my|i am|her|his|'s|she has|he has|given)(?: \S+){0,4} ?$",
                    before,
                )
                is not None
            )
        return True

    def _conditions(self, clause: Clause) -> list[Claim]:
        found = []
        for unit, start, end in _mentions(clause):
            mention = clause.units[unit].mention
            entry = mention.of_kind(MentionKind.CONDITION) if mention else None
            if mention is None or entry is None or not self._is_said(clause, start, end):
                continue
            if entry.name in PASSING and WORDS.past_state.search(clause.text[:start]):
                continue
            stage = WORDS.stage_behind.match(clause.text[end:]) or WORDS.stage_before.search(
                clause.text[:start]
            )
            text = f"stage {stage.group(1)}" if stage else entry.value
            weeks = WORDS.weeks_before.search(clause.text[:start])
            if weeks is not None and entry.name == "pregnant":
                text = weeks.group(1)
            found.append(
                Claim(
                    kind=FactKind.CONDITION,
                    name=entry.name,
                    value=text,
                    whose=self._resolver.whose(
                        clause, unit, looks_behind=entry.name not in PASSING
                    ),
                    place=unit,
                    certain=mention.certain,
                )
            )
        return found

    def _allergies(self, clause: Clause) -> list[Claim]:
        told = " ".join(c.text for c in self._clauses if c.sentence == clause.sentence)
        if clause.question or not (WORDS.allergic.search(told) or self._allergy_told):
            return []
        found = []
        for match in re.finditer(r"<a\d+>", clause.text):
            unit = clause.span.unit_at(match.start())
            mention = clause.units[unit].mention
            if mention is not None and not re.search(
                r"(?<!\S)(?:no|not|never)(?: (?!have)\S+){0,3} ?$", clause.text[: match.start()]
            ):
                found.append(
                    Claim(
                        kind=FactKind.ALLERGY,
                        name=mention.entry.name,
                        status=FactStatus.ALLERGY,
                        whose=self._resolver.whose(clause, unit),
                        place=unit,
                    )
                )
        return found


def _extents(clause: Clause, cancers: Sequence[Claim]) -> list[Claim]:
    """Read "small cell lung cancer, limited": of this cancer the word alone is the stage."""
    small = {claim.place: claim for claim in cancers if claim.value == SMALL_CELL}
    return [
        replace(small[unit], kind=FactKind.STAGE, name="stage", value=extent.group(1), since=None)
        for unit, start, end in _mentions(clause)
        if unit in small and (extent := _extent(clause.text[:start], clause.text[end:]))
    ]


def _extent(before: str, behind: str) -> re.Match[str] | None:
    return WORDS.extent.match(behind) or WORDS.extent_before.search(before)


def _mentions(clause: Clause) -> list[tuple[int, int, int]]:
    """Return unit, start and end of every name in a clause."""
    return [
        (clause.span.unit_at(m.start()), m.start(), m.end())
        for m in re.finditer(r"<[a-z]\d+>", clause.text)
    ]
