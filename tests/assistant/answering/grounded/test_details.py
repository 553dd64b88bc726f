"""The details that speak to what a question asks."""

from assistant.answering.grounded.details import MOST_DETAILS, Detail, details_in, first_new
from assistant.answering.grounded.material import lay_out
from assistant.domain import Passage
from tests.assistant.answering.samples import LIFESTYLE, SHORT_ANSWER, passage, request

MIXED = passage(
    LIFESTYLE,
    "What helps",
    "- **Sleep.** A fixed bedtime.\n\n**About being a burden.** Many fear this. They are not alone in it.",
)
GENES = passage(
    LIFESTYLE,
    "Relatives",
    "A counselor can say if a test makes sense. If one is found, children can be checked. "
    "Other relatives too.",
)


def details(question: str, *sections: Passage) -> list[Detail]:
    material = lay_out(request(question, sections=[[SHORT_ANSWER, *sections]]))
    return details_in(LIFESTYLE, material)


def test_an_item_is_one_detail_and_a_paragraph_another() -> None:
    assert [one.text for one in details("sleep badly", MIXED)] == ["**Sleep.** A fixed bedtime."]
    assert [one.text for one in details("being a burden", MIXED)] == [
        "**About being a burden.** Many fear this. They are not alone in it."
    ]


def test_a_sentence_that_leans_brings_the_one_before() -> None:
    assert details("should my children come", GENES)[0].text == (
        "A counselor can say if a test makes sense. If one is found, children can be checked."
    )


def test_nothing_is_found_where_nothing_fits() -> None:
    assert details("football", MIXED, GENES) == []


def test_few_details_are_kept_and_none_twice() -> None:
    words = ["soy", "tea", "rice", "milk", "milk"]
    ranked = [
        Detail(text=f"All about {word} now.", passage=MIXED, score=1.0, is_item=True)
        for word in words
    ]

    assert [one.text for one in first_new(ranked)] == [
        f"All about {word} now." for word in words[:MOST_DETAILS]
    ]
    assert len(first_new(ranked[3:])) == 1
