"""What counts as a red flag, and what does not."""

from pathlib import Path

import pytest

from assistant.domain import SitePolicy, Urgency
from assistant.errors import ConfigurationError
from assistant.safety.lexicon import FOLDER
from assistant.safety.red_flags import (
    RedFlagRules,
    load_red_flags,
    load_rules_alone,
    read_red_flags,
)


@pytest.fixture(scope="module")
def rules() -> RedFlagRules:
    return load_red_flags(SitePolicy())


@pytest.mark.parametrize(
    ("message", "category"),
    [
        pytest.param("temp of 101.2 and chills, day 8 after chemo", "infection", id="fever"),
        pytest.param("i can't breathe", "breathing", id="breath"),
        pytest.param("my chest feels tight since the xeloda", "chest", id="chest"),
        pytest.param("mom's face is drooping and she is slurring", "stroke", id="stroke"),
        pytest.param("my mom took her xeloda twice this morning", "overdose", id="double dose"),
        pytest.param("i dont want to be here anymore", "suicidal", id="indirect"),
        pytest.param("she is throwing up blood", "bleeding", id="blood"),
        pytest.param(
            "legs gave out and i cant feel my thighs, bone mets", "spinal_cord", id="cord"
        ),
    ],
)
def test_a_red_flag_is_an_emergency(rules: RedFlagRules, message: str, category: str) -> None:
    triage = rules.triage(message)

    assert triage.urgency is Urgency.EMERGENCY
    assert category in {flag.category for flag in triage.flags}


@pytest.mark.parametrize(
    "message",
    [
        "Is surgery an option for metastatic Lung Cancer",
        "no chest pain or fever, just tired",
        "What are signs of sepsis?",
        "I'm dying to know my scan results",
        "",
        "\ud83d\ude00",
    ],
)
def test_an_ordinary_message_is_routine(rules: RedFlagRules, message: str) -> None:
    assert rules.triage(message).urgency is Urgency.ROUTINE


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("stage 4 melanoma, BRAF mutated, on encorafenib", id="gene, not barf"),
        pytest.param("wbc 3.4 hgb 11.2 plt 163", id="list of results"),
        pytest.param("dad takes apixaban for afib, can he have surgery", id="a known illness"),
        pytest.param("they put me on lenvatinib instead", id="a changed plan"),
        pytest.param("codeine gives me hives, what else is there", id="a known allergy"),
        pytest.param("gran is 84 but fit, is surgery worth it", id="fit and well"),
        pytest.param("my wife doesn't know yet, how do i tell her", id="not told, not confused"),
    ],
)
def test_words_that_only_sound_like_a_sign_raise_no_alarm(
    rules: RedFlagRules, message: str
) -> None:
    assert rules.triage(message).urgency is Urgency.ROUTINE


@pytest.mark.parametrize(
    "message",
    [
        "i can't stop thinking about the viaduct",
        "please hide the razor blades from me",
        "he said don't order new shoes, he will not be needing them",
        "would the policy pay if it looked like an accident",
    ],
)
def test_an_ending_that_is_meant_and_not_said_is_an_emergency(
    rules: RedFlagRules, message: str
) -> None:
    assert "suicidal" in {flag.category for flag in rules.triage(message).flags}


@pytest.mark.parametrize(
    ("message", "urgency"),
    [
        pytest.param("38,5 since noon, chemo last week", Urgency.EMERGENCY, id="decimal comma"),
        pytest.param("thirty-eight point five, day 9 of docetaxel", Urgency.EMERGENCY, id="words"),
        pytest.param("temp 37.7 this evening, on chemo", Urgency.SAME_DAY, id="raised"),
        pytest.param("temp 36.8, chemo yesterday", Urgency.ROUTINE, id="normal"),
        pytest.param("tmep 102 chemo 5 days ago", Urgency.EMERGENCY, id="misspelt"),
        pytest.param("psa 38.5 what does it mean", Urgency.ROUTINE, id="another measure"),
    ],
)
def test_a_temperature_is_read_however_it_is_written(
    rules: RedFlagRules, message: str, urgency: Urgency
) -> None:
    assert rules.triage(message).urgency is urgency


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("I had chest pain last year but now my legs are numb", id="old, then new"),
        pytest.param("no fever, but I can't breathe", id="denied, then new"),
        pytest.param("[NAME_1] can't breathe since [DATE_1]", id="scrubbed text"),
    ],
)
def test_an_old_or_denied_sign_does_not_silence_a_new_one(
    rules: RedFlagRules, message: str
) -> None:
    assert rules.triage(message).urgency is not Urgency.ROUTINE


def test_the_clinic_sets_from_which_temperature_on_it_is_an_emergency() -> None:
    stricter = load_red_flags(SitePolicy(fever_celsius=37.6))

    assert stricter.triage("temp 37.7, on chemo").urgency is Urgency.EMERGENCY


def test_every_fault_of_the_rule_file_is_reported_at_once(tmp_path: Path) -> None:
    faulty = tmp_path / "rules.yaml"
    faulty.write_text("- id: a\n  outcome: urgnt\n- id: b\n  colour: red\n")

    with pytest.raises(ConfigurationError) as raised:
        read_red_flags(SitePolicy(), rule_file=faulty, folder=FOLDER)

    assert any("urgnt" in fault for fault in raised.value.faults)
    assert any("colour" in fault for fault in raised.value.faults)


def test_the_sign_names_what_was_measured(rules: RedFlagRules) -> None:
    triage = rules.triage("temp of 101.2 and chills, day 8 after chemo")

    assert any("101.2 °F" in flag.sign for flag in triage.flags)


@pytest.mark.parametrize(
    ("message", "category"),
    [
        pytest.param("i want him to wake up but he won't", "unresponsive", id="will not wake"),
        pytest.param("we keep shaking gran, she only groans", "unresponsive", id="only groans"),
        pytest.param("if it comes back I won't be sticking around", "suicidal", id="conditional"),
        pytest.param("the boys would cope better once I was gone", "suicidal", id="better gone"),
        pytest.param("mixed up the boxes and took dad's warfarin", "overdose", id="boxes"),
        pytest.param("the puppy chewed up my imatinib packet", "overdose", id="pet"),
        pytest.param("I gave her 10 ml of morphine rather than 1", "overdose", id="misread"),
        pytest.param("one pupil is bigger than the other", "brain", id="pupils"),
        pytest.param("a whistling noise each time he breathes in", "breathing", id="stridor"),
    ],
)
def test_sideways_words_for_danger_are_understood_by_rule(message: str, category: str) -> None:
    triage = load_rules_alone(SitePolicy()).triage(message)

    assert triage.urgency is Urgency.EMERGENCY
    assert category in {flag.category for flag in triage.flags}


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("had a fever of 39 in April after cycle 1, all fine since", id="over"),
        pytest.param("years ago I reacted to taxol with hives", id="years ago"),
        pytest.param("suppose I got a fever on holiday, whom would I call", id="supposed"),
        pytest.param("nosebleed seats for the concert", id="figure"),
        pytest.param("my aunt had a seizure, is that hereditary", id="relative"),
        pytest.param("bp 124 over 80, platelets 180 and neutrophils 3.1", id="normal values"),
        pytest.param("with my low neutrophils the dose was reduced to 400 mg", id="a dose"),
    ],
)
def test_talk_of_signs_that_are_not_there_is_routine(message: str) -> None:
    assert load_rules_alone(SitePolicy()).triage(message).urgency is Urgency.ROUTINE


@pytest.mark.parametrize(
    ("message", "category"),
    [
        pytest.param("panting after putting her socks on", "breathing", id="small effort"),
        pytest.param("grandad's fingers won't cooperate since lunch", "stroke", id="hand"),
        pytest.param("prodded him hard and got no response", "unresponsive", id="prodded"),
        pytest.param("his left foot is icy and gone white, agony", "clot", id="cold limb"),
        pytest.param("can't get my chin to my chest and bright light burns", "brain", id="neck"),
        pytest.param("he woke up on the bathroom floor with a bitten tongue", "brain", id="fit"),
        pytest.param("dots on her legs won't blanch under a tumbler", "infection", id="glass"),
        pytest.param("the pump was meant to take 48 hours, already empty", "overdose", id="pump"),
        pytest.param(
            "poured dad's morphine with a tablespoon, not the cap", "overdose", id="spoon"
        ),
        pytest.param("cannot find the point of another morning", "suicidal", id="no point"),
        pytest.param("my family would be rich if I was gone", "suicidal", id="richer"),
        pytest.param("spewing bile since dawn", "bowel", id="bile"),
    ],
)
def test_scenes_from_home_show_danger(message: str, category: str) -> None:
    triage = load_rules_alone(SitePolicy()).triage(message)

    assert triage.urgency is Urgency.EMERGENCY
    assert category in {flag.category for flag in triage.flags}


@pytest.mark.parametrize(
    "message",
    [
        pytest.param("my bile duct stent gets changed in march", id="bile duct"),
        pytest.param("bowel prep starts at six, clear fluids only", id="bowel prep"),
        pytest.param("blood draw is on friday before the oncologist", id="blood draw"),
        pytest.param("this car park is giving my husband a coronary", id="figure"),
        pytest.param("in the film the hero has a seizure, is it like that", id="film"),
        pytest.param("where do I find the fever diary", id="diary"),
        pytest.param("the old cat threw up, can I mop with low counts", id="pet"),
        pytest.param("our striker had a head injury on saturday, what a match", id="sport"),
    ],
)
def test_anatomy_films_pets_and_sports_are_routine(message: str) -> None:
    assert load_rules_alone(SitePolicy()).triage(message).urgency is Urgency.ROUTINE


@pytest.mark.parametrize(
    ("message", "category"),
    [
        ("it feels as if a cow is standing on my chest", "chest"),
        ("nothing below my hips works since breakfast, mets in the spine", "spinal_cord"),
        ("uncle is on the kitchen floor, grey, not answering", "unresponsive"),
        ("pink froth comes up when he coughs", "breathing"),
        ("I say glass and mean chair, started an hour ago", "stroke"),
        ("my lips are the colour of plums", "breathing"),
        ("read 5 as 50 and injected it, my morphine", "overdose"),
        ("took three apixaban, not one", "overdose"),
        ("once my husband is gone I go too", "suicidal"),
        ("I won't wait for the cancer to take me", "suicidal"),
        ("its 104 now", "infection"),
        ("thirty eight six after the infusion", "infection"),
    ],
)
def test_a_sign_told_by_what_it_is_like_is_found_by_rule(message: str, category: str) -> None:
    flags = load_rules_alone(SitePolicy()).triage(message).flags

    assert category in {flag.category for flag in flags if flag.urgency is Urgency.EMERGENCY}


@pytest.mark.parametrize(
    "message",
    [
        "they told me yesterday it has spread and I can't stop shaking",
        "what counts as a fever on chemo",
        "I'm a nurse. How is extravasation of a vesicant treated?",
        "last cycle she had a fever of 39 in hospital, that's over",
        "in the film he coughs blood. is it always like that?",
        "our list for the fridge: fever, chest pain, bleeding. what is missing?",
        "my heart was pounding when the doctor opened the door",
    ],
)
def test_fear_news_lists_and_questions_in_general_are_routine(message: str) -> None:
    assert load_rules_alone(SitePolicy()).triage(message).urgency is Urgency.ROUTINE
