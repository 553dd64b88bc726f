"""What the person could tell for a better answer."""

from assistant.answering.grounded.invitation import invitation_blocks
from assistant.answering.grounded.material import lay_out
from assistant.domain import Intent, SectionRole
from tests.assistant.answering.samples import (
    LIFESTYLE,
    SECTIONS,
    TAKES_RIBOCICLIB,
    passage,
    remembered,
    request,
)

LIVER = passage(LIFESTYLE, "Liver", "Words.", SectionRole.FOR_YOU, "metastasis:liver")
LETROZOLE = passage(LIFESTYLE, "Letrozole", "Words.", SectionRole.FOR_YOU, "drug:letrozole")
WHOLE = [[*SECTIONS, LIVER, LETROZOLE]]


def test_it_names_what_the_document_could_use() -> None:
    [block] = invitation_blocks(lay_out(request("daily life", sections=WHOLE)))

    assert block.text == (
        "If you tell me where the cancer has spread and which medicines you take, I can say which "
        "parts apply to you."
    )


def test_it_never_asks_for_what_is_remembered() -> None:
    facts = [TAKES_RIBOCICLIB]
    [block] = invitation_blocks(lay_out(request("daily life", sections=WHOLE, facts=facts)))

    assert "medicines" not in block.text


def test_it_is_left_out_where_it_would_not_help() -> None:
    known = [TAKES_RIBOCICLIB, remembered("metastasis", "bone")]
    sad = request("daily life", intent=Intent.EMOTIONAL_SUPPORT, sections=WHOLE)

    assert invitation_blocks(lay_out(request("daily life", sections=WHOLE, facts=known))) == []
    assert invitation_blocks(lay_out(request("daily life"))) == []
    assert invitation_blocks(lay_out(sad)) == []
