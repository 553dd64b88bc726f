import pytest

from assistant.domain import Fact, FactStatus, Role
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes


def statuses(
    extractor: RulesExtractor, *turns: str, speaker: Role = Role.PATIENT
) -> dict[str, FactStatus]:
    known: list[Fact] = []
    for turn in turns:
        known = apply_changes(known, extractor.read(turn, speaker=speaker, known=known))
    return {fact.name: fact.status for fact in known}


@pytest.mark.parametrize(
    ("message", "name", "status"),
    [
        ("Herceptin finished in May, Perjeta too", "pertuzumab", FactStatus.PAST),
        ("My wife is on chemo too, capecitabine", "capecitabine", FactStatus.CURRENT),
        ("Surgery next Friday, then radiation", "radiation", FactStatus.PLANNED),
        ("On Herceptin, mastectomy planned for June", "trastuzumab", FactStatus.CURRENT),
        ("They stopped Lorbrena for two weeks", "lorlatinib", FactStatus.HELD),
        ("I switched to Aromasin, letrozole gave me sore joints", "exemestane", FactStatus.CURRENT),
        ("My cabozantinib is on pause till my teeth are done", "cabozantinib", FactStatus.HELD),
        ("Lynparza 250 instead of 300", "olaparib", FactStatus.REDUCED),
        ("I take nothing but tamoxifen", "tamoxifen", FactStatus.CURRENT),
        ("On Ibrance, three weeks on and one off", "palbociclib", FactStatus.CURRENT),
        ("Velcade hurt my feet so I gave it up", "bortezomib", FactStatus.STOPPED),
        ("My Abraxane, it's on hold til my counts come up", "nab-paclitaxel", FactStatus.HELD),
        ("I'm down for a prostatectomy", "prostatectomy", FactStatus.PLANNED),
        ("ALK positive. Alectinib starts when it arrives", "alectinib", FactStatus.PLANNED),
        ("I have CML, imatinib 400 to 300 mg", "imatinib", FactStatus.REDUCED),
        ("Sutent grew tired so they put me on Cabometyx", "cabozantinib", FactStatus.CURRENT),
        ("I won't have Lupron", "leuprolide", FactStatus.NEGATED),
        ("My lump came out on the 3rd", "lumpectomy", FactStatus.PAST),
        ("I'd a kidney out in 98", "nephrectomy", FactStatus.PAST),
    ],
)
def test_a_name_stands_where_the_words_around_it_put_it(
    extractor: RulesExtractor, message: str, name: str, status: FactStatus
) -> None:
    assert statuses(extractor, message)[name] is status


@pytest.mark.parametrize(
    ("first", "second", "name", "status"),
    [
        ("I am on imatinib", "it grew, now sunitinib", "imatinib", FactStatus.STOPPED),
        ("On TCHP since August", "the chemo is over", "TCHP", FactStatus.PAST),
        ("Cystectomy planned", "it was last Tuesday, went okay", "cystectomy", FactStatus.PAST),
        ("Started Paxil", "they changed it to venlafaxine", "paroxetine", FactStatus.STOPPED),
        ("On Ibrance 125", "down to 100 since Tuesday", "palbociclib", FactStatus.REDUCED),
        ("Hysterectomy planned in May", "hysterectomy in July", "hysterectomy", FactStatus.PLANNED),
    ],
)
def test_the_next_message_changes_what_was_told(
    extractor: RulesExtractor, first: str, second: str, name: str, status: FactStatus
) -> None:
    assert statuses(extractor, first, second)[name] is status


@pytest.mark.parametrize(
    "message",
    [
        "They gave me a booklet about Neulasta",
        "Do people have to stop blood thinners before a biopsy?",
        "Mom is HER2 positive, can she still get Herceptin?",
        "Turmeric cured a man on YouTube",
        "The nurse almost hung rituximab by mistake",
    ],
)
def test_talk_gives_no_medicine(extractor: RulesExtractor, message: str) -> None:
    assert extractor.read(message, speaker=Role.CAREGIVER) == () or all(
        change.fact.kind.value != "drug"
        for change in extractor.read(message, speaker=Role.CAREGIVER)
    )
