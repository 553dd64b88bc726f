"""Which documents are on the topic of an intent."""

import dataclasses

import pytest

from assistant.answering.grounded.topics import answers_intent, topics
from assistant.domain import Document, Intent
from tests.assistant.answering.samples import LIFESTYLE

DRUG = Document(document_id="d", title="Ribociclib", topic="ribociclib", kind="drug")


@pytest.mark.parametrize(
    ("document", "intents", "answers"),
    [
        (LIFESTYLE, [Intent.DIET_LIFESTYLE], True),
        (LIFESTYLE, [Intent.SURGERY, Intent.DIET_LIFESTYLE], False),
        (dataclasses.replace(LIFESTYLE, topic="surgery for metastases"), [Intent.SURGERY], True),
        (DRUG, [Intent.DRUG_QUESTION], True),
        (DRUG, [Intent.GREETING], False),
        (DRUG, [], False),
    ],
)
def test_a_topic_answers_the_first_intent(
    document: Document, intents: list[Intent], answers: bool
) -> None:
    assert answers_intent(document, intents) is answers


def test_every_topic_has_words() -> None:
    assert all(topics().values())
