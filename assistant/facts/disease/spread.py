"""Read where a cancer has spread to."""

import re
from collections.abc import Sequence

from assistant.domain import FactKind
from assistant.facts.claims import Claim
from assistant.facts.disease.denials import is_denied
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon_entries import METASTATIC
from assistant.facts.names.patterns import Patterns
from assistant.facts.people.people import SubjectResolver
from assistant.facts.text.clauses import Clause
from assistant.facts.text.cues import CueBook

WORDS = Patterns("spread")

SITE_GAP = r"(?: (?:,|and|/|&|\+|also|plus|the|my|her|his|to|in|into|a|both|few|as well as|one|or|now|left|right|upper|lower|lobe of|on))*"
SITE_LIST = re.compile(rf"<t\d+>(?:{SITE_GAP} <t\d+>)*")
TYPICAL = {
    "liver",
    "bone",
    "lung",
    "brain",
    "lymph nodes",
    "adrenal",
    "peritoneum",
    "pleura",
    "skin",
}
"""Places in which a cancer is mostly by spread."""
REACH = 40
"""Characters between "spread to" and the place."""


def spread_claims(
    clause: Clause,
    resolver: SubjectResolver,
    cues: CueBook,
    *,
    told: bool,
    advanced: bool = False,
    cancer_named: bool = True,
) -> list[Claim]:
    """Return the places a clause tells.

    `told`: the message goes on about spread without saying so again; `advanced`: the cancer is
    known to have spread, so that a place alone is one of spread; `cancer_named`: the cancer is known.
    """
    if clause.question and not WORDS.own.search(clause.text):
        return []
    value = "oligometastatic" if WORDS.oligo.search(clause.text) else None
    places = _places(clause, told=told, advanced=advanced, named=cancer_named) or _unspecified(
        clause, cues
    )
    return [
        Claim(
            kind=FactKind.METASTASIS,
            name=name,
            value=value,
            whose=resolver.whose(clause, unit),
            place=unit,
        )
        for unit, name in places
    ]


def _places(clause: Clause, *, told: bool, advanced: bool, named: bool) -> list[tuple[int, str]]:
    """Return the places a clause says the cancer is in besides where it began."""
    text = clause.text
    found: list[tuple[int, str]] = []
    for match in SITE_LIST.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        names = _names(clause, match.start(), match.end())
        if told and WORDS.not_first.search(before):
            found += names[1:]
        elif (
            not is_denied(before, after)
            and not WORDS.none_found.match(text, _last(match))
            and (
                told
                or _is_spread(text, match, names)
                or (
                    advanced
                    and _stands_alone(before, after)
                    and (named or not _opens(clause, before))
                )
            )
        ):
            found += names
    return found


def _opens(clause: Clause, before: str) -> bool:
    """Say whether an organ opens a message that names no cancer: "Lung, stage 4" is the cancer."""
    mention = clause.units[clause.first].mention
    return not clause.first and not before and bool(mention and mention.of_kind(MentionKind.ORGAN))


def _last(match: re.Match[str]) -> int:
    """Return where the last place of a list begins."""
    return match.start() + match.group().rindex("<")


def _stands_alone(before: str, after: str) -> bool:
    segment = WORDS.separator.split(before)[-1] + WORDS.separator.split(after)[0]
    return WORDS.filler.sub("", segment).strip() == ""


def _is_spread(text: str, match: re.Match[str], names: Sequence[tuple[int, str]]) -> bool:
    typical = any(name in TYPICAL for _, name in names)
    before = text[: match.start()]
    after = text[match.end() :]
    if any(seen for seen in (WORDS.origin.search(before), WORDS.landmark.search(before))):
        return False
    if WORDS.taken_out.match(after):
        return False
    words = list(WORDS.strong.finditer(before))
    led = words and not WORDS.denied_verb.search(before) and len(before) - words[-1].end() < REACH
    led = led and not WORDS.treated_there.search(before)
    nodes = WORDS.node_positive.search(text)
    in_nodes = nodes is not None and nodes.start() <= match.start() <= nodes.end()
    lone = WORDS.lone_in.search(before) and WORDS.lone_end.match(after)
    beside = typical and (WORDS.cancer_in.search(before) or lone)
    finding = typical and WORDS.finding.match(after)
    near = WORDS.near.match(after) and not _is_sampled(before, after)
    return bool(near or led or in_nodes or beside or finding)


def _is_sampled(before: str, after: str) -> bool:
    """Say whether it is not known yet what a spot is: "a biopsy of the liver lesion"."""
    sampled = WORDS.treated_there.search(before) is not None
    return sampled and WORDS.doubtful.match(after) is not None


def _unspecified(clause: Clause, cues: CueBook) -> list[tuple[int, str]]:
    """Return the place "unspecified" where a clause says only that the cancer has spread."""
    marks = re.finditer(r"<[cb]\d+>", clause.text)
    named = next((m for m in marks if _says_metastatic(clause, m.start())), None)
    said = WORDS.unspecified.search(clause.text) or WORDS.oligo.search(clause.text) or named
    if said is None or is_denied(clause.text[: said.start()]):
        return []
    if WORDS.none_found.search(clause.text[: said.start()]):
        return []
    topic = clause.question or cues.topical.search(clause.text)
    if topic and not WORDS.own.search(clause.text[: said.start()]):
        return []
    return [(clause.span.unit_at(said.start()), "unspecified")]


def _says_metastatic(clause: Clause, place: int) -> bool:
    mention = clause.units[clause.span.unit_at(place)].mention
    return mention is not None and any(entry.value == METASTATIC for entry in mention.entries)


def _names(clause: Clause, start: int, end: int) -> list[tuple[int, str]]:
    found = []
    for match in re.finditer(r"<t\d+>", clause.text[start:end]):
        unit = clause.span.unit_at(start + match.start())
        mention = clause.units[unit].mention
        if mention is not None:
            found.append((unit, mention.entry.name))
    return found
