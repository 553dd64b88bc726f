"""Read tumour markers, genes and blood values with how they came out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.domain import FactKind
from assistant.facts.claims import Claim, Whose
from assistant.facts.markers.marker_pairs import (
    CYTOGENETIC,
    MarkerAt,
    number_for,
    pair_values,
    takes_number,
    without_overlaps,
)
from assistant.facts.markers.marker_values import ValueAt, ValueBook, numbers, value_words, variants
from assistant.facts.markers.series import in_words, next_number
from assistant.facts.names.entries import Entry, MentionKind
from assistant.facts.names.patterns import Patterns
from assistant.facts.people.people import SubjectResolver
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import CueBook

WORDS = Patterns("markers")


RISING = {"BCR-ABL", "ctDNA", "MRD"}
"""Followed over time like a blood marker: "the bcr-abl went up"."""
LOST = "lost"


class MarkerReader:
    """Reads the markers of one message."""

    def __init__(self, values: ValueBook, cues: CueBook, resolver: SubjectResolver) -> None:
        self._values = values
        self._cues = cues
        self._resolver = resolver

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message; of a series the last value comes last."""
        found: list[Claim] = []
        waiting: list[tuple[Clause, MarkerAt]] = []
        for clause in clauses:
            markers = _markers_in(clause)
            found += self._lone_variants(clause, markers)
            if clause.hypothetical or not markers:
                found += self._follow_up(clause, waiting) or self._continued(clause, found)
                waiting = []
                continue
            told = self._read_clause(clause, markers)
            found += told
            named = {claim.place for claim in told}
            waiting = [(clause, marker) for marker in markers if marker.unit not in named]
        return found

    def _follow_up(self, clause: Clause, waiting: Sequence[tuple[Clause, MarkerAt]]) -> list[Claim]:
        """Read "his potassium, which was 2.9": the number follows in the next clause."""
        number, sign = WORDS.goes_on.match(clause.text), WORDS.came_back.match(clause.text)
        if len(waiting) != 1 or clause.question or clause.hypothetical:
            return []
        before, marker = waiting[0]
        if sign is not None and marker.entry.kind is MentionKind.BIOMARKER:
            return self._claims(before, marker, sign.group(1))
        value = (number.group(1) or "").strip() + number.group(2) if number else ""
        fits = value and takes_number(marker.entry, value) and not marker.entry.implies
        return self._claims(before, marker, value) if fits else []

    def _read_clause(self, clause: Clause, markers: list[MarkerAt]) -> list[Claim]:
        values = self._values_in(clause, markers)
        pairs = pair_values(clause.text, markers, values)
        claims: list[Claim] = []
        for marker in markers:
            value = pairs.get(marker.unit)
            text = self._value_text(clause, marker, value)
            if text is None or not self._is_stated(clause, marker, value):
                continue
            claims += self._claims(clause, marker, text)
        return claims

    def _lone_variants(self, clause: Clause, named: Sequence[MarkerAt]) -> list[Claim]:
        """Read a variant told without its gene: everybody knows whose T790M is."""
        if (
            clause.hypothetical
            or clause.question
            or any(m.entry.group == "genes" or m.entry.name == "HER2" for m in named)
        ):
            return []
        found = []
        for value in variants(clause.text):
            gene = self._values.gene_of.get(value.text)
            unit = clause.span.unit_at(value.start)
            whose = self._resolver.whose(clause, unit)
            if gene is not None and whose is not Whose.STRANGER:
                kind = FactKind.BIOMARKER
                found.append(Claim(kind=kind, name=gene, value=value.text, whose=whose, place=unit))
        return found

    def _values_in(self, clause: Clause, markers: list[MarkerAt]) -> list[ValueAt]:
        text = clause.text
        has_lab = any(m.entry.kind is MentionKind.LAB for m in markers)
        has_serum = any(m.entry.group == "serum" or m.entry.name in RISING for m in markers)
        found = variants(text) + value_words(text, self._values.marker, self._values.names)
        if has_lab or has_serum:
            found += value_words(text, self._values.lab, self._values.names)
        found += numbers(text)
        return without_overlaps([value for value in found if _is_of_a_marker(text, value)])

    def _value_text(self, clause: Clause, marker: MarkerAt, value: ValueAt | None) -> str | None:
        """Return the value of a marker as facts name it; None when it is no fact."""
        if marker.entry.implies or marker.entry.value:
            return marker.entry.value or ""
        if WORDS.not_behind.match(clause.text[marker.end :]):
            return "negative"
        if value is None:
            return self._bare_value(clause, marker)
        if value.is_number:
            return number_for(marker.entry, value.text)
        return _as_named(marker.entry, _with_negation(clause.text, marker, value))

    @staticmethod
    def _bare_value(clause: Clause, marker: MarkerAt) -> str | None:
        """A gene somebody "has" is positive; a marker only named is no fact."""
        before, after = clause.text[: marker.start], clause.text[marker.end :]
        if WORDS.contrast.search(before):
            return None
        if marker.entry.name.startswith(CYTOGENETIC):
            return "negative" if WORDS.negation.search(before) else "positive"
        if marker.entry.group == "genes" or marker.entry.name in {"HER2", "HPV"}:
            if WORDS.negation.search(before):
                return "negative"
            cancer = re.match(r"^ (?:<[co]\d+>|<t\d+>(?= ?(?:,|$))|cancer|tumou?r)", after)
            alone = bool(WORDS.gene_alone.search(before) and WORDS.gene_closes.match(after))
            alone = alone and not _runs_on(clause, marker)
            caused = WORDS.because_of.search(before) and not clause.question
            if (
                WORDS.have.search(before) or caused or cancer or (alone and not clause.question)
            ) and (not WORDS.treated.match(after)):
                return "positive"
        return None

    def _is_stated(self, clause: Clause, marker: MarkerAt, value: ValueAt | None) -> bool:
        before, after = clause.text[: marker.start], clause.text[marker.end :]
        if _is_of_others(clause, before, after):
            return False
        if value is not None and value.is_number and value.start >= marker.end:
            asked = clause.question and self._cues.opens_question(clause.text)
            if WORDS.owned.search(before) or not (asked or WORDS.treated.match(after)):
                return True
        waiting = WORDS.testing.search(clause.text[: max(marker.end, value.end if value else 0)])
        if WORDS.treated.match(after) or (waiting and not WORDS.result.search(clause.text)):
            return False
        asked_of = clause.question and WORDS.own_before.search(before) is None
        if asked_of or WORDS.supposed.search(before):
            return False
        return not self._cues.topical.search(clause.text) or "my " in before

    def _claims(self, clause: Clause, marker: MarkerAt, text: str) -> list[Claim]:
        whose = self._resolver.whose(clause, marker.unit)
        if whose is Whose.STRANGER:
            return []
        mention = clause.units[marker.unit].mention
        sure = (
            mention is not None and mention.certain and WORDS.uncertain.search(clause.text) is None
        )
        kind = FactKind.LAB if marker.entry.kind is MentionKind.LAB else FactKind.BIOMARKER
        return [
            Claim(
                kind=kind,
                name=name,
                value=value,
                whose=whose,
                place=marker.unit,
                certain=sure,
            )
            for name, value in self._named_values(marker.entry, text)
        ]

    def _named_values(self, entry: Entry, text: str) -> Iterable[tuple[str, str]]:
        if entry.implies:
            return entry.implies
        return (
            [(name, text) for name in self._values.pairs.get(entry.name, (entry.name,))]
            if text in {"negative", "wild type", "normal"}
            else [(entry.name, text)]
        )

    def _me_too(self, clause: Clause, last: Claim) -> list[Claim]:
        """Read "me too" after a relative's gene, and "she is too" after the patient's own."""
        named = self._resolver.whose(clause, clause.last - 1)
        whose = Whose.PATIENT if last.whose is Whose.FAMILY else named
        return [] if whose is last.whose else [replace(last, whose=whose, place=clause.first)]

    def _opposite(self, clause: Clause, match: re.Match[str], last: Claim) -> list[Claim]:
        """Read "mine is not": the opposite of what was said of somebody else."""
        turned = {"positive": "negative", "negative": "positive"}.get(last.value or "")
        whose = self._resolver.whose(clause, clause.span.unit_at(match.start()))
        whose = Whose.PATIENT if match.group().startswith("mine") else whose
        if turned is None or whose is last.whose or whose is Whose.STRANGER:
            return []
        return [replace(last, whose=whose, value=turned, place=clause.first)]

    def _elliptic(self, clause: Clause, match: re.Match[str], found: list[Claim]) -> list[Claim]:
        """Read "I tested negative" after a relative's gene: the same gene, another person."""
        whose = self._resolver.whose(clause, clause.span.unit_at(match.start()))
        last = found[-1]
        if last.name == "HER2" and WORDS.in_situ.search(clause.text):
            return [replace(last, value=_in_situ(match.group(1)), place=clause.first)]
        if whose is last.whose or whose is Whose.STRANGER or last.kind is not FactKind.BIOMARKER:
            return []
        return [replace(last, whose=whose, value=match.group(1), place=clause.first)]

    def _continued(self, clause: Clause, found: list[Claim]) -> list[Claim]:
        """Read what goes on about the marker told last: "then 9", "mine is not"."""
        if not found or clause.question or clause.hypothetical:
            return []
        if WORDS.me_too.match(clause.text):
            return self._me_too(clause, found[-1])
        opposite, elliptic = WORDS.opposite.search(clause.text), WORDS.elliptic.search(clause.text)
        if opposite is not None:
            return self._opposite(clause, opposite, found[-1])
        if elliptic is not None:
            return self._elliptic(clause, elliptic, found)
        return in_words(clause, found[-1]) or next_number(clause, found[-1])


def _in_situ(result: str) -> str:
    """Return what the test of the gene says of the protein."""
    return {"amplified": "positive", "not amplified": "negative"}.get(result, result)


def _is_of_a_marker(text: str, value: ValueAt) -> bool:
    """Say whether "lost" is said of a protein: people lose weight and papers too."""
    before, after = text[: value.start], text[value.end :]
    if value.text != LOST:
        return True
    behind = WORDS.lost_behind.search(before) and not WORDS.lost_else.match(after)
    return bool(behind or WORDS.lost_before.match(after))


def _is_of_others(clause: Clause, before: str, after: str) -> bool:
    """Say whether a marker is spoken of in general: "for HER2 positive patients"."""
    own = WORDS.mine.search(clause.text) or WORDS.taken_since.search(clause.text)
    return not own and bool(WORDS.in_general.search(before) and WORDS.of_others.search(after))


USUAL_VARIANTS = {
    **{(gene, "rearranged"): "fusion" for gene in ("ALK", "ROS1", "RET", "NTRK", "FGFR2")},
    ("EGFR", "exon 19"): "exon 19 deletion",
    ("EGFR", "exon 20"): "exon 20 insertion",
    ("MET", "exon 14"): "exon 14 skipping",
    ("HER2", "amplified"): "positive",
    ("HER2", "exon 20"): "exon 20 insertion",
}
"""What people mean when they give a variant only in part."""


def _runs_on(clause: Clause, marker: MarkerAt) -> bool:
    """Say whether more is said of a marker right behind it: "her2 they're still arguing about"."""
    following = clause.units[marker.unit + 1 : marker.unit + 2]
    return clause.last == marker.unit + 1 and any(unit.text[0].isalpha() for unit in following)


def _as_named(entry: Entry, text: str) -> str:
    return USUAL_VARIANTS.get((entry.name, text.removesuffix(" mutation")), text)


def _with_negation(text: str, marker: MarkerAt, value: ValueAt) -> str:
    """Turn a value around that is denied: "not positive", "no EGFR mutation"."""
    before_value = WORDS.negation.search(text[: value.start])
    before_marker = value.start > marker.start and WORDS.negation.search(text[: marker.start])
    if value.text == LOST and (before_value or before_marker):
        return "normal"
    if value.text in {"positive", "fusion"} and (before_value or before_marker):
        return "negative"
    return "positive" if before_value and value.text == "negative" else value.text


def _markers_in(clause: Clause) -> list[MarkerAt]:
    found = []
    for match in WORDS.marker.finditer(clause.text):
        unit = clause.span.unit_at(match.start())
        mention = clause.units[unit].mention
        if mention is not None:
            found.append(
                MarkerAt(start=match.start(), end=match.end(), unit=unit, entry=mention.entry)
            )
    return found
