"""Which document leads, and which are left out."""

import dataclasses

from assistant.answering.grounded.material import lay_out
from assistant.domain import Document, Intent, ScrubbedText, SectionRole
from tests.assistant.answering.samples import (
    LUNG,
    SECTIONS,
    SHORT_ANSWER,
    passage,
    remembered,
    request,
)

LUNG_SHORT = passage(LUNG, "Short answer", "Breathing exercise helps.", SectionRole.SHORT_ANSWER)
DRUG = Document(
    document_id="tamoxifen", title="Tamoxifen", topic="tamoxifen", kind="drug", cancer="any"
)
DRUG_SHORT = passage(DRUG, "Short answer", "Daily life goes on.", SectionRole.SHORT_ANSWER)
BOTH = [[LUNG_SHORT], SECTIONS]


def test_documents_on_another_cancer_than_asked_about_are_left_out() -> None:
    asked = request(
        "daily life with breast cancer", found=[LUNG_SHORT, SHORT_ANSWER], sections=BOTH
    )

    assert [one.document_id for one in lay_out(asked).documents] == ["lifestyle"]


def test_documents_on_another_cancer_than_remembered_are_left_out() -> None:
    facts = [remembered("cancer", "breast cancer")]
    asked = request("daily life", found=[LUNG_SHORT, SHORT_ANSWER], sections=BOTH, facts=facts)

    assert lay_out(asked).leading.document_id == "lifestyle"


def test_a_cancer_goes_by_its_other_names_too() -> None:
    colorectal = Document(
        document_id="colorectal",
        title="Colorectal cancer",
        kind="cancer",
        cancer="colorectal cancer",
        synonyms=("colon cancer",),
    )
    short = passage(colorectal, "Short answer", "Walks are good.", SectionRole.SHORT_ANSWER)
    asked = request(
        "what comes next",
        found=[LUNG_SHORT, short],
        sections=[[LUNG_SHORT], [short]],
        facts=[remembered("cancer", "colon cancer")],
    )

    assert [one.document_id for one in lay_out(asked).documents] == ["colorectal"]


def test_what_is_for_everybody_leads_while_nobody_said_which_cancer() -> None:
    everybody = dataclasses.replace(LUNG, document_id="all", title="Daily life", cancer="any")
    general = passage(everybody, "Short answer", LUNG_SHORT.text, SectionRole.SHORT_ANSWER)
    asked = request(
        "does breathing exercise help",
        found=[LUNG_SHORT, general],
        sections=[[LUNG_SHORT], [general]],
    )

    assert lay_out(asked).leading.document_id == "all"


def test_another_cancer_is_better_than_nothing() -> None:
    facts = [remembered("cancer", "breast cancer")]
    asked = request("daily life", found=[LUNG_SHORT], sections=[[LUNG_SHORT]], facts=facts)

    assert lay_out(asked).leading.document_id == "lung"


def test_a_document_on_a_drug_counts_only_when_the_drug_is_asked_about_or_taken() -> None:
    found, sections = [SHORT_ANSWER, DRUG_SHORT], [[DRUG_SHORT], SECTIONS]
    asked = request("daily life with breast cancer", found=found, sections=sections)
    named = dataclasses.replace(asked, question=ScrubbedText("daily life on tamoxifen"))

    assert "tamoxifen" not in {one.document_id for one in lay_out(asked).documents}
    assert "tamoxifen" in {one.document_id for one in lay_out(named).documents}


def test_a_later_document_leads_when_it_speaks_to_far_more_of_the_question() -> None:
    vague = passage(
        dataclasses.replace(LUNG, cancer="any", title="Other", topic="other"),
        "Short answer",
        "Something else entirely.",
        SectionRole.SHORT_ANSWER,
    )
    asked = request(
        "alcohol and exercise with bones", found=[vague, SHORT_ANSWER], sections=[[vague], SECTIONS]
    )

    assert lay_out(asked).leading.document_id == "lifestyle"


def test_a_question_that_names_a_medicine_is_answered_from_its_own_document() -> None:
    mouth = Document(document_id="mouth", title="Mouth sores", topic="mouth sores", cancer="any")
    beside = passage(mouth, "Short answer", "With tamoxifen, rinse.", SectionRole.SHORT_ANSWER)
    asked = request(
        "what are the side effects of tamoxifen",
        intent=Intent.SYMPTOM_SIDE_EFFECT,
        found=[beside, DRUG_SHORT],
        sections=[[beside], [DRUG_SHORT]],
    )

    assert lay_out(asked).leading.document_id == "tamoxifen"
