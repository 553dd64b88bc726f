"""Tell which documents are on a topic that answers an intent."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import RootModel

from assistant.answering.data_files import read_data
from assistant.answering.words import content_stems
from assistant.domain import Document, Intent

TOPICS_FILE = Path(__file__).with_name("topics.yaml")
_DRUG = "drug"


class Topics(RootModel[dict[Intent, str]]):
    """The shape of the data file: intent to words of topics."""


@cache
def topics() -> dict[Intent, frozenset[str]]:
    """Read the data file once, on first use; words as stems."""
    return {one: content_stems(words) for one, words in read_data(TOPICS_FILE, Topics).root.items()}


def answers_intent(document: Document, intents: Sequence[Intent]) -> bool:
    """Tell whether the topic of `document` is one for the first of `intents`."""
    if not intents:
        return False
    if intents[0] is Intent.DRUG_QUESTION and document.kind == _DRUG:
        return True
    return bool(topics().get(intents[0], frozenset()) & content_stems(document.topic))
