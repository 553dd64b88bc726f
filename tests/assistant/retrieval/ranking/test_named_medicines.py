"""Each medicine that is named has a passage among what is returned."""

from assistant.domain import Document
from assistant.retrieval.ranking.named_medicines import first_with_each_medicine

ONE, OTHER = (
    Document(document_id=name, title=name, topic=name, kind="drug")
    for name in ("fulvestrant", "capivasertib")
)
PAIN = Document(document_id="pain", title="Pain", topic="pain")


def first(ranked: list[Document], *names: str) -> list[Document]:
    return first_with_each_medicine(ranked, frozenset(names), lambda one: one, limit=2)


def test_the_last_give_way_to_a_medicine_nothing_else_is_on() -> None:
    ranked = [ONE, PAIN, OTHER]

    assert first(ranked, "fulvestrant", "capivasertib") == [ONE, OTHER]


def test_nothing_gives_way_where_all_are_there_or_none_is_named() -> None:
    assert first([ONE, PAIN, OTHER], "fulvestrant") == [ONE, PAIN]
    assert first([ONE, PAIN, OTHER]) == [ONE, PAIN]
