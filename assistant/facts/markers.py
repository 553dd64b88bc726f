"""Read tumour markers, genes and blood values with how they came out."""

import re
from collections.abc import Iterable, Sequence

from assistant.domain import FactKind
from assistant.facts.claims import Claim
from assistant.facts.clauses import Clause
from assistant.facts.cues import CueBook
from assistant.facts.entries import Entry, MentionKind
from assistant.facts.marker_pairs import (
    SERUM,
    MarkerAt,
    pair_values,
    takes_number,
    without_overlaps,
)
from assistant.facts.marker_values import ValueAt, ValueBook, numbers, value_words, variants
from assistant.facts.people import SubjectResolver, Whose

MARKER = re.compile(r"<[bl]\d+>")
TESTING = re.compile(
    r"(?<!\S)(?:test(?:ing)? for|get tested|getting tested|waiting (?:on|for)|awaiting|checking for|check for|check|screened? for|results? (?:are )?pending|pending|not (?:been )?tested|"
    r"sent (?:out )?for|send|ask about|repeat|tested for|order(?:ed|ing)?|want|wants|hope|hoping|looking for|rule out)(?!\S)"
)
RESULT = re.compile(
    r"(?<!\S)(?:positive|negative|came back|showed|found|have|has|carry|low|high)(?!\S)"
)
NEGATION = re.compile(
    r"(?<!\S)(?:no|not|never|without|neither|nor|ruled out|does not have|do not have|free of)(?: (?!but|only)\S+){0,4} ?$"
)
HAVE = re.compile(
    r"(?<!\S)(?:have|has|had|with|carry|carries|carrying|carried|inherited|got|am|is|are|mutation|mutated|positive|found|showed|shows|harbors?|given)(?!\S)"
)
TREATED = re.compile(
    r"^ (?:<d\d+>|inhibitors?|targeted|drugs?|therapy|therapies|directed|blockers?|pills?|receptor antagonist|suppress|antibod\w+|patients?|people)(?!\S)"
)
UNCERTAIN = re.compile(
    r"(?<!\S)(?:i think|maybe|not sure|might be|may be|possibly|probably|i believe|supposedly|apparently)(?!\S)"
)


class MarkerReader:
    """Reads the markers of one message."""

    def __init__(self, values: ValueBook, cues: CueBook, resolver: SubjectResolver) -> None:
        self._values = values
        self._cues = cues
        self._resolver = resolver

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message; of a series the last value comes last."""
        found: list[Claim] = []
        for clause in clauses:
            markers = _markers_in(clause)
            if clause.hypothetical or not markers:
                found += self._continued(clause, found)
            else:
                found += self._read_clause(clause, markers)
        return found

    def _read_clause(self, clause: Clause, markers: list[MarkerAt]) -> list[Claim]:
        values = self._values_in(clause, markers)
        pairs = pair_values(clause.text, markers, values)
        claims: list[Claim] = []
        for marker in markers:
            value = pairs.get(marker.unit)
            text = self._value_text(clause, marker, value)
            if text is None or not self._is_stated(clause, marker):
                continue
            claims += self._claims(clause, marker, text)
        return claims

    def _values_in(self, clause: Clause, markers: list[MarkerAt]) -> list[ValueAt]:
        text = clause.text
        has_lab = any(m.entry.kind is MentionKind.LAB for m in markers)
        has_serum = any(m.entry.group in SERUM for m in markers)
        found = variants(text) + value_words(text, self._values.marker, self._values.names)
        if has_lab or has_serum:
            found += value_words(text, self._values.lab, self._values.names)
        found += numbers(text)
        return without_overlaps(found)

    def _value_text(self, clause: Clause, marker: MarkerAt, value: ValueAt | None) -> str | None:
        """Return the value of a marker as facts name it; None when it is no fact."""
        if marker.entry.implies or marker.entry.value:
            return marker.entry.value or ""
        if value is None:
            return self._bare_value(clause, marker)
        text = value.text
        if value.is_number:
            return text if takes_number(marker.entry, text) else None
        negated = NEGATION.search(clause.text[: value.start]) or (
            value.start > marker.start
            and NEGATION.search(clause.text[: marker.start])
            and text == "positive"
        )
        if negated and text in {"positive", "fusion"}:
            return "negative"
        return "positive" if negated and text == "negative" else text

    @staticmethod
    def _bare_value(clause: Clause, marker: MarkerAt) -> str | None:
        """A gene somebody "has" is positive; a marker only named is no fact."""
        before, after = clause.text[: marker.start], clause.text[marker.end :]
        if marker.entry.group == "genes" or marker.entry.name in {"HER2", "HPV"}:
            if NEGATION.search(before):
                return "negative"
            cancer = re.match(r"^ (?:<c\d+>|cancer|tumou?r)", after)
            if (HAVE.search(before) or cancer) and not TREATED.match(after):
                return "positive"
        return None

    def _is_stated(self, clause: Clause, marker: MarkerAt) -> bool:
        before, after = clause.text[: marker.start], clause.text[marker.end :]
        if TREATED.match(after) or (TESTING.search(clause.text) and not RESULT.search(clause.text)):
            return False
        if clause.question and not re.search(
            r"(?<!\S)(?:my|his|her|mom|dad|i am|i have|have an?|with)(?!\S)", before
        ):
            return False
        if re.search(r"(?<!\S)(?:if|whether|could be|might be)(?!\S)", before):
            return False
        return not self._cues.topical.search(clause.text) or "my " in before

    def _claims(self, clause: Clause, marker: MarkerAt, text: str) -> list[Claim]:
        whose = self._resolver.whose(clause, marker.unit)
        if whose is Whose.STRANGER:
            return []
        mention = clause.units[marker.unit].mention
        sure = mention is not None and mention.certain and UNCERTAIN.search(clause.text) is None
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
            if text == "negative"
            else [(entry.name, text)]
        )

    def _continued(self, clause: Clause, found: list[Claim]) -> list[Claim]:
        """Read "then 9", "now 3" after a marker with a number: the series goes on."""
        if not found or clause.question or clause.hypothetical:
            return []
        last = found[-1]
        if last.value is None or not re.fullmatch(r"[<>]?\d+(?:[.,]\d+)*[k%]?", last.value):
            return []
        match = re.match(
            r"^(?:,|and|then|but|now|it is|it was|is|was|up|down|to|at|back|later|today|yesterday|last (?:week|month)|this (?:week|month)|went|dropped|rose|jumped|latest|most recent|currently|the|it|has|gone|came| )* ?([<>] ?)?(\d+(?:\.\d+)?)(?! ?(?:mg|months?|weeks?|years?|days?|cycles?))(?!\S)",
            clause.text,
        )
        if match is None or re.search(r"<[dpc]\d+>", clause.text):
            return []
        value = (match.group(1) or "").strip() + match.group(2)
        return [
            Claim(
                kind=last.kind,
                name=last.name,
                value=value,
                whose=last.whose,
                place=clause.first,
                certain=last.certain,
            )
        ]


def _markers_in(clause: Clause) -> list[MarkerAt]:
    found = []
    for match in MARKER.finditer(clause.text):
        unit = clause.span.unit_at(match.start())
        mention = clause.units[unit].mention
        if mention is not None:
            found.append(
                MarkerAt(start=match.start(), end=match.end(), unit=unit, entry=mention.entry)
            )
    return found
