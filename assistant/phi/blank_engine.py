"""Gives Presidio a spaCy pipeline without a model: words only, nothing to download."""

import spacy
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from spacy.tokens import Doc

LANGUAGE = "en"


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

    def load(self) -> None:
        """Make the pipeline; never looks for a model on disk or in the network."""
        pipeline = spacy.blank(LANGUAGE)
        pipeline.max_length = 10**7
        self.nlp = {LANGUAGE: pipeline}

    def _doc_to_nlp_artifact(self, doc: Doc, language: str):  # noqa: ANN202
        for token in doc:
            token.lemma_ = token.lower_
        return super()._doc_to_nlp_artifact(doc, language)
