"""Answers from passages without typed sections."""

from assistant.answering.grounded.untyped import MOST_SENTENCES, MOST_WORDS, untyped_blocks
from assistant.domain import BlockKind, DraftBlock, FoundPassage, SectionRole
from tests.assistant.answering.samples import INFECTION, passage

TEXT = (
    "Mantle cell lymphoma is a rare cancer of white blood cells. It often begins in lymph nodes. "
    "The weather was fine. Treatment of mantle cell lymphoma depends on age and symptoms. "
    "These are weighed by the team. Key points"
)


def answered(question: str, *texts: str) -> list[DraftBlock]:
    found = [
        FoundPassage(passage=passage(INFECTION, f"P{n}", text, SectionRole.UNTYPED), score=1 / n)
        for n, text in enumerate(texts, 1)
    ]
    return untyped_blocks(question, found)


def test_the_sentences_that_fit_come_in_the_order_of_the_passage() -> None:
    blocks = answered("how is mantle cell lymphoma treated", TEXT)

    assert [block.text for block in blocks[:2]] == [
        "Mantle cell lymphoma is a rare cancer of white blood cells.",
        "Treatment of mantle cell lymphoma depends on age and symptoms.",
    ]
    assert [block.kind for block in blocks[:2]] == [BlockKind.LEAD, BlockKind.SENTENCE]
    assert all(block.cites for block in blocks)


def test_a_sentence_that_leans_on_a_missing_one_is_left_out() -> None:
    texts = [block.text for block in answered("how is mantle cell lymphoma treated", TEXT)]

    assert "The weather was fine." not in texts
    assert "Key points" not in texts


def test_never_more_than_five_sentences_or_too_many_words() -> None:
    many = " ".join(f"Lymphoma fact number {word} is told here." for word in "abcdefghij")
    long = " ".join(f"Lymphoma {'word ' * 35}ends {word}." for word in "abcde")

    assert len(answered("lymphoma", many)) <= MOST_SENTENCES
    assert sum(len(block.text.split()) for block in answered("lymphoma", long)) <= MOST_WORDS


def test_a_single_sentence_is_answer_enough() -> None:
    assert [block.text for block in answered("lymphoma", "Lymphoma is a cancer.")] == [
        "Lymphoma is a cancer."
    ]


def test_nothing_comes_of_nothing() -> None:
    assert answered("lymphoma") == []
