"""The names by which a document's medicines are known in a question."""

import pytest

from assistant.answering.grounded.medicine_names import is_named
from assistant.domain import Document

SHOTS = Document(
    document_id="leuprolide",
    title="Leuprolide (Lupron, Eligard) and other hormone shots",
    topic="leuprolide",
    kind="drug",
)


@pytest.mark.parametrize(
    ("question", "named"),
    [("hot flashes on lupron", True), ("leuprolide and bones", True), ("other shots", False)],
)
def test_a_medicine_is_named_by_any_of_its_names(question: str, named: bool) -> None:
    assert is_named(SHOTS, question) is named
