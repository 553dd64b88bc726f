"""Which remembered fact is asked about again."""

from dataclasses import replace

import pytest

from assistant.answering.grounded.material import lay_out
from assistant.answering.grounded.personal import applying_parts
from assistant.answering.grounded.stale_facts import ask_about, check_replies, oldest_to_check
from assistant.domain import RememberedFact
from tests.assistant.answering.samples import (
    NOW,
    TAKES_RIBOCICLIB,
    remembered,
    request,
)

REDUCED = remembered("drug", "ribociclib", status="reduced")
NEW = remembered("drug", "ribociclib", status="current", at=NOW)
DOUBTFUL = remembered("drug", "ribociclib", status="current", at=NOW, confirmed=False)


@pytest.mark.parametrize(
    ("known", "is_due"),
    [
        (TAKES_RIBOCICLIB, True),
        (REDUCED, True),
        (DOUBTFUL, True),
        (replace(DOUBTFUL, asked_at=NOW), False),
        (replace(TAKES_RIBOCICLIB, confirmed_at=NOW), False),
        (replace(TAKES_RIBOCICLIB, asked_at=NOW), False),
        (NEW, False),
        (remembered("metastasis", "bone"), False),
        (remembered("drug", "letrozole", status="current"), False),
    ],
    ids=[
        "old",
        "old and reduced",
        "doubtful",
        "doubtful and asked about",
        "said again",
        "just asked about",
        "new",
        "does not change",
        "not used here",
    ],
)
def test_a_fact_is_due_when_it_matters_and_may_have_changed(
    known: RememberedFact, is_due: bool
) -> None:
    asked = request("daily life", facts=[known])

    found = oldest_to_check(applying_parts(lay_out(asked)), asked)

    assert (found == known) is is_due


def test_a_question_has_a_button_for_yes_and_one_that_asks_to_type() -> None:
    assert ask_about(REDUCED) == "Are you still taking ribociclib at the lower dose?"
    assert [(reply.label, reply.message) for reply in check_replies(REDUCED)] == [
        ("Yes", "I still take ribociclib at the lower dose."),
        ("It has changed", ""),
    ]


def test_a_doubtful_fact_is_asked_about_as_such() -> None:
    assert ask_about(DOUBTFUL) == "Did I get this right: you take ribociclib?"
    assert check_replies(DOUBTFUL)[0].message == "Yes, I take ribociclib."
