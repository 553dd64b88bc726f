"""What every store promises; each test runs on the embedded index and on a real Weaviate."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistant.domain import Fact, FactKind, FactStatus, ScrubbedText, Subject
from assistant.retrieval.index.embedded_store import open_store
from assistant.retrieval.language.known_names import KnownNames
from assistant.retrieval.library.ingest import build_index
from assistant.retrieval.retriever import Retriever
from assistant.retrieval.weaviate.connection import connect, make_async_client
from assistant.retrieval.weaviate.library import WeaviateLibrary
from assistant.retrieval.weaviate.store import open_weaviate_store
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

LIBRARY = {
    "breast-surgery": ("breast cancer", "surgery for metastases", "Can they operate on metastases"),
    "lung-surgery": ("lung cancer", "surgery for metastases", "Is surgery an option"),
    "breast-lifestyle": ("breast cancer", "lifestyle", "What should I eat"),
    "lung-lifestyle": ("lung cancer", "lifestyle", "What should I eat"),
    "trials": ("any", "clinical trials", "How do I find a trial"),
}
MEDICINES = {
    "ribociclib": "## Short answer\nA tablet. Neutrophils can fall.\n\n## Side effects\nTiredness.",
    "letrozole": "## Short answer\nA tablet. Joints can hurt.\n\n## Side effects\nTiredness.",
}
LONG = "Arm swelling after lymph nodes were removed is called lymphedema. "
COLLECTION = [
    {"id": "swelling", "focus": "Lymphedema", "qtype": "swelling", "answer": LONG * 40},
    {
        "id": "cold-1",
        "focus": "Cold caps",
        "qtype": "hair",
        "answer": "A cold cap cools the scalp.",
    },
    {
        "id": "cold-2",
        "focus": "Scalp caps",
        "qtype": "hair",
        "answer": "A cold cap cools the  scalp",
    },
]
NAMES = KnownNames(drugs=frozenset(MEDICINES), others={"kisqali": ("ribociclib",)})
BREAST_CANCER = Fact(kind=FactKind.CANCER, name="breast cancer")
TAKES_RIBOCICLIB = Fact(kind=FactKind.DRUG, name="ribociclib", status=FactStatus.CURRENT)

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    for name, (cancer, topic, question) in LIBRARY.items():
        body = f"## Short answer\nWords about {topic}.\n\n## What it depends on\nMuch of {topic}."
        write_document(folder, name, body=body, cancer=cancer, topic=topic, question=question)
    for name, body in MEDICINES.items():
        cancer = "breast cancer"
        write_document(folder, name, body=body, title=name, cancer=cancer, topic=name, kind="drug")
    for setting in ("early", "metastatic"):
        body = f"## Short answer\nOn {setting} skin care."
        skin = {"cancer": "melanoma", "topic": "skin care", "question": "How do I care for my skin"}
        write_document(folder, f"skin-{setting}", body=body, setting=setting, **skin)
    lines = "\n".join(map(json.dumps, COLLECTION))
    (folder / "collection.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(params=["embedded", "weaviate"])
async def store(
    request: pytest.FixtureRequest, library: Path, tmp_path: Path
) -> AsyncIterator[Retriever]:
    if request.param == "embedded":
        build_index([library], tmp_path / "index.db", WordEmbedder(), ignore_progress)
        index = open_store(tmp_path / "index.db", WordEmbedder(), names=NAMES)
        yield index
        index.close()
        return
    node = request.getfixturevalue("weaviate_node")
    with connect(node.address) as client:
        WeaviateLibrary(client, WordEmbedder()).ingest([library], ignore_progress)
    served = await open_weaviate_store(make_async_client(node.address), WordEmbedder(), names=NAMES)
    yield served
    await served.close()


async def documents(store: Retriever, question: str, *facts: Fact) -> list[str]:
    found = await store.find_passages(ScrubbedText(question), facts=facts, limit=10)
    return [one.passage.document.document_id for one in found]


async def test_the_document_that_answers_comes_first(store: Retriever) -> None:
    assert (await documents(store, "Is surgery an option for lung cancer"))[0] == "lung-surgery"
    assert (await documents(store, "how do i find a clinical trial"))[0] == "trials"


async def test_documents_on_another_cancer_than_the_one_asked_about_stay_away(
    store: Retriever,
) -> None:
    found = await documents(store, "can they operate on breast cancer that has spread")

    assert found[0] == "breast-surgery"
    assert not {"lung-surgery", "lung-lifestyle"} & set(found)


async def test_the_remembered_cancer_decides_when_the_question_names_none(
    store: Retriever,
) -> None:
    assert (await documents(store, "What should I eat", BREAST_CANCER))[0] == "breast-lifestyle"


async def test_a_cancer_named_in_the_question_wins_over_the_remembered_one(
    store: Retriever,
) -> None:
    found = await documents(store, "What should I eat with lung cancer", BREAST_CANCER)

    assert found[0] == "lung-lifestyle"


async def test_a_relatives_cancer_does_not_decide(store: Retriever) -> None:
    of_a_sister = Fact(kind=FactKind.CANCER, name="lung cancer", subject=Subject.FAMILY)

    assert "breast-lifestyle" in await documents(store, "What should I eat", of_a_sister)


async def test_the_medicine_a_person_takes_comes_before_others(store: Retriever) -> None:
    found = await documents(store, "chemo side effects tiredness", BREAST_CANCER, TAKES_RIBOCICLIB)

    assert found[0] == "ribociclib"


async def test_a_medicine_named_in_the_question_wins_over_the_remembered_one(
    store: Retriever,
) -> None:
    found = await documents(store, "side effects of letrozole", BREAST_CANCER, TAKES_RIBOCICLIB)

    assert found[0] == "letrozole"


async def test_at_most_two_passages_of_a_document_are_found(store: Retriever) -> None:
    found = await documents(store, "surgery for metastases lung cancer")

    assert max(found.count(name) for name in found) <= 2


@pytest.mark.parametrize(
    "question",
    ["is it ok to drive after a hip replacement", "how do i fix my car", "what is it", "", "???"],
)
async def test_nothing_is_found_on_what_the_library_does_not_hold(
    store: Retriever, question: str
) -> None:
    assert await documents(store, question) == []


async def test_a_misspelt_word_is_found(store: Retriever) -> None:
    assert (await documents(store, "neutrophils on ribocyclib"))[0] == "ribociclib"


async def test_a_brand_name_finds_what_is_written_under_the_generic_one(
    store: Retriever,
) -> None:
    assert (await documents(store, "can neutrophils fall on kisqali"))[0] == "ribociclib"


async def test_words_that_mean_something_to_the_index_are_only_words(store: Retriever) -> None:
    assert (await documents(store, 'surgery AND "lung cancer" NEAR( OR * ^ -'))[0] == "lung-surgery"


async def test_scores_are_between_0_and_1_and_fall(store: Retriever) -> None:
    found = await store.find_passages(ScrubbedText("surgery for lung cancer"), limit=3)

    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert found[0].matched_terms >= 2


async def test_all_sections_of_a_document_can_be_read(store: Retriever) -> None:
    sections = await store.sections_of("ribociclib")

    assert [passage.section for passage in sections] == ["Short answer", "Side effects"]
    assert list(await store.sections_of("nothing")) == []


async def test_a_citation_can_be_opened(store: Retriever) -> None:
    passage = await store.passage("ribociclib#side-effects")

    assert passage is not None
    assert passage.text == "Tiredness."
    assert passage.document.sources[0].url == "https://example.org/page"
    assert await store.passage("ribociclib#nothing") is None


async def test_neighbours_cut_from_one_section_come_as_one_passage(store: Retriever) -> None:
    found = await store.find_passages(ScrubbedText("lymphedema swelling"), limit=10)

    joined = [one.passage for one in found if one.passage.document.document_id == "swelling"]
    assert [one.passage_id for one in joined] == ["swelling#1+2"]
    assert await store.passage("swelling#1+2") == joined[0]
    assert await store.passage("swelling#1+9") is None


async def test_sections_of_a_role_stay_apart(store: Retriever) -> None:
    found = await store.find_passages(ScrubbedText("surgery for metastases lung cancer"), limit=10)

    assert {one.passage.passage_id for one in found} >= {
        "lung-surgery#short-answer",
        "lung-surgery#what-it-depends-on",
    }


async def test_the_same_words_are_found_once(store: Retriever) -> None:
    found = await documents(store, "does a cold cap cool the scalp")

    assert len({"cold-1", "cold-2"} & set(found)) == 1


@pytest.mark.parametrize(("stage", "setting"), [("II", "early"), ("IV", "metastatic")])
async def test_the_stage_that_is_known_decides_between_early_and_spread(
    store: Retriever, stage: str, setting: str
) -> None:
    known = Fact(kind=FactKind.STAGE, name="stage", value=stage)

    assert (await documents(store, "skin care with melanoma", known))[0] == f"skin-{setting}"
