"""Turn the lexicon files into entries, one function for each file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.facts.names.data_files import FaultList, read_table
from assistant.facts.names.entries import Entry, MentionKind

Named = tuple[str, Entry]

SUPPORTIVE = "supportive.yaml"
METASTATIC = "metastatic"
"""Value of the entry of a form that also says "metastatic": MBC."""
ADENO = "adenocarcinoma"
ORGANS_THAT_NAME = {
    "breast",
    "endometrial",
    "ovarian",
    "prostate",
    "pancreatic",
    "colorectal",
    "cervical",
    "esophageal",
    "gastric",
    "testicular",
    "colon",
    "bladder",
    "thyroid",
    "uterine",
    "rectal",
}
"""Organs that, after "stage 2" or "for", name the cancer by themselves."""
ORGAN_PHRASES = (
    "{organ} {word}",
    "{word} of the {organ}",
    "{word} in the {organ}",
    "{word} in my {organ}",
)


@cache
def drug_entries(file_name: str) -> Sequence[Named]:
    """Read medicines grouped by class."""
    faults = FaultList(file_name)
    table = read_table(file_name)
    faults.require(table, ["source", "licence", "groups"])
    groups = table.get("groups")
    if not isinstance(groups, list):
        faults.faults.append("groups: must be a list")
        groups = []
    found = [
        named for group in groups for named in _drugs_of(faults.mapping(group, "groups"), faults)
    ]
    faults.raise_if_any()
    return found


def supportive_groups() -> frozenset[str]:
    """Return the groups of supportive medicines."""
    return frozenset(entry.group for _, entry in drug_entries(SUPPORTIVE))


def _drugs_of(group: dict[str, object], faults: FaultList) -> Iterator[Named]:
    label = str(group.get("class", ""))
    if not label:
        faults.faults.append("groups: a group has no class")
    for name, body in faults.mapping(group.get("drugs"), label).items():
        details: dict[str, object] = (
            {"brands": body} if isinstance(body, list) else faults.mapping(body, name)
        )
        yield from _named(
            name, Entry(kind=MentionKind.DRUG, name=name, group=label), details, faults
        )


def _named(
    name: str, entry: Entry, details: dict[str, object], faults: FaultList
) -> Iterator[Named]:
    """Yield every form of one name: itself, brands, other names, short forms, valued forms."""
    shorts = (*faults.words(details.get("short"), name), *faults.words(details.get("upper"), name))
    is_short = name.lower() in {form.lower() for form in shorts}
    if not is_short and details.get("named") is not False:
        yield name, entry
    for key in ("brands", "also", "done"):
        for form in faults.words(details.get(key), f"{name}.{key}"):
            yield form, entry
    for form in shorts:
        yield form, Entry(kind=entry.kind, name=entry.name, group=entry.group, short=True)
    for key, short in (("values", False), ("uppers", True)):
        for value, forms in faults.mapping(details.get(key), name).items():
            for form in faults.words(forms, f"{name}.{value}"):
                yield form, replace(entry, value=value, short=short)


def regimen_entries() -> list[Named]:
    """Read regimens and classes of medicines."""
    faults = FaultList("regimens.yaml")
    table = read_table("regimens.yaml")
    faults.require(table, ["source", "licence", "regimens", "classes"])
    found: list[Named] = []
    for section, label in (("regimens", "regimen"), ("classes", "class")):
        for name, body in faults.mapping(table.get(section), section).items():
            entry = Entry(kind=MentionKind.DRUG, name=name, group=label)
            found += _named(name, entry, faults.mapping(body, name), faults)
    faults.raise_if_any()
    return found


def regimen_members() -> dict[str, tuple[str, ...]]:
    """Return the medicines of each regimen."""
    faults = FaultList("regimens.yaml")
    regimens = faults.mapping(read_table("regimens.yaml").get("regimens"), "regimens")
    bodies = {name: faults.mapping(body, name) for name, body in regimens.items()}
    members = {name: faults.words(body.get("members"), name) for name, body in bodies.items()}
    faults.faults.extend(f"{name}: has no members" for name, found in members.items() if not found)
    faults.raise_if_any()
    return members


def biomarker_entries() -> list[Named]:
    """Read receptors, genes, serum markers, scores, and phrases that imply several values."""
    faults = FaultList("biomarkers.yaml")
    table = read_table("biomarkers.yaml")
    faults.require(table, ["source", "licence", "receptors", "genes", "serum", "scores", "implies"])
    found: list[Named] = []
    for section in ("receptors", "genes", "serum", "scores"):
        for name, body in faults.mapping(table.get(section), section).items():
            entry = Entry(kind=MentionKind.BIOMARKER, name=name, group=section)
            found += _named(name, entry, faults.mapping(body, name), faults)
    for phrase, body in faults.mapping(table.get("implies"), "implies").items():
        pairs = tuple((key, str(value)) for key, value in faults.mapping(body, phrase).items())
        found.append((phrase, Entry(kind=MentionKind.BIOMARKER, name=phrase, implies=pairs)))
    faults.raise_if_any()
    return found


def cancer_entries() -> list[Named]:
    """Read cancers with their organs, names and histologies."""
    faults = FaultList("cancers.yaml")
    table = read_table("cancers.yaml")
    faults.require(table, ["source", "licence", "cancers", "metastatic", "tumor_words"])
    words = faults.words(table.get("tumor_words"), "tumor_words")
    found: list[Named] = []
    for name, body in faults.mapping(table.get("cancers"), "cancers").items():
        found += _forms_of_cancer(name, faults.mapping(body, name), words, faults)
    spread = Entry(kind=MentionKind.SITE, name="unspecified", value=METASTATIC)
    found += [(form, spread) for form in faults.words(table.get("metastatic"), "metastatic")]
    faults.raise_if_any()
    return found


def _forms_of_cancer(
    name: str, body: dict[str, object], words: tuple[str, ...], faults: FaultList
) -> Iterator[Named]:
    code = str(body.get("oncotree", ""))
    if not code:
        faults.faults.append(f"{name}: has no oncotree code")
    plain = Entry(kind=MentionKind.CANCER, name=name, group=code)
    histologies = {"values": body.get("histologies"), "short": body.get("upper")}
    others = [*faults.words(body.get("names"), name), *faults.words(body.get("also_said"), name)]
    yield from _named(name, plain, histologies, faults)
    yield from ((form, plain) for form in others)
    for value, forms in faults.mapping(body.get("alone"), name).items():
        for form in faults.words(forms, name):
            yield form, Entry(kind=plain.kind, name=name, value=value, group=code, short=True)
    organ_alone = Entry(kind=MentionKind.CANCER, name=name, group=code, short=True)
    for organ in faults.words(body.get("organ"), name):
        if organ in ORGANS_THAT_NAME:
            yield organ, organ_alone
        yield from ((form, plain) for form in _organ_forms(organ, words))
        adeno = Entry(kind=plain.kind, name=name, value=ADENO, group=code)
        yield from ((form, adeno) for form in _organ_forms(organ, (ADENO,)))


def _organ_forms(organ: str, words: tuple[str, ...]) -> list[str]:
    phrases = [p.format(organ=organ, word=word) for word in words for p in ORGAN_PHRASES]
    return [*phrases, f"primary is {organ}", f"primary was {organ}", f"primary is the {organ}"]


def organ_entries() -> list[Named]:
    """Read the organs that can stand for their cancer."""
    faults = FaultList("cancers.yaml")
    table = read_table("cancers.yaml")
    alone = faults.words(table.get("organs_alone"), "organs_alone")
    owners: dict[str, Entry] = {}
    for name, body in faults.mapping(table.get("cancers"), "cancers").items():
        for organ in faults.words(faults.mapping(body, name).get("organ"), name):
            owners.setdefault(organ, Entry(kind=MentionKind.ORGAN, name=name))
    faults.faults.extend(
        f"organs_alone: {word} is no organ" for word in alone if word not in owners
    )
    faults.raise_if_any()
    return [(word, owners[word]) for word in alone]


def listed_entries(file_name: str, section: str, kind: MentionKind) -> list[Named]:
    """Read a file of names, each with a list of forms or with a mapping of them."""
    faults = FaultList(file_name)
    table = read_table(file_name)
    faults.require(table, ["source", "licence", section])
    found: list[Named] = []
    for name, body in faults.mapping(table.get(section), section).items():
        details: dict[str, object] = (
            {"also": body} if isinstance(body, list) else faults.mapping(body, name)
        )
        entry = Entry(kind=kind, name=name)
        found += _named(name, entry, details, faults)
        for value in ("low", "high"):
            for form in faults.words(details.get(value), name):
                found.append((form, Entry(kind=kind, name=name, value=value)))
    faults.raise_if_any()
    return found


def removal_entries() -> list[Named]:
    """Read operations by the organ they take out: "my gallbladder was taken out"."""
    faults = FaultList("procedures.yaml")
    table = read_table("procedures.yaml")
    phrases = faults.words(table.get("removal_phrases"), "removal_phrases")
    organs = faults.mapping(table.get("organs_removed"), "organs_removed")
    found = [
        (phrase.format(organ=organ), Entry(kind=MentionKind.PROCEDURE, name=name))
        for name, words in organs.items()
        for organ in faults.words(words, name)
        for phrase in phrases
    ]
    faults.raise_if_any()
    return found


def all_entries() -> list[Named]:
    """Read every lexicon file."""
    return [
        *drug_entries("drugs.yaml"),
        *drug_entries(SUPPORTIVE),
        *regimen_entries(),
        *biomarker_entries(),
        *cancer_entries(),
        *listed_entries("sites.yaml", "sites", MentionKind.SITE),
        *listed_entries("procedures.yaml", "procedures", MentionKind.PROCEDURE),
        *removal_entries(),
        *listed_entries("labs.yaml", "labs", MentionKind.LAB),
        *listed_entries("conditions.yaml", "conditions", MentionKind.CONDITION),
        *listed_entries("allergies.yaml", "allergens", MentionKind.ALLERGEN),
        *organ_entries(),
    ]
