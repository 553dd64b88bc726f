"""Gives Presidio a spaCy pipeline without a model: words only, nothing to download."""

import spacy
from presidio_analyzer.nlp_engine import (
    NerModelConfiguration,
    NlpArtifacts,
    NoOpNlpEngine,
    SpacyNlpEngine,
)
from spacy.tokens import Doc
from typing_extensions import override

LANGUAGE = "en"


def make_silent_engine() -> NoOpNlpEngine:
    """Return Presidio's engine that reads nothing, for recognizers that cut words themselves."""
    engine = NoOpNlpEngine(models=[{"lang_code": LANGUAGE, "model_name": "none"}])
    engine.load()
    return engine


class BlankNlpEngine(SpacyNlpEngine):
    """A tokenizer whose lemmas are the words in lower case.

    Without lemmas Presidio's context words silently never match.
    """

    def __init__(self) -> None:
        super().__init__(
            models=[{"lang_code": LANGUAGE, "model_name": "blank"}],
            ner_model_configuration=NerModelConfiguration(),
        )
        self.load()

    @override
    def load(self) -> None:
        """Make the pipeline; never looks for a model on disk or in the network."""
        pipeline = spacy.blank(LANGUAGE)
        pipeline.max_length = 10**7
        self.nlp = {LANGUAGE: pipeline}  # type: ignore[assignment]  # declared by its first value, None

    @override
    def _doc_to_nlp_artifact(self, doc: Doc, language: str) -> NlpArtifacts:
        for token in doc:
            token.lemma_ = token.lower_
        return super()._doc_to_nlp_artifact(doc, language)
