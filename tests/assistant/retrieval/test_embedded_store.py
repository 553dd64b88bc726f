from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.domain import Fact, FactKind, FactStatus, ScrubbedText, Subject
from assistant.errors import RetrievalError
from assistant.retrieval.embedded_store import EmbeddedStore, open_store
from assistant.retrieval.ingest import build_index
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

LIBRARY = {
    "breast-surgery": ("breast cancer", "surgery for metastases", "Can they operate on metastases"),
    "lung-surgery": ("lung cancer", "surgery for metastases", "Is surgery an option"),
    "breast-lifestyle": ("breast cancer", "lifestyle", "What should I eat"),
    "lung-lifestyle": ("lung cancer", "lifestyle", "What should I eat"),
    "trials": ("any", "clinical trials", "How do I find a trial"),
}
RIBOCICLIB = "## Short answer\nA tablet. Neutrophils can fall.\n\n## Side effects\nTiredness."
LETROZOLE = "## Short answer\nA tablet. Joints can hurt.\n\n## Side effects\nTiredness."
BREAST_CANCER = Fact(kind=FactKind.CANCER, name="breast cancer")
TAKES_RIBOCICLIB = Fact(kind=FactKind.DRUG, name="ribociclib", status=FactStatus.CURRENT)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    folder = tmp_path / "library"
    for name, (cancer, topic, question) in LIBRARY.items():
        body = f"## Short answer\nWords about {topic}.\n\n## What it depends on\nMuch of {topic}."
        write_document(folder, name, body=body, cancer=cancer, topic=topic, question=question)
    for name, body in (("ribociclib", RIBOCICLIB), ("letrozole", LETROZOLE)):
        cancer = "breast cancer"
        write_document(folder, name, body=body, title=name, cancer=cancer, topic=name, kind="drug")
    build_index([folder], tmp_path / "index.db", WordEmbedder(), ignore_progress)
    opened = open_store(tmp_path / "index.db", WordEmbedder(), drugs=["ribociclib", "letrozole"])
    yield opened
    opened.close()


async def documents(store: EmbeddedStore, question: str, *facts: Fact) -> list[str]:
    found = await store.find_passages(ScrubbedText(question), facts=facts, limit=10)
    return [one.passage.document.document_id for one in found]


pytestmark = pytest.mark.anyio


async def test_the_document_that_answers_comes_first(store: EmbeddedStore) -> None:
    assert (await documents(store, "Is surgery an option for lung cancer"))[0] == "lung-surgery"
    assert (await documents(store, "how do i find a clinical trial"))[0] == "trials"


async def test_documents_on_another_cancer_than_the_one_asked_about_stay_away(
    store: EmbeddedStore,
) -> None:
    found = await documents(store, "can they operate on breast cancer that has spread")

    assert found[0] == "breast-surgery"
    assert not {"lung-surgery", "lung-lifestyle"} & set(found)


async def test_the_remembered_cancer_decides_when_the_question_names_none(
    store: EmbeddedStore,
) -> None:
    assert (await documents(store, "What should I eat", BREAST_CANCER))[0] == "breast-lifestyle"


async def test_a_cancer_named_in_the_question_wins_over_the_remembered_one(
    store: EmbeddedStore,
) -> None:
    found = await documents(store, "What should I eat with lung cancer", BREAST_CANCER)

    assert found[0] == "lung-lifestyle"


async def test_a_relatives_cancer_does_not_decide(store: EmbeddedStore) -> None:
    of_a_sister = Fact(kind=FactKind.CANCER, name="lung cancer", subject=Subject.FAMILY)

    assert "breast-lifestyle" in await documents(store, "What should I eat", of_a_sister)


async def test_the_medicine_a_person_takes_comes_before_others(store: EmbeddedStore) -> None:
    found = await documents(store, "side effects tiredness", BREAST_CANCER, TAKES_RIBOCICLIB)

    assert found[0] == "ribociclib"


async def test_a_medicine_named_in_the_question_wins_over_the_remembered_one(
    store: EmbeddedStore,
) -> None:
    found = await documents(store, "side effects of letrozole", BREAST_CANCER, TAKES_RIBOCICLIB)

    assert found[0] == "letrozole"


async def test_at_most_two_passages_of_a_document_are_found(store: EmbeddedStore) -> None:
    found = await documents(store, "surgery for metastases lung cancer")

    assert max(found.count(name) for name in found) <= 2


@pytest.mark.parametrize(
    "question",
    ["is it ok to drive after a hip replacement", "how do i fix my car", "what is it", "", "???"],
)
async def test_nothing_is_found_on_what_the_library_does_not_hold(
    store: EmbeddedStore, question: str
) -> None:
    assert await documents(store, question) == []


async def test_a_misspelt_word_is_found(store: EmbeddedStore) -> None:
    assert (await documents(store, "neutrophils on ribocyclib"))[0] == "ribociclib"


async def test_words_that_mean_something_to_the_index_are_only_words(store: EmbeddedStore) -> None:
    assert (await documents(store, 'surgery AND "lung cancer" NEAR( OR * ^ -'))[0] == "lung-surgery"


async def test_scores_are_between_0_and_1_and_fall(store: EmbeddedStore) -> None:
    found = await store.find_passages(ScrubbedText("surgery for lung cancer"), limit=3)

    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found[0].matched_terms >= 2


async def test_all_sections_of_a_document_can_be_read(store: EmbeddedStore) -> None:
    sections = await store.sections_of("ribociclib")

    assert [passage.section for passage in sections] == ["Short answer", "Side effects"]
    assert await store.sections_of("nothing") == []


async def test_a_citation_can_be_opened(store: EmbeddedStore) -> None:
    passage = await store.passage("ribociclib#side-effects")

    assert passage is not None
    assert passage.text == "Tiredness."
    assert passage.document.sources[0].url == "https://example.org/page"
    assert await store.passage("ribociclib#nothing") is None


async def test_without_an_index_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RetrievalError, match="Ingest the library first"):
        open_store(tmp_path / "none.db", WordEmbedder())


async def test_an_index_of_another_embedder_is_refused(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    with pytest.raises(RetrievalError, match="words-1, not with words-2"):
        open_store(tmp_path / "index.db", WordEmbedder("words-2"))


async def test_a_closed_index_is_an_error_a_person_can_be_told(store: EmbeddedStore) -> None:
    store.close()

    with pytest.raises(RetrievalError):
        await documents(store, "surgery for lung cancer")
