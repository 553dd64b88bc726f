"""Every name the assistant knows: medicines, markers, cancers, sites, procedures, labs, conditions."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from assistant.domain import FactKind
from assistant.english_words import english_words
from assistant.facts.names.data_files import FaultList, read_table
from assistant.facts.names.entries import Entry, MentionKind, compact
from assistant.facts.names.lexicon_entries import all_entries, regimen_members, supportive_groups

LONGEST_FORM = 6
"""Words in the longest form."""

KINDS = {
    FactKind.DRUG: MentionKind.DRUG,
    FactKind.BIOMARKER: MentionKind.BIOMARKER,
    FactKind.CANCER: MentionKind.CANCER,
    FactKind.METASTASIS: MentionKind.SITE,
    FactKind.PROCEDURE: MentionKind.PROCEDURE,
    FactKind.LAB: MentionKind.LAB,
    FactKind.CONDITION: MentionKind.CONDITION,
    FactKind.ALLERGY: MentionKind.ALLERGEN,
}
FIXED_NAMES = {
    FactKind.STAGE: ("stage", "TNM"),
    FactKind.ECOG: ("ecog",),
    FactKind.MENOPAUSE: ("menopausal status",),
    FactKind.METASTASIS: ("unspecified",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Names by form. `forms` has compacted keys (see `entries.compact`)."""

    forms: Mapping[str, tuple[Entry, ...]]
    spellings: tuple[tuple[str, Entry], ...]
    """Every form as written in the files."""
    names: Mapping[MentionKind | None, frozenset[str]]
    """What facts can be called, in lower case, by kind of mention."""
    members: Mapping[str, tuple[str, ...]]
    """Medicines of each regimen."""
    keys: tuple[str, ...] = field(repr=False)
    """All keys in order, so that a search can end early."""
    supportive: frozenset[str]
    """Groups of medicines that are given beside those against cancer, or for other illnesses."""
    unspaced: frozenset[str]
    """Keys never written with a space or a sign: "meso" is not "me so"."""
    split_only: frozenset[str]
    """Keys that are English words unless written with their hyphen: "t-all", "AC-T"."""

    def find(self, form: str) -> tuple[Entry, ...]:
        """Return every meaning of `form`, none when it is unknown."""
        return self.forms.get(compact(form), ())

    def begins(self, start: str) -> bool:
        """Say whether any form begins with `start`, which must be compacted."""
        place = bisect_left(self.keys, start)
        return place < len(self.keys) and self.keys[place].startswith(start)

    def treats_cancer(self, entry: Entry) -> bool:
        """Say whether a medicine is given against cancer, and not beside it."""
        return entry.group not in self.supportive and entry.name not in self.supportive

    def drug_names(self) -> frozenset[str]:
        """Return the generic names of medicines, without regimens and classes."""
        drugs = (entry for _, entry in self.spellings if entry.kind is MentionKind.DRUG)
        return frozenset(entry.name for entry in drugs if entry.group not in {"regimen", "class"})

    def canonical(self, kind: FactKind, text: str) -> str | None:
        """Return the name facts of this kind use for `text`; None when it is unknown.

        Exact forms only: brands, other names and short forms, but no misspellings.
        """
        fixed = [name for name in FIXED_NAMES.get(kind, ()) if compact(name) == compact(text)]
        wanted = KINDS.get(kind)
        known = [
            entry.name for entry in self.find(text) if entry.kind is wanted and not entry.implies
        ]
        return next(iter([*fixed, *known]), None)

    def knows(self, kind: FactKind, name: str) -> bool:
        """Say whether facts of this kind can be called `name`, capitals aside.

        An illness that stands as a value counts too: lupus is an autoimmune disease.
        """
        fixed = FIXED_NAMES.get(kind, ())
        return name in fixed or name.lower() in self.names.get(KINDS.get(kind), ())

    def group_of(self, drug: str) -> str:
        """Return the class of a medicine; empty when unknown."""
        entries = [entry for entry in self.find(drug) if entry.kind is MentionKind.DRUG]
        return entries[0].group if entries else ""


def plain_words() -> frozenset[str]:
    """Return everyday slips that look like a name: "ect." is not EC-T."""
    faults = FaultList("spelling.yaml")
    words = faults.words(read_table("spelling.yaml").get("plain"), "plain")
    faults.raise_if_any()
    return frozenset(words)


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon files once, on first use."""
    spellings = all_entries()
    forms: dict[str, tuple[Entry, ...]] = {}
    spaced: set[str] = set()
    for form, entry in spellings:
        key = compact(form)
        known = forms.get(key, ())
        if entry not in known:
            forms[key] = (*known, entry)
        if not form.isalnum():
            spaced.add(key)
    whole = {form.lower() for form, _ in spellings}
    plain = english_words() | plain_words()
    split = frozenset(key for key in forms if key in plain and key not in whole)
    return Lexicon(
        forms=forms,
        spellings=tuple(spellings),
        names=_names(entry for _, entry in spellings),
        members=regimen_members(),
        supportive=supportive_groups(),
        split_only=split,
        unspaced=frozenset(key for key in forms if key in whole) - spaced,
        keys=tuple(sorted(forms)),
    )


def _names(entries: Iterable[Entry]) -> dict[MentionKind | None, frozenset[str]]:
    names: dict[MentionKind | None, set[str]] = {}
    for entry in entries:
        known = names.setdefault(entry.kind, set())
        known.add(entry.name.lower())
        if entry.kind is MentionKind.CONDITION and entry.value:
            known.add(entry.value.lower())
    return {kind: frozenset(known) for kind, known in names.items()}
