"""Tell whether a document on a medicine is named in a question, by any of its names."""

from functools import cache
from pathlib import Path

from assistant.answering.language.data_files import DataShape, read_data
from assistant.answering.language.words import content_stems, library_stems
from assistant.domain import Document

NAMES_FILE = Path(__file__).with_name("medicine_names.yaml")
_DRUG = "drug"


class MedicineNames(DataShape):
    """The shape of the data file."""

    no_names: str
    """Words of titles that name no medicine."""


def is_named(document: Document, question: str) -> bool:
    """Tell whether `document` is on a medicine that `question` names."""
    return bool(names_of(document) & content_stems(question))


def names_of(document: Document) -> frozenset[str]:
    """Return the stems of the names of a document's medicines; none for other documents."""
    if document.kind != _DRUG:
        return frozenset()
    return library_stems(document.title) - library_stems(document.cancer) - _no_names()


@cache
def _no_names() -> frozenset[str]:
    return content_stems(read_data(NAMES_FILE, MedicineNames).no_names)
