"""A question that names several medicines is answered for each."""

from assistant.answering.grounded.material import lay_out
from assistant.answering.grounded.several_medicines import other_medicine_blocks
from assistant.domain import Document, SectionRole
from tests.assistant.answering.samples import passage, request

FIRST, SECOND = (
    Document(document_id=name, title=name.capitalize(), topic=name, kind="drug", cancer="any")
    for name in ("letrozole", "fulvestrant")
)
PARTS = [
    [
        passage(one, "Short answer", f"It is {one.title}.", SectionRole.SHORT_ANSWER),
        passage(one, "Common side effects", f"- **Hot flashes.** With {one.title}."),
    ]
    for one in (FIRST, SECOND)
]
FOUND = [one[0] for one in PARTS]


def texts(question: str) -> list[str]:
    return [
        one.text
        for one in other_medicine_blocks(lay_out(request(question, found=FOUND, sections=PARTS)))
    ]


def test_the_list_that_was_asked_for_is_given_of_the_other_too() -> None:
    other, effect = texts("side effects of letrozole and fulvestrant")

    assert f"- **Hot flashes.** With {other}." == f"- {effect}"


def test_a_medicine_nobody_named_adds_nothing() -> None:
    assert texts("side effects of letrozole") == []
