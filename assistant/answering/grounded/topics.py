"""Tell which documents are on a topic that answers an intent."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import RootModel

from assistant.answering.language.data_files import read_data
from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import Document, Intent

TOPICS_FILE = Path(__file__).with_name("topics.yaml")
_DRUG = "drug"
_RIGHT_TOPIC = 1.25
_OTHER_TOPIC = 0.8


class Topics(RootModel[dict[Intent, str]]):
    """The shape of the data file: intent to words of topics."""


@cache
def topics() -> dict[Intent, frozenset[str]]:
    """Read the data file once, on first use; words as stems."""
    return {one: content_stems(words) for one, words in read_data(TOPICS_FILE, Topics).root.items()}


def fit_of(document: Document, intents: Sequence[Intent]) -> float:
    """Return more than 1 for a topic that answers the first intent, less for one of another."""
    if not intents or intents[0] not in topics():
        return 1.0
    if answers_intent(document, intents):
        return _RIGHT_TOPIC
    of_others = any(answers_intent(document, [one]) for one in topics())
    return _OTHER_TOPIC if of_others else 1.0


def answers_intent(document: Document, intents: Sequence[Intent]) -> bool:
    """Tell whether the topic of `document` is one for the first of `intents`."""
    if not intents:
        return False
    if intents[0] is Intent.DRUG_QUESTION and document.kind == _DRUG:
        return True
    return bool(topics().get(intents[0], frozenset()) & library_stems(document.topic))
