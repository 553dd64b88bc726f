"""Words and signs that say how a marker or a blood value came out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.facts.names.data_files import FaultList, read_table

VARIANT = re.compile(
    r"(?<!\S)(?:p ?\. ?)?(?:"
    r"(?P<point>(?:[acdefghiklmnpqrstvwy]\d{2,4}[acdefghiklmnpqrstvwy])(?: ?/ ?[a-z])?)"
    r"|exon (?P<exon>\d{1,2})(?: (?P<exonkind>deletions?|del|insertions?|ins|skipping(?: mutation)?|skip|mutation|mut|20))?"
    r"|ex (?P<ex>\d{1,2}) ?(?P<exkind>del|ins)?"
    r"|(?P<eml>eml ?4 ?- ?(?:alk)?)"
    r"|(?P<itd>itd)"
    r"|(?P<star>\* ?\d{1,2}[a-z]?(?: ?/ ?\* ?\d{1,2}[a-z]?)?)"
    r")(?!\S)"
)
NUMBER = re.compile(
    r"(?<!\S)(?:of |is |was |at |to |now |= |: |around |about |~ )*(?P<sign>[<>] ?|less than |under |over |above )?(?P<number>\d+(?:[.,]\d+)*(?: ?\+ ?\d(?: ?= ?\d{1,2})?(?!\S))?)"
    r"(?P<tail> ?k(?!\S)| ?%| percent)?(?P<rest> ?(?:mut ?/ ?mb|muts? per|/ ?mb|mutations?))?(?!\S)"
)
NOT_A_VALUE = re.compile(
    r"^ ?(?:mg|months?|years?|weeks?|days?|cycles?|rounds?|hours?|times?|pills?|points? (?:up|down)|lymph|nodes?|<p|<d|chemo|doctors?|of (?:my|the) (?:nodes|lymph)|infusions?|doses?|more|th|st|nd|rd|am|pm|treatments?|different|/ ?\d+ ?/)(?!\S)"
)
MONTH_BEFORE = re.compile(
    r"(?<!\S)(?:january|february|march|april|may|june|july|august|september|october|november|december|since|in|stage|age|day|cycle|on|grade|level|week|line|round|type|number|no|chapter|room) ?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAt:
    """A value in a clause; `start` and `end` are places in its text."""

    start: int
    end: int
    text: str
    is_number: bool = False
    is_variant: bool = False
    """True: belongs to one gene only, never to a list of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueBook:
    """Value words of markers and of blood values, compiled."""

    marker: re.Pattern[str]
    lab: re.Pattern[str]
    names: Mapping[str, str]
    pairs: Mapping[str, tuple[str, ...]]
    """Names that stand for two genes."""
    gene_of: Mapping[str, str]
    """The gene of a variant that is known by itself: T790M."""


@cache
def load_values() -> ValueBook:
    """Read value words once, on first use."""
    faults = FaultList("biomarkers.yaml")
    markers, labs = read_table("biomarkers.yaml"), read_table("labs.yaml")
    marker_words = _words(faults, faults.mapping(markers.get("values"), "values"))
    lab_words = _words(faults, faults.mapping(labs.get("values"), "labs.values"))
    pairs = faults.mapping(markers.get("pairs"), "pairs")
    names = {name: faults.words(genes, name) for name, genes in pairs.items()}
    genes = faults.mapping(markers.get("variants"), "variants")
    gene_of = {v: gene for gene, found in genes.items() for v in faults.words(found, gene)}
    faults.raise_if_any()
    return ValueBook(
        marker=_compile(marker_words),
        lab=_compile(lab_words),
        names={**lab_words, **marker_words},
        pairs=names,
        gene_of=gene_of,
    )


def _words(faults: FaultList, table: Mapping[str, object]) -> dict[str, str]:
    """Return each word with the value it stands for."""
    return {
        _spaced(word): value
        for value, words in table.items()
        for word in faults.words(words, value)
    }


def _spaced(word: str) -> str:
    """Write a word as marked text has it: signs stand alone."""
    return " ".join(re.findall(r"[a-z0-9]+|[^\sa-z0-9]", word.lower()))


def _compile(words: Mapping[str, str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\S)(?:" + "|".join(re.escape(word) for word in ordered) + r")(?!\S)")


def value_words(text: str, pattern: re.Pattern[str], names: Mapping[str, str]) -> list[ValueAt]:
    """Return the value words of a clause in order."""
    return [
        ValueAt(start=m.start(), end=m.end(), text=names[m.group()]) for m in pattern.finditer(text)
    ]


def numbers(text: str) -> list[ValueAt]:
    """Return the numbers of a clause that can be values: no doses, dates, counts of months."""
    found = []
    for match in NUMBER.finditer(text):
        start = match.start("sign") if match.group("sign") else match.start("number")
        if NOT_A_VALUE.match(text[match.end() :].strip()) or MONTH_BEFORE.search(
            text[: match.start()].rstrip()
        ):
            continue
        found.append(ValueAt(start=start, end=match.end(), text=_number(match), is_number=True))
    return found


def _number(match: re.Match[str]) -> str:
    sign = (match.group("sign") or "").strip()
    sign = {"less than": "<", "under": "<", "over": ">", "above": ">"}.get(sign, sign)
    tail = (match.group("tail") or "").strip().replace("percent", "%")
    return sign + re.sub(r"\s|=.*", "", match.group("number")) + tail


def variants(text: str) -> list[ValueAt]:
    """Return the gene variants of a clause: V600E, exon 19 deletion."""
    return [
        ValueAt(start=m.start(), end=m.end(), text=_variant(m), is_variant=True)
        for m in VARIANT.finditer(text)
    ]


def _variant(match: re.Match[str]) -> str:
    if match.group("point"):
        return match.group("point").upper().replace(" ", "")
    if match.group("star"):
        return match.group("star").upper().replace(" ", "")
    if match.group("itd"):
        return "ITD"
    if match.group("eml"):
        return "fusion"
    number = match.group("exon") or match.group("ex")
    kind = match.group("exonkind") or match.group("exkind") or ""
    whole = {
        "del": "deletion",
        "dels": "deletion",
        "deletions": "deletion",
        "ins": "insertion",
        "insertions": "insertion",
        "skip": "skipping",
        "skipping mutation": "skipping",
        "mut": "mutation",
    }
    return f"exon {number} {whole.get(kind, kind)}".strip()
