import pytest

from assistant.domain import ChangeKind, Fact, FactKind, FactStatus, Role, Subject
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes

CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)


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
    [("reduced", FactStatus.REDUCED), ("lowered", FactStatus.REDUCED), ("held", FactStatus.HELD)],
)
def test_the_end_of_the_message_changes_the_status(
    extractor: RulesExtractor, ending: str, status: FactStatus
) -> None:
    facts = told(extractor, f"{CUT_OFF} {ending}")

    assert [f.status for f in facts if f.kind is FactKind.DRUG] == [status]


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("I take letrozole", FactStatus.CURRENT),
        ("I took letrozole for five years", FactStatus.PAST),
        ("I stopped letrozole in May", FactStatus.STOPPED),
        ("My letrozole is on hold", FactStatus.HELD),
        ("I start letrozole next week", FactStatus.PLANNED),
        ("I never took letrozole", FactStatus.NEGATED),
        ("I am allergic to letrozole", FactStatus.ALLERGY),
        ("They took me off letrozole", FactStatus.STOPPED),
        ("Can I drink wine while on letrozole, I feel fine", FactStatus.CURRENT),
    ],
)
def test_the_status_follows_the_words_around_the_name(
    extractor: RulesExtractor, message: str, status: FactStatus
) -> None:
    assert [f.status for f in told(extractor, message) if f.kind is FactKind.DRUG] == [status]


def test_a_question_beside_a_statement_states_nothing_more(extractor: RulesExtractor) -> None:
    facts = told(extractor, "im on ibrance and letrozole, should i ask about faslodex?")

    assert {f.name for f in facts} == {"palbociclib", "letrozole"}


def test_a_value_is_shared_by_the_markers_before_it(extractor: RulesExtractor) -> None:
    facts = told(extractor, "ER and PR both negative, HER2 low. CEA 4, then 9, now 3")

    assert {(f.name, f.value) for f in facts} == {
        ("ER", "negative"),
        ("PR", "negative"),
        ("HER2", "low"),
        ("CEA", "3"),
    }


def test_a_switch_stops_one_medicine_and_begins_another(extractor: RulesExtractor) -> None:
    facts = told(extractor, "I take letrozole", "I stopped letrozole in May, now on fulvestrant")

    assert {(f.name, f.status, f.since) for f in facts} == {
        ("letrozole", FactStatus.STOPPED, "May"),
        ("fulvestrant", FactStatus.CURRENT, None),
    }


def test_what_was_never_taken_is_denied(extractor: RulesExtractor) -> None:
    facts = told(extractor, "I am on tamoxifen", "I never took it")

    assert [(f.name, f.status) for f in facts] == [("tamoxifen", FactStatus.NEGATED)]


def test_placeholders_of_the_scrubber_do_no_harm(extractor: RulesExtractor) -> None:
    facts = told(extractor, "Dr. [NAME_1] put me on ribociclib on [DATE_1]")

    assert [(f.name, f.subject) for f in facts] == [("ribociclib", Subject.PATIENT)]


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


def test_repeating_a_message_only_confirms(extractor: RulesExtractor) -> None:
    facts = told(extractor, CUT_OFF)

    changes = extractor.read(CUT_OFF, speaker=Role.PATIENT, known=facts)

    assert {one.change for one in changes} == {ChangeKind.CONFIRMED}
    assert [one.fact for one in changes if one.fact not in facts] == []


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("my dpyd test is negative", {("biomarker", "DPYD", "negative")}),
        ("tumor shows PTEN loss", {("biomarker", "PTEN", "lost")}),
        ("since my HER2 result I lost 20 pounds", set()),
        ("AR-V7 positive", {("biomarker", "AR-V7", "positive")}),
        ("UGT1A1 is *28/*28", {("biomarker", "UGT1A1", "*28/*28")}),
        (
            "del(17p), IGHV unmutated",
            {("biomarker", "del(17p)", "positive"), ("biomarker", "IGHV", "unmutated")},
        ),
    ],
)
def test_markers_of_every_sort_keep_their_own_value(
    extractor: RulesExtractor, message: str, wanted: set[tuple[str, str, str | None]]
) -> None:
    assert {(f.kind.value, f.name, f.value) for f in told(extractor, message)} == wanted


def test_how_a_medicine_is_made_does_not_end_the_list(extractor: RulesExtractor) -> None:
    facts = told(extractor, "I take morphine extended release and lorazepam at night")

    assert {f.name for f in facts} == {"morphine", "lorazepam"}


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (
            ("on enzalutamide", "my brother takes it too"),
            {("current", "patient"), ("current", "family")},
        ),
        (("tamoxifen 20 mg", "i never even opened it"), {("negated", "patient")}),
        (("osimertinib 80 mg", "on hold", "back on it, 40 mg"), {("reduced", "patient")}),
        (("i declined the mastectomy", "going ahead after all"), {("planned", "patient")}),
        (("whipple is booked for april", "they postponed it to june"), {("planned", "patient")}),
        (("first chemo is done",), {("current", "patient")}),
        (("they dropped the bicalutamide",), {("stopped", "patient")}),
        (("i start carboplatin monday", "put off a week"), {("planned", "patient")}),
        (("surgery is off",), {("negated", "patient")}),
        (("i skipped the reconstruction",), {("negated", "patient")}),
        (("hysterectomy got pushed to the new year",), {("planned", "patient")}),
        (("had 20 of 35 radiations",), {("current", "patient")}),
        (("i declined tamoxifen", "started it this week"), {("current", "patient")}),
        (("i start docetaxel on monday", "it went ok"), {("current", "patient")}),
        (("dasatinib was last year",), {("past", "patient")}),
    ],
)
def test_a_later_turn_moves_the_treatment_told_before(
    extractor: RulesExtractor, turns: tuple[str, ...], wanted: set[tuple[str, str]]
) -> None:
    assert {(f.status.value, f.subject.value) for f in told(extractor, *turns)} == wanted


@pytest.mark.parametrize(
    ("message", "places"),
    [
        ("cancer in the nodes above my collarbone", {"lymph nodes"}),
        ("mets in the lung, radiation to the hip next", {"lung"}),
        ("colon cancer with liver mets, colon resected", {"liver"}),
        ("my lungs are full of nodules", {"lung"}),
    ],
)
def test_only_where_the_cancer_has_gone_is_a_place_of_spread(
    extractor: RulesExtractor, message: str, places: set[str]
) -> None:
    assert {f.name for f in told(extractor, message) if f.kind is FactKind.METASTASIS} == places


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("afp 2300", "was 900 in may and 310 today"), "310"),
        (("lenvatinib 24 mg", "down to 20, then 14"), "14"),
        (("levothyroxine 50", "levothyroxine went from 50 to 88"), "88"),
    ],
)
def test_the_last_number_of_a_series_stands(
    extractor: RulesExtractor, turns: tuple[str, ...], value: str
) -> None:
    assert [f.value for f in told(extractor, *turns)] == [value]


def test_a_pet_scan_is_nobody(extractor: RulesExtractor) -> None:
    facts = told(extractor, "pet lit up in her sternum", speaker=Role.CAREGIVER)

    assert [(f.name, f.subject) for f in facts] == [("bone", Subject.PATIENT)]


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        ("my mother's sister is brca1 positive", Subject.FAMILY),
        ("my mom is brca1 positive", Subject.PATIENT),
        ("i'm her sister. she is brca1 positive", Subject.PATIENT),
        ("her father carries the atm gene", Subject.FAMILY),
    ],
)
def test_a_caregiver_names_relatives_through_the_one_cared_for(
    extractor: RulesExtractor, message: str, subject: Subject
) -> None:
    assert [f.subject for f in told(extractor, message, speaker=Role.CAREGIVER)] == [subject]


def test_a_zero_in_words_is_a_number(extractor: RulesExtractor) -> None:
    facts = told(extractor, "er positive her2 zero")

    assert {(f.name, f.value) for f in facts} == {("ER", "positive"), ("HER2", "negative")}


@pytest.mark.parametrize(
    "message",
    [
        "my scan was last year",
        "my appointment got moved to monday",
        "i put off calling the doctor",
        "my husband takes it for me from the pharmacy",
    ],
)
def test_what_is_said_of_something_else_leaves_a_medicine_alone(
    extractor: RulesExtractor, message: str
) -> None:
    facts = told(extractor, "i take letrozole", message)

    assert [(f.status, f.subject) for f in facts] == [(FactStatus.CURRENT, Subject.PATIENT)]
