import pytest

from assistant.domain import Fact, FactKind, FactStatus, Subject
from assistant.retrieval.language.known_setting import known_setting, setting_gain


def stage(value: str) -> Fact:
    return Fact(kind=FactKind.STAGE, name="stage", value=value)


SPREAD = Fact(kind=FactKind.METASTASIS, name="bone")
OF_A_SISTER = Fact(kind=FactKind.METASTASIS, name="bone", subject=Subject.FAMILY)
DENIED = Fact(kind=FactKind.METASTASIS, name="bone", status=FactStatus.NEGATED)


@pytest.mark.parametrize(
    ("facts", "setting"),
    [
        ([], ""),
        ([stage("II")], "early"),
        ([stage("IIIC")], "early"),
        ([stage("IV")], "metastatic"),
        ([stage("IVB")], "metastatic"),
        ([stage("T2N1M1")], "metastatic"),
        ([stage("T2N1M0")], ""),
        ([SPREAD], "metastatic"),
        ([stage("II"), SPREAD], "metastatic"),
        ([stage("II"), OF_A_SISTER, DENIED], "early"),
    ],
)
def test_the_setting_is_read_from_stage_and_spread(facts: list[Fact], setting: str) -> None:
    assert known_setting(facts) == setting


@pytest.mark.parametrize(
    ("document", "known", "gain"),
    [("early", "early", 1), ("early", "metastatic", -1), ("any", "early", 0), ("early", "", 0)],
)
def test_only_documents_on_a_setting_gain_or_lose(document: str, known: str, gain: float) -> None:
    assert setting_gain(document, known) == gain
