"""What the running text of a record says, in its own words."""

from pathlib import Path

import pytest

from assistant.domain import FactStatus
from assistant.errors import ConfigurationError
from assistant.facts.rules_extractor import load_fact_extractor
from assistant.records.narrative import read_narrative
from assistant.records.narrative_rules import load_narrative_rules
from assistant.records.reader import read_record

RECORDS = Path(__file__).parents[3] / "evals" / "facts" / "records"
TEXTS = sorted([*RECORDS.glob("*.txt"), *(RECORDS / "more").glob("*.txt")])
ALL = sorted(
    path for folder in (RECORDS, RECORDS / "more") for path in folder.iterdir()
    if path.suffix in {".txt", ".xml", ".json"}
)  # fmt: skip


def facts_of(text: str) -> dict[str, str]:
    found = read_narrative([text], load_fact_extractor())
    return {one.fact.name: one.fact.status.value for one in found}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_quote_stands_in_the_record(path: Path) -> None:
    words = " ".join(path.read_text().split())
    record = read_record(path, extractor=load_fact_extractor())

    quotes = [" ".join(found.fact.quote.split()) for found in record.found]

    assert [quote for quote in quotes if not quote or quote not in words] == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_reading_again_finds_the_same(path: Path) -> None:
    extractor = load_fact_extractor()

    assert read_record(path, extractor=extractor) == read_record(path, extractor=extractor)


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("Prior therapy:\n1) FOLFOX x 8 cycles", "FOLFOX", "past"),
        ("Current medications:\n- letrozole 2.5 mg - ON HOLD (rash)", "letrozole", "held"),
        ("Medications:\n- letrozole 2.5 mg (discontinued)", "letrozole", "stopped"),
        ("Risk reducing mastectomy, patient declines at this time.", "mastectomy", "negated"),
        ("Referred with a view to liver resection.", "liver resection", "planned"),
    ],
)
def test_a_clinicians_phrase_is_understood(text: str, name: str, status: str) -> None:
    assert facts_of(text)[name] == status


@pytest.mark.parametrize(
    "text",
    [
        "There is no family history of breast or ovarian cancer.",
        "If progression, start daratumumab.",
        "Allergies: NKDA",
        "Provider: letrozole",
    ],
)
def test_what_is_not_the_case_is_no_fact(text: str) -> None:
    assert facts_of(text) == {}


def test_a_sentence_that_is_left_out_takes_no_other_with_it() -> None:
    text = "There is no family history of ovarian cancer. She takes letrozole daily."

    assert facts_of(text) == {"letrozole": FactStatus.CURRENT.value}


def test_a_number_is_not_replaced_by_a_word_about_it() -> None:
    found = read_narrative(["Hgb 9.9 today.\n\nShe has anemia."], load_fact_extractor())

    assert [(one.fact.name, one.fact.value) for one in found] == [("hemoglobin", "9.9")]


def test_a_faulty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "narrative.yaml"
    path.write_text("sections: {a: [b]}\nprefixes: {}\nnothing_said: x\nleft_out: []\n")

    with pytest.raises(ConfigurationError, match=r"narrative\.yaml"):
        load_narrative_rules(path)
