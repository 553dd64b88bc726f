"""Read FHIR observations: stage groups, TNM, performance status, markers, variants, blood values."""

import re
from collections.abc import Iterator

from assistant.domain import Fact, FactKind
from assistant.records.fhir_fields import Fields, codes, part, parts, profiles, said, word
from assistant.records.naming import Namer

VOID = {"entered-in-error", "cancelled", "unknown", "registered"}
STAGE_GROUP = {"21908-9", "21902-2", "21914-7", "399537006", "260998006", "385388004", "397008008"}
TNM_PARTS = {
    "21905-5": "T",
    "21899-0": "T",
    "21906-3": "N",
    "21900-6": "N",
    "21907-1": "M",
    "21901-4": "M",
}
ECOG = {"89247-1", "89262-0", "424122007"}
GENE, AMINO, PRESENT = "48018-6", "48005-3", "47998-0"
DNA = "48004-6"
ABSENT = {"LA9634-2", "LA18198-4"}
INTERPRETED = {
    "POS": "positive",
    "NEG": "negative",
    "L": "low",
    "LL": "low",
    "H": "high",
    "HH": "high",
    "N": "normal",
    "DET": "positive",
    "ND": "negative",
}
AMINO_LETTERS = {
    "Ala": "A",
    "Arg": "R",
    "Asn": "N",
    "Asp": "D",
    "Cys": "C",
    "Gln": "Q",
    "Glu": "E",
    "Gly": "G",
    "His": "H",
    "Ile": "I",
    "Leu": "L",
    "Lys": "K",
    "Met": "M",
    "Phe": "F",
    "Pro": "P",
    "Ser": "S",
    "Thr": "T",
    "Trp": "W",
    "Tyr": "Y",
    "Val": "V",
    "Ter": "*",
}
SIGNS = re.compile(
    r"\b(positive|negative|equivocal|low|high|normal|detected|not detected|present|absent)\b",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"\s*\[.*?\]|\s+(?:in|by|of) (?:serum|plasma|blood|tissue|immune|venous).*$|\s*\(.*?\)",
    re.IGNORECASE,
)


def read_observation(resource: Fields, namer: Namer) -> Iterator[Fact]:
    """Yield the facts of one observation."""
    if word(resource, "status") in VOID:
        return
    code = codes(part(resource, "code"))
    value = _value(resource)
    if code & STAGE_GROUP or "stage-group" in profiles(resource):
        yield from _stage(value, namer)
    elif "genomic-variant" in profiles(resource) or any(
        GENE in codes(part(c, "code")) for c in parts(resource, "component")
    ):
        yield from _variant(resource)
    elif code & ECOG or "ecog" in profiles(resource).lower():
        yield from _ecog(value)
    elif code & set(TNM_PARTS):
        return
    else:
        yield from _measured(resource, value, namer)


def _value(resource: Fields) -> str:
    """Return the value in words; the number of a quantity without its unit."""
    quantity = part(resource, "valueQuantity")
    if quantity.get("value") is not None:
        number = quantity["value"]
        text = f"{number:g}" if isinstance(number, int | float) else str(number)
        return (
            word(quantity, "comparator")
            + text
            + ("%" if word(quantity, "unit") == "%" or word(quantity, "code") == "%" else "")
        )
    number = resource.get("valueInteger")
    if number is not None:
        return str(number)
    return said(part(resource, "valueCodeableConcept")) or word(resource, "valueString")


def _stage(value: str, namer: Namer) -> Iterator[Fact]:
    bare = re.sub(
        r"(?i)stage|group|clinical|pathologic\w*|ajcc|\(.*?\)|\b8th\b|edition", " ", value
    )
    for fact in namer.named(" ".join(bare.split()), [FactKind.STAGE])[:1]:
        yield Fact(kind=FactKind.STAGE, name=fact.name, value=fact.value, quote=value)


def _ecog(value: str) -> Iterator[Fact]:
    match = re.search(r"[0-4]", value)
    if match:
        yield Fact(kind=FactKind.ECOG, name="ecog", value=match.group(), quote=f"ECOG {value}")


def _variant(resource: Fields) -> Iterator[Fact]:
    """Read a gene variant by its components; an absent one is negative."""
    components = {code: c for c in parts(resource, "component") for code in codes(part(c, "code"))}
    gene = said(part(components.get(GENE, {}), "valueCodeableConcept"))
    if not gene:
        return
    change = said(part(components.get(AMINO, {}), "valueCodeableConcept")) or said(
        part(components.get(DNA, {}), "valueCodeableConcept")
    )
    absent = codes(part(resource, "valueCodeableConcept")) & ABSENT or SIGNS.sub(
        _absent_mark, _value(resource)
    ).startswith("absent")
    value = "negative" if absent else _short(change) or "positive"
    yield Fact(
        kind=FactKind.BIOMARKER, name=gene, value=value, quote=f"{gene} {change or value}".strip()
    )


def _absent_mark(match: re.Match[str]) -> str:
    return (
        "absent"
        if match.group().lower() in {"absent", "negative", "not detected"}
        else match.group()
    )


def _short(change: str) -> str:
    """Return a protein change as people write it: p.(Val600Glu) is V600E."""
    match = re.search(r"p\.\(?([A-Z][a-z]{2})(\d+)([A-Z][a-z]{2})\)?", change)
    if match:
        first, place, second = match.groups()
        return AMINO_LETTERS.get(first, first) + place + AMINO_LETTERS.get(second, second)
    match = re.search(r"p\.\(?([A-Z]\d+[A-Z*])\)?", change)
    return match.group(1) if match else ""


def _measured(resource: Fields, value: str, namer: Namer) -> Iterator[Fact]:
    """Read a marker or a blood value."""
    name = TITLE.sub("", said(part(resource, "code"))).strip()
    text = f"{name} {value}".strip()
    found = namer.named(text, [FactKind.BIOMARKER, FactKind.LAB])
    for fact in found[:1]:
        yield Fact(kind=fact.kind, name=fact.name, value=fact.value, quote=text)
    interpretation = codes(part(resource, "interpretation"))
    if not found:
        sign = next((INTERPRETED[code] for code in interpretation if code in INTERPRETED), "")
        for fact in (
            namer.named(f"{name} {sign}", [FactKind.BIOMARKER, FactKind.LAB])[:1] if sign else []
        ):
            yield Fact(kind=fact.kind, name=fact.name, value=fact.value, quote=f"{name} {sign}")
        if not sign:
            yield from (f for f in namer.facts_in(f"{text}.") if f.kind is FactKind.MENOPAUSE)
