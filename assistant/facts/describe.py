"""Put a fact into plain words, as the person reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.facts.names.data_files import FaultList, read_table
from assistant.facts.names.entries import MentionKind
from assistant.facts.names.lexicon import load_lexicon
from assistant.facts.names.patterns import Patterns

WORDS = Patterns("describe")

SIGNS = {"positive", "negative", "low", "high", "equivocal", "ultralow"}
TABLES = ("status", "procedure_status", "metastasis", "site", "lab")
PHRASES = (
    "drug",
    "allergy",
    "marker",
    "marker_bare",
    "marker_signed",
    "gene_positive",
    "gene_negative",
    "gene_variant",
    "lab_word",
    "lab_number",
    "cancer",
    "cancer_with_value",
    "stage",
    "tnm",
    "ecog",
    "condition",
    "condition_with_value",
    "procedure_with_value",
    "length",
    "since_year",
    "point_past",
    "family",
    "unclear",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The phrases of `wording.yaml`."""

    phrases: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]


@cache
def load_wording() -> Wording:
    """Read the wording once, on first use."""
    faults = FaultList("wording.yaml")
    table = read_table("wording.yaml")
    faults.require(table, ["source", "licence", *TABLES, *PHRASES])
    tables = {
        name: {key: str(text) for key, text in faults.mapping(table.get(name), name).items()}
        for name in TABLES
    }
    faults.raise_if_any()
    return Wording(phrases={name: str(table[name]) for name in PHRASES}, tables=tables)


def describe(fact: Fact) -> str:
    """Return a fact in plain words: "ribociclib, dose reduced, for about 14 months"."""
    wording = load_wording()
    text = ", ".join(part for part in (_what(fact, wording), *_details(fact, wording)) if part)
    if fact.subject is Subject.FAMILY:
        return wording.phrases["family"].format(text=text)
    return wording.phrases["unclear"].format(text=text) if fact.subject is Subject.UNCLEAR else text


def describe_all(facts: Sequence[Fact]) -> list[str]:
    """Return facts in plain words; "breast cancer" and "oligometastatic" become one phrase."""
    wording = load_wording()
    vague = next((f for f in facts if _is_oligo(f) and f.name == "unspecified"), None)
    cancer = next(
        (f for f in facts if vague and f.kind is FactKind.CANCER and f.subject is vague.subject),
        None,
    )
    if vague is None or cancer is None:
        return [describe(fact) for fact in facts]
    phrase = wording.tables["metastasis"]["cancer_oligometastatic"]
    joined = phrase.format(name=_what(cancer, wording))
    return [joined if fact is cancer else describe(fact) for fact in facts if fact is not vague]


def _is_oligo(fact: Fact) -> bool:
    return fact.kind is FactKind.METASTASIS and fact.value == "oligometastatic"


def _what(fact: Fact, wording: Wording) -> str:
    reader = READERS.get(fact.kind, _plain)
    return reader(fact, wording)


def _plain(fact: Fact, _: Wording) -> str:
    return fact.value if fact.kind is FactKind.MENOPAUSE and fact.value else fact.name


def _drug(fact: Fact, wording: Wording) -> str:
    if fact.status is FactStatus.ALLERGY:
        return wording.phrases["allergy"].format(name=fact.name)
    name = wording.phrases["drug"].format(name=fact.name)
    return f"{name} {fact.value}" if fact.value else name


def _marker(fact: Fact, wording: Wording) -> str:
    form = "marker"
    if fact.value is None:
        form = "marker_bare"
    elif _is_of(fact.name, "genes") and fact.value in {"positive", "negative"}:
        form = f"gene_{fact.value}"
    elif fact.value in SIGNS and not _is_of(fact.name, "serum"):
        form = "marker_signed"
    elif _is_of(fact.name, "genes"):
        form = "gene_variant"
    return wording.phrases[form].format(name=fact.name, value=fact.value)


def _is_of(name: str, group: str) -> bool:
    entries = load_lexicon().find(name)
    return any(entry.kind is MentionKind.BIOMARKER and entry.group == group for entry in entries)


def _lab(fact: Fact, wording: Wording) -> str:
    name = wording.tables["lab"].get(fact.name, fact.name)
    if fact.value is None:
        return name
    is_word = fact.value.isalpha()
    return wording.phrases["lab_word" if is_word else "lab_number"].format(
        name=name, value=fact.value
    )


def _cancer(fact: Fact, wording: Wording) -> str:
    return wording.phrases["cancer_with_value" if fact.value else "cancer"].format(
        name=fact.name, value=fact.value
    )


def _stage(fact: Fact, wording: Wording) -> str:
    return wording.phrases["tnm" if fact.name == "TNM" else "stage"].format(value=fact.value or "")


def _ecog(fact: Fact, wording: Wording) -> str:
    return wording.phrases["ecog"].format(value=fact.value or "")


def _metastasis(fact: Fact, wording: Wording) -> str:
    words = wording.tables["metastasis"]
    site = wording.tables["site"].get(fact.name, fact.name)
    if fact.name == "unspecified":
        return words["oligometastatic" if fact.value else "unspecified"]
    return words["oligometastatic_named" if fact.value else "named"].format(site=site)


def _procedure(fact: Fact, wording: Wording) -> str:
    if fact.value is None:
        return fact.name
    return wording.phrases["procedure_with_value"].format(name=fact.name, value=fact.value)


def _condition(fact: Fact, wording: Wording) -> str:
    form = "condition_with_value" if fact.value else "condition"
    return wording.phrases[form].format(name=fact.name, value=fact.value)


def _allergy(fact: Fact, wording: Wording) -> str:
    return wording.phrases["allergy"].format(name=fact.name)


READERS = {
    FactKind.DRUG: _drug,
    FactKind.BIOMARKER: _marker,
    FactKind.LAB: _lab,
    FactKind.CANCER: _cancer,
    FactKind.STAGE: _stage,
    FactKind.ECOG: _ecog,
    FactKind.METASTASIS: _metastasis,
    FactKind.PROCEDURE: _procedure,
    FactKind.CONDITION: _condition,
    FactKind.ALLERGY: _allergy,
}


def _details(fact: Fact, wording: Wording) -> list[str]:
    table = "procedure_status" if fact.kind is FactKind.PROCEDURE else "status"
    has_status = (
        fact.kind in {FactKind.DRUG, FactKind.PROCEDURE} and fact.status is not FactStatus.ALLERGY
    )
    status = wording.tables[table].get(fact.status.value, "") if has_status else ""
    return [status, _since(fact, wording)]


def _since(fact: Fact, wording: Wording) -> str:
    if fact.since is None:
        return ""
    if WORDS.length.match(fact.since):
        return wording.phrases["length"].format(since=fact.since)
    ongoing = fact.status in {
        FactStatus.CURRENT,
        FactStatus.REDUCED,
        FactStatus.HELD,
        FactStatus.NONE,
    }
    form = "since_year" if ongoing and not fact.since.endswith("ago") else "point_past"
    return wording.phrases[form].format(since=fact.since)
