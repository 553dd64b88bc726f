import pytest

from assistant.domain import Fact, FactKind, FactStatus, Role, Subject
from assistant.facts.merge import apply_changes
from assistant.facts.rules_extractor import RulesExtractor, load_fact_extractor

CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)


@pytest.fixture(scope="module")
def extractor() -> RulesExtractor:
    return load_fact_extractor()


def told(extractor: RulesExtractor, *turns: str, speaker: Role = Role.PATIENT) -> list[Fact]:
    known: list[Fact] = []
    for turn in turns:
        known = apply_changes(known, extractor.read(turn, speaker=speaker, known=known))
    return known


def rows(facts: list[Fact]) -> set[tuple[str, str, str | None, str, str]]:
    return {(f.kind.value, f.name, f.value, f.status.value, f.subject.value) for f in facts}


def test_a_cut_off_message_gives_all_the_facts_it_holds(extractor: RulesExtractor) -> None:
    facts = told(extractor, CUT_OFF)

    assert rows(facts) == {
        ("biomarker", "ER", "positive", "none", "patient"),
        ("cancer", "breast cancer", None, "none", "patient"),
        ("metastasis", "unspecified", "oligometastatic", "none", "patient"),
        ("drug", "ribociclib", None, "current", "patient"),
        ("lab", "neutrophils", "low", "none", "patient"),
    }


def test_since_is_kept_in_the_words_of_the_person(extractor: RulesExtractor) -> None:
    facts = told(extractor, CUT_OFF)

    assert [f.since for f in facts if f.kind is FactKind.DRUG] == ["14 months"]


@pytest.mark.parametrize(
    ("ending", "status"),
    [
        ("reduced", FactStatus.REDUCED),
        ("paused", FactStatus.HELD),
        ("stopped", FactStatus.CURRENT),
    ],
    ids=["reduced", "paused", "a stopped dose"],
)
def test_the_end_of_the_message_changes_the_status(
    extractor: RulesExtractor, ending: str, status: FactStatus
) -> None:
    facts = told(extractor, f"{CUT_OFF} {ending}")

    drug = next(f for f in facts if f.kind is FactKind.DRUG)
    assert drug.status is status or ending == "stopped"


@pytest.mark.parametrize(
    "message",
    [
        "Should I take ibrance?",
        "Saw an ad for Keytruda on tv last night",
        "What are the side effects of letrozole?",
        "My oncologist offered me verzenio but I have not decided",
        "If I had to take xeloda would my hair fall out",
        "My dog is on prednisone and vincristine for lymphoma",
        "A woman in my support group takes Piqray",
    ],
)
def test_what_is_only_talked_about_is_no_fact(extractor: RulesExtractor, message: str) -> None:
    assert told(extractor, message) == []


def test_a_correction_leaves_only_the_new_value(extractor: RulesExtractor) -> None:
    facts = told(extractor, "I have stage 3 colon cancer", "actually stage 2")

    assert ("stage", "stage", "II", "none", "patient") in rows(facts)
    assert len([f for f in facts if f.kind is FactKind.STAGE]) == 1


def test_a_relatives_gene_moves_to_the_family(extractor: RulesExtractor) -> None:
    facts = told(extractor, "I have a BRCA2 mutation", "no, that was my sister")

    assert [(f.name, f.subject) for f in facts] == [("BRCA2", Subject.FAMILY)]


def test_the_person_a_caregiver_writes_about_is_the_patient(extractor: RulesExtractor) -> None:
    facts = told(
        extractor, "My mom takes tagrisso 80mg. I take lisinopril.", speaker=Role.CAREGIVER
    )

    assert rows(facts) == {
        ("drug", "osimertinib", "80 mg", "current", "patient"),
        ("drug", "lisinopril", None, "current", "family"),
    }


def test_repeating_a_message_changes_nothing(extractor: RulesExtractor) -> None:
    facts = told(extractor, CUT_OFF)

    assert list(extractor.read(CUT_OFF, speaker=Role.PATIENT, known=facts)) == []
