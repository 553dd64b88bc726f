"""Read the cancer itself, its stage and spread, and the state of the person."""

import re
from collections.abc import Sequence

from assistant.domain import FactKind, FactStatus
from assistant.facts.claims import Claim
from assistant.facts.clauses import Clause
from assistant.facts.cues import CueBook
from assistant.facts.entries import MentionKind
from assistant.facts.lexicon_entries import METASTATIC
from assistant.facts.people import SubjectResolver, Whose
from assistant.facts.staging import read_ecog, read_menopause, read_stage, read_tnm
from assistant.facts.times import find_times

RULED_OUT = re.compile(
    r"(?<!\S)(?:no|not|never|without|ruled out|rule out|ruling out|negative for|free of|clear of|denies|no evidence of|no sign of|no signs of|do not have|does not have|is not|was not|not have)(?: (?!but|only|just)\S+){0,3} ?$"
)
CLEARED = re.compile(
    r"^ (?:was|were|is|are|has been|have been|scan was|scan is|came back|looks?|all|turned out(?: to be)?|ended up(?: being)?) ?(?:all )?(?:clear|clean|ruled out|negative|benign|fine|ok|normal|not cancer)"
)
FEARED = re.compile(
    r"(?<!\S)(?:if|might|could|may|whether|afraid of|scared of|fear of|fear|worried about|worry about|risk of|prevent|screening for|screen for|check for|possible|suspected|suspicious for|chance of|get|getting|develop|concerned about|concern for|watching for|what if|maybe|in case)(?: \S+){0,3} ?$"
)
GENERAL_NEXT = re.compile(
    r"^ (?:awareness|research|walk|ribbon|month|patients?|survivors?|support|foundation|society|center|centre|charity|diet|group|stories|cells|screening|risk|treatment|treatments|trials?|drugs?|specialist|conference|community|forum|cure|warriors?)(?!\S)"
)
MINE = re.compile(
    r"(?<!\S)(?:i|my|me|we|our|she|he|her|his|mom|dad|'s|have|has|had|with|diagnosed|dx)(?!\S)"
)
STRONG = re.compile(
    r"(?<!\S)(?:metastatic|metastases|metastasis|mets|met|metastasized|spread|spreading|spreads|secondaries|secondary (?:tumou?rs?|cancer)|oligometastatic|oligomets?|moved to|gone to|went to|progression in|progressed (?:to|in)|involvement|infiltration|deposits|invaded|recurred in|reached|traveled to|come back in|came back in|back in|lesions? (?:in|on)|tumou?rs? (?:in|on)|spots? (?:in|on)|nodules? (?:in|on))(?!\S)"
)
UNSPECIFIED = re.compile(
    r"(?<!\S)(?:metastatic|metastasized|metastasised|metastases|metastasis|mets|oligometastatic|oligomets?|oligo metastatic|secondary breast cancer|de novo|has spread|spread everywhere)(?!\S)"
)
ALLERGIC = re.compile(r"(?<!\S)(?:allergic|allergy|allergies|anaphylaxis|reaction to|hives)(?!\S)")
OLIGO = re.compile(r"(?<!\S)oligo ?-? ?(?:metastatic|mets?|metastas[ei]s|progress\w*)?(?!\S)")
SITE_GAP = r"(?: (?:,|and|/|&|\+|also|plus|the|my|her|his|to|in|into|a|both|few|as well as|one|or|now|left|right|upper|lower|lobe of|on))*"
SITE_LIST = re.compile(rf"<t\d+>(?:{SITE_GAP} <t\d+>)*")
NODE_POSITIVE = re.compile(
    r"(\d+) (?:of|out of|/) (\d+) (?:<t\d+>|nodes?)|<t\d+> (?:was |were |are |is |came back )?(?:positive|involved|involvement)|positive <t\d+>|(?:cancer|it|disease) (?:was |is )?(?:found )?in (?:\S+ ){0,3}<t\d+>"
)


class DiseaseReader:
    """Reads the cancers, stages, sites, conditions and states of one message."""

    def __init__(self, cues: CueBook, resolver: SubjectResolver) -> None:
        self._cues = cues
        self._resolver = resolver

    def read(self, clauses: Sequence[Clause]) -> list[Claim]:
        """Return the claims of a message in the order they stand."""
        return [
            claim
            for clause in clauses
            for claim in self._read_clause(clause)
            if claim.whose is not Whose.STRANGER
        ]

    def _read_clause(self, clause: Clause) -> list[Claim]:
        if clause.hypothetical:
            return []
        named = [
            *self._cancers(clause),
            *self._sites(clause),
            *self._conditions(clause),
            *self._allergies(clause),
        ]
        return named + self._states(clause)

    def _states(self, clause: Clause) -> list[Claim]:
        found = []
        for read in (read_stage, read_tnm, read_ecog, read_menopause):
            for place, kind, name, value, certain in read(clause.text):
                unit = clause.span.unit_at(place)
                if clause.question and not MINE.search(clause.text[:place]):
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
                    name=entry.name,
                    value=entry.value,
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

    def _is_said(self, clause: Clause, start: int, end: int) -> bool:
        before, after = clause.text[:start], clause.text[end:]
        if RULED_OUT.search(before) or CLEARED.match(after) or FEARED.search(before):
            return False
        if GENERAL_NEXT.match(after) and not re.search(
            r"(?<!\S)(?:my|i am an?|his|her) (?:\S+ ){0,3}$", before
        ):
            return False
        if clause.question or self._cues.topical.search(clause.text):
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
            value = re.match(r"^(?: ,)?(?: \()?(?: stage) (\d[ab]?|i{1,3}v?)", clause.text[end:])
            lead = re.search(r"(?<!\S)(stage|type) (\d[ab]?) $", clause.text[:start])
            text = (
                f"stage {value.group(1)}"
                if value
                else f"{lead.group(1)} {lead.group(2)}"
                if lead
                else None
            )
            found.append(
                Claim(
                    kind=FactKind.CONDITION,
                    name=entry.name,
                    value=text,
                    whose=self._resolver.whose(clause, unit),
                    place=unit,
                    certain=mention.certain,
                )
            )
        return found

    def _allergies(self, clause: Clause) -> list[Claim]:
        if clause.question or not ALLERGIC.search(clause.text):
            return []
        found = []
        for match in re.finditer(r"<a\d+>", clause.text):
            unit = clause.span.unit_at(match.start())
            mention = clause.units[unit].mention
            if mention is not None and not re.search(
                r"(?<!\S)(?:no|not|never)(?: \S+){0,3} ?$", clause.text[: match.start()]
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

    def _sites(self, clause: Clause) -> list[Claim]:
        text = clause.text
        if clause.question and not re.search(r"(?<!\S)(?:my|have|has|with|her|his)(?!\S)", text):
            return []
        value = "oligometastatic" if OLIGO.search(text) else None
        named = [
            Claim(
                kind=FactKind.METASTASIS,
                name=name,
                value=value,
                whose=self._resolver.whose(clause, unit),
                place=unit,
            )
            for unit, name in _spread_sites(clause)
        ]
        if named:
            return named
        return self._unspecified(clause, value)

    def _unspecified(self, clause: Clause, value: str | None) -> list[Claim]:
        match = UNSPECIFIED.search(clause.text) or OLIGO.search(clause.text)
        said = match or next(
            (
                m
                for m in re.finditer(r"<[cb]\d+>", clause.text)
                if _says_metastatic(clause, m.start())
            ),
            None,
        )
        if (
            said is None
            or RULED_OUT.search(clause.text[: said.start()])
            or FEARED.search(clause.text[: said.start()])
        ):
            return []
        topic = clause.question or self._cues.topical.search(clause.text)
        if topic and not re.search(
            r"(?<!\S)(?:my|i have|i am|with my|her|his)(?!\S)", clause.text[: said.start()]
        ):
            return []
        unit = clause.span.unit_at(said.start())
        return [
            Claim(
                kind=FactKind.METASTASIS,
                name="unspecified",
                value=value,
                whose=self._resolver.whose(clause, unit),
                place=unit,
            )
        ]


def _says_metastatic(clause: Clause, place: int) -> bool:
    mention = clause.units[clause.span.unit_at(place)].mention
    return mention is not None and any(entry.value == METASTATIC for entry in mention.entries)


def _mentions(clause: Clause) -> list[tuple[int, int, int]]:
    """Return unit, start and end of every name in a clause."""
    return [
        (clause.span.unit_at(m.start()), m.start(), m.end())
        for m in re.finditer(r"<[a-z]\d+>", clause.text)
    ]


def _spread_sites(clause: Clause) -> list[tuple[int, str]]:
    """Return the places a clause says the cancer is in besides where it began."""
    text = clause.text
    found: list[tuple[int, str]] = []
    for match in SITE_LIST.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        near = re.match(
            r"^ (?:mets?|metastas[ei]s|metastatic|lesions?|involvement|spread|progression|secondaries|disease|nodules?|tumou?rs?|invasion|infiltration|deposits|recurrence)(?!\S)",
            after,
        )
        led = (
            STRONG.search(before)
            and not re.search(r"(?<!\S)(?:not|no) (?:\S+ ){0,3}$", before)
            and len(before) - _end_of_spread(before) < 40
        )
        nodes = NODE_POSITIVE.search(text)
        if RULED_OUT.search(before) or CLEARED.match(after) or FEARED.search(before):
            continue
        if near or led or (nodes and nodes.start() <= match.start() < nodes.end() + 6):
            found += _names(clause, match.start(), match.end())
    return found


def _end_of_spread(before: str) -> int:
    """Return where the last word of spreading ends."""
    ends = [m.end() for m in STRONG.finditer(before)]
    return ends[-1] if ends else 0


def _names(clause: Clause, start: int, end: int) -> list[tuple[int, str]]:
    found = []
    for match in re.finditer(r"<t\d+>", clause.text[start:end]):
        unit = clause.span.unit_at(start + match.start())
        mention = clause.units[unit].mention
        if mention is not None:
            found.append((unit, mention.entry.name))
    return found
