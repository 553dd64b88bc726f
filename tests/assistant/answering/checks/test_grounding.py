"""Why a block is dropped, and when a draft is not shown at all."""

import pytest

from assistant.answering.checks.grounding import check_block, check_draft, is_grounded
from assistant.domain import BlockKind, DraftBlock, Finding
from tests.assistant.answering.samples import (
    DEPENDS,
    RIBOCICLIB,
    SECTIONS,
    TAKES_RIBOCICLIB,
    WHEN_TO_CALL,
    WORTH_DOING,
)


def claim(text: str, *cites: str, kind: BlockKind = BlockKind.SENTENCE) -> DraftBlock:
    return DraftBlock(kind=kind, text=text, cites=cites)


GOOD = claim("Grapefruit juice can raise the level of ribociclib.", RIBOCICLIB.passage_id)


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        (GOOD, None),
        (claim("Adults are advised to walk 150 minutes a week.", WORTH_DOING.passage_id), None),
        (claim("A question?", kind=BlockKind.QUESTION), None),
        (claim("Thank you. I've noted it.", kind=BlockKind.NOTE), None),
        (claim("Grapefruit raises the level."), "no_citation"),
        (claim("Grapefruit raises the level.", "other#one"), "unknown_citation"),
        (claim("Walk briskly 250 minutes a week.", WORTH_DOING.passage_id), "unsupported_number"),
        (claim("Fever begins at 38.5 °C.", WHEN_TO_CALL.passage_id), "unsupported_number"),
        (claim("Grapefruit raises tamoxifen.", RIBOCICLIB.passage_id), "unsupported_name"),
        (claim("Coffee enemas clear the liver.", RIBOCICLIB.passage_id), "unsupported_words"),
        (
            claim("Grapefruit can lower the level of ribociclib.", RIBOCICLIB.passage_id),
            "contradiction",
        ),
        (claim("You should stop taking ribociclib.", RIBOCICLIB.passage_id), "advice"),
        (claim("You should stop your tablets.", kind=BlockKind.NOTE), "advice"),
    ],
)
def test_a_block_is_checked(block: DraftBlock, rule: str | None) -> None:
    finding = check_block(block, SECTIONS)

    assert (finding.rule if finding else None) == rule


def test_a_personal_block_may_name_what_the_person_said() -> None:
    personal = claim(
        "Because you told me on May 3 that you take ribociclib: grapefruit can raise its level.",
        RIBOCICLIB.passage_id,
        kind=BlockKind.PERSONAL,
    )

    assert check_block(personal, SECTIONS, facts=[TAKES_RIBOCICLIB]) is None
    assert check_block(personal, SECTIONS) is None
    assert check_block(personal, SECTIONS, facts=[]) == Finding(rule="unsupported_number")


def test_a_personal_block_may_repeat_a_figure_of_the_question_only() -> None:
    text = "You wrote that your count is 0.9: thin bones change which exercise is safe."
    personal = claim(text, DEPENDS.passage_id, kind=BlockKind.PERSONAL)

    assert check_block(personal, SECTIONS, question="my count is 0.9, safe?", facts=[]) is None
    assert check_block(personal, SECTIONS, question="is it safe?", facts=[]) is not None


def test_a_finding_holds_no_text_of_the_person() -> None:
    text = "You wrote that Maria told you coffee enemas help."
    finding = check_block(claim(text, RIBOCICLIB.passage_id), SECTIONS)

    assert finding
    assert "Maria" not in f"{finding.rule} {finding.detail}"


def test_a_draft_without_a_grounded_claim_is_not_shown() -> None:
    note = claim("Thank you.", kind=BlockKind.NOTE)
    findings = check_draft([note], [Finding(rule="no_citation")], SECTIONS)

    assert [one.rule for one in findings] == ["no_citation", "nothing_grounded"]
    assert not is_grounded(findings)
    assert is_grounded(check_draft([GOOD], [], SECTIONS))


def test_a_draft_that_is_hard_to_read_is_reported() -> None:
    hard = claim(
        "Multidisciplinary evaluation necessitates consideration of ribociclib pharmacokinetics.",
        RIBOCICLIB.passage_id,
    )

    findings = check_draft([hard], [], SECTIONS)

    assert findings[-1].rule == "hard_to_read"
    assert is_grounded(findings)
