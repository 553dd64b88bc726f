import pytest

from assistant.retrieval.evidence import context_of
from assistant.retrieval.known_names import KnownNames
from assistant.retrieval.query import QueryReader

NAMES = KnownNames(
    drugs=frozenset({"ribociclib"}),
    others={"kisqali": ("ribociclib",)},
    markers=frozenset({"npm1"}),
)


class NoCorrector:
    def correct(self, word: str) -> str | None:
        return None


def bonus(question: str) -> float:
    query = QueryReader(NoCorrector(), NAMES).read(question)
    return context_of(query, knows_cancer=True, knows_drug=False).bonus


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("what is a whipple for pancreatic cancer", "is a lump always cancer"),
        ("npm1 in my marrow", "my treatment starts monday"),
        ("can i drive after chemo", "can i drive after my treatment"),
        ("is my star sign cancer", "is my star sign leo"),
    ],
)
def test_the_more_a_question_speaks_of_cancer_the_less_else_is_needed(
    surer: str, less_sure: str
) -> None:
    assert bonus(surer) > bonus(less_sure)


@pytest.mark.parametrize(
    ("question", "illnesses", "matters"),
    [
        ("how is glaucoma treated", ("glaucoma",), ()),
        ("is it north of the tropic of cancer", (), ("tropic of",)),
        ("how do i bleed a radiator", (), ("radiator",)),
        ("does chemo make me tired", (), ()),
    ],
)
def test_other_illnesses_and_matters_are_read(
    question: str, illnesses: tuple[str, ...], matters: tuple[str, ...]
) -> None:
    query = QueryReader(NoCorrector(), NAMES).read(question)

    assert (query.other_illnesses, query.other_matters) == (illnesses, matters)


def test_a_brand_is_read_as_its_medicine() -> None:
    query = QueryReader(NoCorrector(), NAMES).read("side effects of Kisqali")

    assert ("kisqali", "ribociclib") in query.terms
    assert query.named_drugs == {"ribociclib"}
