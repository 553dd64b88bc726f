import json
from pathlib import Path

import pytest

from assistant.domain import Fact, FactStatus, Subject
from assistant.errors import RecordError
from assistant.facts.rules_extractor import RulesExtractor, load_fact_extractor
from assistant.records.reader import read_record

SAMPLES = Path(__file__).parents[3] / "evals" / "facts" / "records"


@pytest.fixture(scope="module")
def extractor() -> RulesExtractor:
    return load_fact_extractor()


def read(name: str, extractor: RulesExtractor) -> dict[str, Fact]:
    record = read_record(SAMPLES / name, extractor=extractor)
    return {fact.name: fact for fact in record.facts}


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("ribociclib", FactStatus.CURRENT),
        ("letrozole", FactStatus.STOPPED),
        ("denosumab", FactStatus.HELD),
        ("fulvestrant", FactStatus.PLANNED),
        ("radiation", FactStatus.NEGATED),
        ("penicillin", FactStatus.ALLERGY),
    ],
)
def test_fhir_entries_keep_their_status(
    extractor: RulesExtractor, name: str, status: FactStatus
) -> None:
    assert read("breast_fhir.json", extractor)[name].status is status


def test_refuted_and_mistaken_entries_state_nothing(extractor: RulesExtractor) -> None:
    facts = read("breast_fhir.json", extractor)

    assert "liver" not in facts
    assert facts["HER2"].value == "negative"


def test_one_bad_entry_loses_only_itself(extractor: RulesExtractor) -> None:
    record = read_record(SAMPLES / "breast_fhir.json", extractor=extractor)

    assert "tamoxifen" not in {fact.name for fact in record.facts}
    assert record.notes == ("Some entries of this record could not be read (1); the rest was.",)


def test_a_gene_variant_is_read_from_its_components(extractor: RulesExtractor) -> None:
    assert read("breast_fhir.json", extractor)["PIK3CA"].value == "H1047R"


def test_ccda_sections_are_read_and_denied_problems_left_out(extractor: RulesExtractor) -> None:
    facts = read("lung_ccda.xml", extractor)

    assert facts["osimertinib"].value == "80 mg"
    assert facts["pemetrexed"].status is FactStatus.PLANNED
    assert facts["colon cancer"].subject is Subject.FAMILY
    assert "diabetes" not in facts


def test_reading_a_record_twice_gives_the_same(extractor: RulesExtractor) -> None:
    first = read_record(SAMPLES / "breast_visit.txt", extractor=extractor)

    assert read_record(SAMPLES / "breast_visit.txt", extractor=extractor) == first


def test_a_bundle_without_readable_entries_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    bad = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": {"resourceType": "Nope"}}],
    }
    path.write_text(json.dumps(bad), encoding="utf-8")

    with pytest.raises(RecordError, match="Nothing in this FHIR record"):
        read_record(path, extractor=load_fact_extractor())
