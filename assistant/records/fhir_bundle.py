"""Write what is remembered as a FHIR R4 bundle, for another system to read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.domain import Fact, FactKind, FactStatus, RememberedFact, Subject
from assistant.errors import ConfigurationError
from assistant.yaml_files import read_yaml

FHIR_WORDS_FILE = Path(__file__).parent / "data" / "fhir_export.yaml"
_PATIENT = "Patient/patient"
Resource = dict[str, object]


class FhirWords(BaseModel):
    """The shape of the data file: codes of FHIR for what Lantern knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    systems: dict[str, str]
    loinc: dict[str, str]
    medication: dict[FactStatus, str]
    procedure: dict[FactStatus, str]
    resources: dict[FactKind, str]
    names: dict[str, str]
    note: str
    """With {who}, {date} and {quote}."""


@cache
def fhir_words() -> FhirWords:
    """Read the data file once, on first use."""
    try:
        return FhirWords.model_validate(read_yaml(FHIR_WORDS_FILE))
    except ValueError as error:
        raise ConfigurationError(f"{FHIR_WORDS_FILE.name} is faulty.", [str(error)]) from None


def fhir_bundle(facts: Sequence[RememberedFact], *, made_at: datetime) -> str:
    """Return a collection of the facts as JSON, checked by the models of `fhir.resources`."""
    # A third of a second to import, which only who downloads this has to wait for.
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415

    patient: Resource = {"resourceType": "Patient", "id": "patient"}
    resources = [patient, *(_resource(one) for one in facts)]
    bundle = Bundle.model_validate(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "timestamp": _instant(made_at),
            "entry": [
                {"fullUrl": f"urn:lantern:{one['id']}", "resource": one} for one in resources
            ],
        }
    )
    return str(bundle.model_dump_json(indent=2))


def _resource(known: RememberedFact) -> Resource:
    kind = _kind_of(known.fact)
    made = _WRITERS[kind](known.fact, known)
    return {"resourceType": kind, "id": _id(known), **made, "note": [{"text": _note(known)}]}


def _kind_of(fact: Fact) -> str:
    if fact.subject is Subject.FAMILY:
        return "FamilyMemberHistory"
    if fact.status is FactStatus.ALLERGY:
        return "AllergyIntolerance"
    return fhir_words().resources[fact.kind]


def _condition(fact: Fact, known: RememberedFact) -> Resource:
    active = "inactive" if fact.status in (FactStatus.PAST, FactStatus.STOPPED) else "active"
    sure = "refuted" if fact.status is FactStatus.NEGATED else _certainty(known)
    return {
        "subject": {"reference": _PATIENT},
        "code": {"text": _name(fact)},
        "clinicalStatus": _coded("condition_clinical", active),
        "verificationStatus": _coded("condition_certainty", sure),
        "recordedDate": _instant(known.recorded_at),
        **({"onsetString": fact.since} if fact.since else {}),
    }


def _observation(fact: Fact, known: RememberedFact) -> Resource:
    return {
        "subject": {"reference": _PATIENT},
        "status": "final" if known.confirmed else "preliminary",
        "code": {"text": _name(fact), **_loinc(fact)},
        "valueString": fact.value or "not told",
        "issued": _instant(known.recorded_at),
    }


def _medication(fact: Fact, known: RememberedFact) -> Resource:
    return {
        "subject": {"reference": _PATIENT},
        "status": fhir_words().medication[fact.status],
        "medicationCodeableConcept": {"text": fact.name},
        "dateAsserted": _instant(known.recorded_at),
        **({"dosage": [{"text": fact.value}]} if fact.value else {}),
        **({"statusReason": [{"text": "dose reduced"}]} if _is_reduced(fact) else {}),
    }


def _procedure(fact: Fact, _known: RememberedFact) -> Resource:
    return {
        "subject": {"reference": _PATIENT},
        "status": fhir_words().procedure[fact.status],
        "code": {"text": " ".join(filter(None, [fact.value, fact.name]))},
        **({"performedString": fact.since} if fact.since else {}),
    }


def _allergy(fact: Fact, known: RememberedFact) -> Resource:
    return {
        "patient": {"reference": _PATIENT},
        "code": {"text": fact.name},
        "clinicalStatus": _coded("allergy_clinical", "active"),
        "verificationStatus": _coded("allergy_certainty", _certainty(known)),
        "recordedDate": _instant(known.recorded_at),
        **({"category": ["medication"]} if fact.kind is FactKind.DRUG else {}),
    }


def _family(fact: Fact, known: RememberedFact) -> Resource:
    text = " ".join(filter(None, [fact.name, fact.value]))
    return {
        "patient": {"reference": _PATIENT},
        "status": "partial",
        "relationship": {"text": "a relative"},
        "condition": [{"code": {"text": text}}],
        "date": _instant(known.recorded_at),
    }


_WRITERS: dict[str, Callable[[Fact, RememberedFact], Resource]] = {
    "Condition": _condition,
    "Observation": _observation,
    "MedicationStatement": _medication,
    "Procedure": _procedure,
    "AllergyIntolerance": _allergy,
    "FamilyMemberHistory": _family,
}


def _certainty(known: RememberedFact) -> str:
    return "confirmed" if known.confirmed else "unconfirmed"


def _is_reduced(fact: Fact) -> bool:
    return fact.status is FactStatus.REDUCED


def _name(fact: Fact) -> str:
    """Return what a condition or an observation is called: "cancer spread to the liver"."""
    words = fhir_words().names
    template = words.get(f"{fact.kind}.{fact.name}") or words.get(fact.kind, "{name}")
    return template.format(name=fact.name, value=fact.value or "").strip()


def _loinc(fact: Fact) -> Resource:
    known = fhir_words().loinc
    code = known.get(f"{fact.kind}.{fact.name}") or known.get(fact.kind)
    return _coded("loinc", code) if code else {}


def _coded(system: str, code: str) -> Resource:
    return {"coding": [{"system": fhir_words().systems[system], "code": code}]}


def _note(known: RememberedFact) -> str:
    template = fhir_words().note
    day = known.last_said.date().isoformat()
    return template.format(who=known.role.value, date=day, quote=known.fact.quote or "-")


def _id(known: RememberedFact) -> str:
    return known.fact_id.replace(":", "-")


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
