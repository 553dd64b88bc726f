import pytest

from assistant.domain import ScrubbedText
from assistant.retrieval.follow_ups.follow_up import RuleFollowUps
from assistant.retrieval.follow_ups.readings import Lean
from assistant.retrieval.language.known_names import KnownNames

NAMES = KnownNames(drugs=frozenset({"ribociclib", "letrozole"}))
RIBOCICLIB = "What is ribociclib?"
SURGERY = "Is surgery an option for metastatic breast cancer"
RADIATION = "What are the side effects of radiation for prostate cancer?"


@pytest.fixture(scope="module")
def rules() -> RuleFollowUps:
    return RuleFollowUps(NAMES)


@pytest.mark.parametrize(
    ("earlier", "question", "standing"),
    [
        (RIBOCICLIB, "and what about side effects?", "and what about side effects (ribociclib)?"),
        (SURGERY, "what about diet?", "what about diet (breast cancer)?"),
        (RIBOCICLIB, "does it cause hair loss?", "does it cause hair loss (ribociclib)?"),
        ("What is a biopsy", "Does it hurt?", "Does it hurt (biopsy)?"),
        ("What is a biopsy", "tell me more", "tell me more (biopsy)"),
        ("What is a biopsy", "why?", "why (biopsy)?"),
        (RADIATION, "how long do they last?", "how long do they last (side effects radiation prostate cancer)?"),
        ("what should I eat with pancreatic cancer", "and after surgery?", "and after surgery (eat pancreatic cancer)?"),
    ],
)  # fmt: skip
def test_a_follow_up_carries_what_it_leans_on(
    rules: RuleFollowUps, earlier: str, question: str, standing: str
) -> None:
    assert rules.completed(question, [earlier]) == standing


@pytest.mark.parametrize(
    ("earlier", "question", "standing"),
    [
        ("side effects of ribociclib", "what about letrozole?", "what about letrozole (side effects)?"),
        (SURGERY, "and for lung cancer?", "and for lung cancer (surgery option metastatic)?"),
    ],
)  # fmt: skip
def test_a_name_takes_the_place_of_the_one_before(
    rules: RuleFollowUps, earlier: str, question: str, standing: str
) -> None:
    assert rules.completed(question, [earlier]) == standing


@pytest.mark.parametrize(
    "question",
    [
        "Is surgery an option for metastatic Lung Cancer",
        "Is it safe to drive?",
        "What lifestyle changes are recommended?",
        "How long does it take to recover from surgery?",
        "If I take ribociclib and it makes me sick, can I stop?",
        "My scan shows the tumour grew, is that bad for me",
        "Which laptop should I buy",
        "Thank you so much for that",
        "I feel so alone with this",
    ],
)
def test_what_stands_alone_is_left_as_it_is(rules: RuleFollowUps, question: str) -> None:
    assert rules.completed(question, [RADIATION]) == question


def test_without_an_earlier_question_nothing_is_added(rules: RuleFollowUps) -> None:
    assert rules.completed("and what about side effects?", []) == "and what about side effects?"


def test_a_follow_up_of_a_follow_up_carries_the_first_subject(rules: RuleFollowUps) -> None:
    earlier = [RIBOCICLIB, "and what about side effects?", "thanks"]

    assert rules.completed("how long do they last", earlier) == (
        "how long do they last (side effects ribociclib)"
    )


def test_of_a_long_message_the_names_come_first(rules: RuleFollowUps) -> None:
    told = " ".join(f"story{n}" for n in range(40))

    standing = rules.completed("why?", [f"{told} breast cancer and letrozole"])

    assert "breast cancer letrozole" in standing
    assert len(standing.split()) == 13


@pytest.mark.anyio
async def test_the_protocol_is_the_same_work(rules: RuleFollowUps) -> None:
    asked, before = ScrubbedText("why?"), ScrubbedText("What is a biopsy")

    assert await rules.standalone(asked, [before]) == "why (biopsy)?"


@pytest.mark.parametrize(
    ("question", "lean"),
    [
        ("does it go away", Lean.SURELY),
        ("what are the side effects", Lean.SURELY),
        ("what about my job, im a baker", Lean.ADDS),
        ("and my insurance?", Lean.ADDS),
        ("how many visits", Lean.PERHAPS),
        ("why did they stop it so early", Lean.SURELY),
        ("can they operate", Lean.PERHAPS),
        ("What is ribociclib?", Lean.ALONE),
        ("I have been coughing at night since the last infusion on Tuesday", Lean.ALONE),
    ],
)
def test_how_far_a_question_leans_is_told_by_its_words(
    rules: RuleFollowUps, question: str, lean: Lean
) -> None:
    assert rules.lean(question) is lean


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        ("can they operate", True),
        ("are there trials", True),
        ("is surgery or radiation better", True),
        ("how does radiation work", False),
        ("can they operate on lung cancer", False),
        ("will my hair fall out", False),
    ],
)
def test_a_question_that_every_cancer_has_lacks_the_cancer(
    rules: RuleFollowUps, question: str, *, lacks: bool
) -> None:
    assert rules.lacks_cancer(question) is lacks
