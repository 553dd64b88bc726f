"""Turn one FHIR resource into facts, and honour what it says about itself: refuted, not done, planned."""

import re
from collections.abc import Callable, Iterator

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.records.fhir_fields import Fields, codes, part, parts, profiles, said, when, word
from assistant.records.fhir_observations import read_observation
from assistant.records.naming import Namer, effusion_place

VOID = {"entered-in-error", "refuted", "unknown", "draft", "cancelled"}
STATEMENT = {
    "active": FactStatus.CURRENT,
    "in-progress": FactStatus.CURRENT,
    "completed": FactStatus.PAST,
    "stopped": FactStatus.STOPPED,
    "on-hold": FactStatus.HELD,
    "not-taken": FactStatus.NEGATED,
    "intended": FactStatus.PLANNED,
    "not-done": FactStatus.NEGATED,
}
PROCEDURE = {
    "preparation": FactStatus.PLANNED,
    "in-progress": FactStatus.CURRENT,
    "completed": FactStatus.PAST,
    "stopped": FactStatus.STOPPED,
    "on-hold": FactStatus.HELD,
    "not-done": FactStatus.NEGATED,
}
PLANS = {"proposal", "plan", "option"}
PRIMARY = re.compile(r"primary-cancer")
SECONDARY = re.compile(r"secondary-cancer|secondary malignan|metasta", re.IGNORECASE)
TITLE = re.compile(
    r"\s*\((?:disorder|finding|procedure|morphologic abnormality|body structure|situation)\)$"
)
Reader = Callable[[Fields, Namer], Iterator[Fact]]


def read_resource(resource: Fields, namer: Namer) -> list[Fact]:
    """Return the facts of one resource; none for kinds that hold no clinical facts."""
    reader = READERS.get(word(resource, "resourceType"))
    return list(reader(resource, namer)) if reader is not None else []


def _condition(resource: Fields, namer: Namer) -> Iterator[Fact]:
    """Read a problem: a cancer, a spread, or another illness."""
    if codes(part(resource, "verificationStatus")) & (
        VOID | {"differential", "provisional", "unconfirmed"}
    ):
        return
    text = TITLE.sub("", said(part(resource, "code")))
    sure = "unconfirmed" not in codes(part(resource, "verificationStatus"))
    since = when(resource, "onsetDateTime", "onsetPeriod", "recordedDate")
    site = TITLE.sub("", said(part(resource, "bodySite")))
    if (place := effusion_place(text)) is not None:
        yield Fact(kind=FactKind.METASTASIS, name=place, quote=text, since=since)
        return
    if SECONDARY.search(profiles(resource)) or SECONDARY.search(text):
        yield from _spread(text, site, since, namer)
        return
    named = namer.named(
        f"{text} {site}" if PRIMARY.search(profiles(resource)) and not _names_organ(text) else text,
        [FactKind.CANCER, FactKind.CONDITION],
    )
    if (
        codes(part(resource, "clinicalStatus")) & {"resolved", "inactive", "remission"}
        and named
        and named[0].kind is FactKind.CONDITION
    ):
        return
    for fact in named[:1]:
        yield _as(fact, quote=text, since=since, certain=sure)
    for stage in parts(resource, "stage"):
        for fact in namer.named(
            re.sub(
                r"(?i)stage|clinical|pathologic|ajcc|anatomic|prognostic",
                " ",
                said(part(stage, "summary")),
            ),
            [FactKind.STAGE],
        ):
            yield _as(fact, quote=said(part(stage, "summary")))


def _names_organ(text: str) -> bool:
    return (
        not re.search(
            r"^(?:malignant|primary|cancer|neoplasm|adenocarcinoma|carcinoma|invasive)",
            text.strip(),
            re.IGNORECASE,
        )
        or " of " in text
    )


def _spread(text: str, site: str, since: str | None, namer: Namer) -> Iterator[Fact]:
    place = site or re.sub(
        r"(?i)secondary|malignant|neoplasm|metasta\w+|cancer|tumou?r|carcinoma|\bof\b|\bto\b|\bthe\b|disease",
        " ",
        text,
    )
    name = namer.site(place) if place.strip() else "unspecified"
    yield Fact(
        kind=FactKind.METASTASIS, name=name or "unspecified", quote=text or site, since=since
    )


def _medication(resource: Fields, namer: Namer) -> Iterator[Fact]:
    """Read a medicine that is, was, will or will not be taken."""
    status = word(resource, "status")
    text = (
        said(part(resource, "medicationCodeableConcept"))
        or word(part(resource, "medicationReference"), "display")
        or _contained(resource)
    )
    if status in VOID or not text:
        return
    dose = _dose(resource)
    now = STATEMENT.get(status, FactStatus.CURRENT)
    if resource.get("doNotPerform") is True:
        now = FactStatus.NEGATED
    elif word(resource, "intent") in PLANS and now is FactStatus.CURRENT:
        now = FactStatus.PLANNED
    since = when(resource, "effectiveDateTime", "effectivePeriod", "authoredOn", "dateAsserted")
    yield Fact(
        kind=FactKind.DRUG, name=namer.drug(text), value=dose, status=now, since=since, quote=text
    )


def _contained(resource: Fields) -> str:
    return next(
        (
            said(part(item, "code"))
            for item in parts(resource, "contained")
            if word(item, "resourceType") == "Medication"
        ),
        "",
    )


def _dose(resource: Fields) -> str | None:
    dosage = (
        next(parts(resource, "dosage"), None)
        or next(parts(resource, "dosageInstruction"), None)
        or {}
    )
    quantity = part(dosage, "doseAndRate", "doseQuantity") or part(dosage, "dose")
    if quantity.get("value") is not None:
        return f"{_plain(quantity['value'])} {word(quantity, 'unit') or word(quantity, 'code')}".strip()
    match = re.search(r"\d[\d.,]*\s?(?:mg|mcg|g|mL|units)(?:/m2)?", word(dosage, "text"))
    return match.group() if match else None


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, int | float) else str(number)


def _procedure(resource: Fields, namer: Namer) -> Iterator[Fact]:
    status = PROCEDURE.get(word(resource, "status"))
    text = TITLE.sub("", said(part(resource, "code")))
    if status is None or not text:
        return
    since = when(resource, "performedDateTime", "performedPeriod")
    for fact in namer.named(text, [FactKind.PROCEDURE])[:1]:
        yield Fact(
            kind=FactKind.PROCEDURE,
            name=fact.name,
            value=fact.value,
            status=status,
            since=since,
            quote=text,
        )


def _request(resource: Fields, namer: Namer) -> Iterator[Fact]:
    """Read an order for a procedure: planned while it is active."""
    if (
        word(resource, "status") not in {"active", "on-hold"}
        or resource.get("doNotPerform") is True
    ):
        return
    text = said(part(resource, "code"))
    for fact in namer.named(text, [FactKind.PROCEDURE])[:1]:
        yield Fact(
            kind=FactKind.PROCEDURE,
            name=fact.name,
            value=fact.value,
            status=FactStatus.PLANNED,
            quote=text,
        )


def _allergy(resource: Fields, namer: Namer) -> Iterator[Fact]:
    if codes(part(resource, "verificationStatus")) & VOID or codes(
        part(resource, "clinicalStatus")
    ) & {"resolved", "inactive"}:
        return
    text = re.sub(
        r"(?i)^(?:allergy to|allergic to|hypersensitivity to)\s+", "", said(part(resource, "code"))
    )
    if not text or re.match(r"(?i)no known|none|not on file", text):
        return
    named = namer.named(text, [FactKind.DRUG, FactKind.ALLERGY])
    is_drug = "medication" in str(resource.get("category")) or (
        named and named[0].kind is FactKind.DRUG
    )
    kind = (
        FactKind.DRUG
        if is_drug and (not named or named[0].kind is FactKind.DRUG)
        else FactKind.ALLERGY
    )
    name = named[0].name if named else text.lower()
    yield Fact(kind=kind, name=name, status=FactStatus.ALLERGY, quote=text)


def _family(resource: Fields, namer: Namer) -> Iterator[Fact]:
    if word(resource, "status") == "entered-in-error":
        return
    for condition in parts(resource, "condition"):
        text = TITLE.sub("", said(part(condition, "code")))
        for fact in namer.named(text, [FactKind.CANCER, FactKind.BIOMARKER, FactKind.CONDITION])[
            :1
        ]:
            yield _as(
                fact,
                quote=f"{said(part(resource, 'relationship'))}: {text}",
                subject=Subject.FAMILY,
            )


def _report(resource: Fields, namer: Namer) -> Iterator[Fact]:
    if word(resource, "status") in VOID:
        return
    yield from namer.facts_in(word(resource, "conclusion"))


def _as(
    fact: Fact,
    *,
    quote: str,
    since: str | None = None,
    certain: bool = True,
    subject: Subject = Subject.PATIENT,
) -> Fact:
    return Fact(
        kind=fact.kind,
        name=fact.name,
        value=fact.value,
        status=FactStatus.NONE,
        since=since,
        subject=subject,
        quote=quote,
        certain=certain,
    )


READERS: dict[str, Reader] = {
    "Condition": _condition,
    "MedicationStatement": _medication,
    "MedicationRequest": _medication,
    "MedicationAdministration": _medication,
    "Procedure": _procedure,
    "ServiceRequest": _request,
    "AllergyIntolerance": _allergy,
    "FamilyMemberHistory": _family,
    "DiagnosticReport": _report,
    "Observation": read_observation,
}
