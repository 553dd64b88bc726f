import pytest

from assistant.retrieval.language.known_names import KnownNames
from assistant.retrieval.ranking.evidence import Evidence, context_of, likelihood_beside
from assistant.retrieval.ranking.query import QueryReader

NAMES = KnownNames(
    drugs=frozenset({"ribociclib"}),
    others={"kisqali": ("ribociclib",)},
    markers=frozenset({"npm1"}),
)


class NoCorrector:
    def correct(self, word: str) -> str | None:
        return None


def confidence(question: str) -> float:
    query = QueryReader(NoCorrector(), NAMES).read(question)
    context = context_of(query, knows_cancer=True, knows_drug=False)
    return Evidence(matched_terms=1, cosine=0.5, features={}, context=context).confidence


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
    assert confidence(surer) > confidence(less_sure)


def evidence(**features: float) -> Evidence:
    named = {name.replace("_", " "): value for name, value in features.items()}
    return Evidence(matched_terms=1, cosine=0.5, features=named)


def test_the_likeliest_document_counts_whole_and_others_beside_it_less() -> None:
    best, other = evidence(fused=1.0), evidence(fused=0.5)

    assert likelihood_beside(best.relevance, best) == 1.0
    assert 0 < likelihood_beside(best.relevance, other) < 1


def test_what_covers_more_of_a_question_answers_it_likelier() -> None:
    assert (
        evidence(covered_by_its_questions=1.0).confidence
        > evidence(covered_by_its_questions=0.2).confidence
    )


@pytest.mark.parametrize(
    ("question", "expansion"),
    [
        ("the runs since monday", ("diarrhea",)),
        ("can i have a beer", ("alcohol",)),
        ("is advil allowed", ("ibuprofen", "pain", "medicine")),
    ],
)
def test_everyday_words_are_looked_up_as_the_librarys(
    question: str, expansion: tuple[str, ...]
) -> None:
    query = QueryReader(NoCorrector(), NAMES).read(question)

    assert expansion in query.expansions
    assert expansion[0] in query.text


def test_the_asking_part_is_compared_by_itself() -> None:
    query = QueryReader(NoCorrector(), NAMES).read("My dog barks. Does hair grow back?")

    assert query.asking == "hair grow back"
    assert "dog" in query.text


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
