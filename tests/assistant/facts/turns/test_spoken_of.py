"""What "it" and "that" mean, given the messages before."""

import pytest

from assistant.domain import ChangeKind, Fact, FactKind, FactStatus, Role
from assistant.facts.rules_extractor import RulesExtractor
from assistant.facts.turns.merge import apply_changes

RIBOCICLIB = Fact(
    kind=FactKind.DRUG, name="ribociclib", status=FactStatus.CURRENT, quote="on ribociclib"
)
LETROZOLE = Fact(
    kind=FactKind.DRUG, name="letrozole", status=FactStatus.CURRENT, quote="I take letrozole"
)


@pytest.mark.parametrize(
    ("earlier", "message", "drug", "status"),
    [
        ("should I take tamoxifen?", "I already take it", "tamoxifen", "current"),
        ("is tamoxifen safe", "I stopped it in May", "tamoxifen", "stopped"),
        ("can ribociclib make my hair fall out", "I stopped it last week", "ribociclib", "stopped"),
    ],
)
def test_it_means_what_the_message_before_asked_about(
    extractor: RulesExtractor, earlier: str, message: str, drug: str, status: str
) -> None:
    known = [RIBOCICLIB, LETROZOLE]

    changes = extractor.read(message, speaker=Role.PATIENT, known=known, earlier=[earlier])

    assert [(one.fact.name, one.fact.status.value) for one in changes] == [(drug, status)]


@pytest.mark.parametrize("message", ["200 mg", "thank you", "what are its side effects?"])
def test_a_medicine_only_asked_about_is_not_noted(extractor: RulesExtractor, message: str) -> None:
    earlier = ["should I take tamoxifen?"]

    assert list(extractor.read(message, speaker=Role.PATIENT, earlier=earlier)) == []


def test_a_dose_alone_belongs_to_the_medicine_spoken_of(extractor: RulesExtractor) -> None:
    known = [RIBOCICLIB, LETROZOLE]

    (change,) = extractor.read(
        "200 mg", speaker=Role.PATIENT, known=known, earlier=["on ribociclib since May"]
    )

    assert (change.fact.name, change.fact.value) == ("ribociclib", "200 mg")


def test_that_was_my_sister_takes_back_only_what_was_spoken_of(
    extractor: RulesExtractor,
) -> None:
    def taken_back(earlier: str) -> list[str]:
        changes = extractor.read(
            "no, that was my sister", speaker=Role.PATIENT, known=[LETROZOLE], earlier=[earlier]
        )
        return [one.fact.name for one in changes if one.change is ChangeKind.WITHDRAWN]

    assert taken_back("I take letrozole") == ["letrozole"]
    assert taken_back("what can I eat?") == []


def test_saying_it_again_is_a_change_that_leaves_the_facts_as_they_are(
    extractor: RulesExtractor,
) -> None:
    changes = extractor.read("I still take letrozole", speaker=Role.PATIENT, known=[LETROZOLE])

    assert [one.change for one in changes] == [ChangeKind.CONFIRMED]
    assert apply_changes([LETROZOLE], changes)[0].status is FactStatus.CURRENT
