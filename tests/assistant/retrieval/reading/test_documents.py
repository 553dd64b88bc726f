from pathlib import Path

import pytest

from assistant.domain import ConditionClause, FactKind, SectionRole
from assistant.errors import LibraryError
from assistant.retrieval.reading.documents import heading_of, read_document, slug
from assistant.retrieval.reading.front_matter import KEYS
from tests.assistant.retrieval.fakes import write_document

BODY = """
## Short answer
**Sometimes.** It depends.

## What it depends on
- **How many places.** A few.

## Other ways
Radiation.

## For you
### While you take ribociclib {when="drug:ribociclib current"}
Teams may pause it.

### Cancer in the bones {when="metastasis:bone"}
A bone can be fixed.

## When to call
- Fever: call.

## Questions for your care team
- Which?

## The main point
A team decides.
"""


def faults_of(path: Path) -> list[str]:
    with pytest.raises(LibraryError) as caught:
        read_document(path)
    return caught.value.faults


def test_each_section_and_each_conditional_part_is_a_passage(tmp_path: Path) -> None:
    path = write_document(tmp_path, "surgery", body=BODY, cancer="breast cancer", topic="surgery")

    document, passages = read_document(path)

    assert document.document_id == "surgery"
    assert [(passage.role, passage.section) for passage in passages] == [
        (SectionRole.SHORT_ANSWER, "Short answer"),
        (SectionRole.DEPENDS_ON, "What it depends on"),
        (SectionRole.DETAIL, "Other ways"),
        (SectionRole.FOR_YOU, "While you take ribociclib"),
        (SectionRole.FOR_YOU, "Cancer in the bones"),
        (SectionRole.WHEN_TO_CALL, "When to call"),
        (SectionRole.QUESTIONS, "Questions for your care team"),
        (SectionRole.MAIN_POINT, "The main point"),
    ]
    assert passages[0].text == "**Sometimes.** It depends."
    assert {passage.heading for passage in passages} == {"Breast cancer - surgery"}


def test_a_conditional_part_carries_its_condition(tmp_path: Path) -> None:
    _, passages = read_document(write_document(tmp_path, "surgery", body=BODY))

    condition = passages[3].condition

    assert condition is not None
    assert condition.clauses == (
        ConditionClause(kind=FactKind.DRUG, name="ribociclib", qualifier="current"),
    )


def test_passage_ids_name_document_and_section(tmp_path: Path) -> None:
    _, passages = read_document(write_document(tmp_path, "surgery", body=BODY))

    assert passages[0].passage_id == "surgery#short-answer"
    assert passages[3].passage_id == "surgery#while-you-take-ribociclib"


def test_the_front_matter_is_read(tmp_path: Path) -> None:
    document, _ = read_document(write_document(tmp_path, "a", body=BODY, question="Can they?"))

    assert document.answers == ("Can they?",)
    assert document.edition == "2026-11"
    assert document.reviewed_by == "none"
    assert document.sources[0].publisher == "An institute"
    assert document.sources[0].year == 2026


def test_all_faults_of_a_file_are_reported_at_once_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "bad.md"
    path.write_text(
        "---\ntitle: A\ncancer: any\ncolour: red\nsources:\n  - publisher: P\n    url: ftp://x\n---\n"
        "\n## What it depends on\n\n## For you\n### Bones\nText.\n"
        '### Drug {when="pill:x"}\nText.\n### Odd {if="x"}\nText.\n'
    )

    assert faults_of(path) == [
        f'bad.md, line 4: "colour" is unknown. Use {", ".join(KEYS)}.',
        'bad.md, line 2: "topic" is missing.',
        'bad.md, line 2: "edition" is missing.',
        'bad.md, line 2: "licence" is missing.',
        'bad.md, line 5: source 1: "title" is missing.',
        "bad.md, line 5: source 1: the url must begin with http:// or https://.",
        'bad.md, line 13: a part of For you needs its condition: {when="kind:name"}.',
        f'bad.md, line 15: "pill" is no kind of fact. Use one of {", ".join(FactKind)}.',
        'bad.md, line 17: the attribute "if" is unknown. Use when.',
        'bad.md, line 17: a part of For you needs its condition: {when="kind:name"}.',
        'bad.md, line 10: "What it depends on" is empty.',
        'bad.md, line 1: "## Short answer" is missing.',
    ]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Loose.\n\n## Short answer\nYes.", "text before the first heading (##)."),
        (
            "## Short answer\nYes.\n\n## Short answer\nNo.",
            'line 20: "Short answer" is there twice.',
        ),
        ("## Short answer\nYes.\n\n### Part\nNo.", "parts (###) belong under ## For you."),
        ("## Short answer\nYes.\n\n# Big\nNo.", "use ## for sections and ### for the parts"),
        ("## Short answer\nYes.\n\n<script>x</script>\n", "line 20: HTML is not allowed here."),
        ('## Short answer {when="drug:x"}\nYes.', "only a part (###) of For you may carry"),
        ("## Short answer\nYes.\n## For you\n### A {when=}\nB.", "is not of the form {when="),
    ],
    ids=["loose text", "twice", "part outside", "level", "html", "condition outside", "braces"],
)
def test_a_body_out_of_form_is_refused(tmp_path: Path, body: str, fault: str) -> None:
    faults = faults_of(write_document(tmp_path, "a", body=body))

    assert any(fault in found for found in faults), faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("## Short answer\nYes.", "the front matter must be lines of `key: value`."),
        ("---\ntitle: [\n---\n## Short answer\nYes.", "the front matter is not YAML"),
        ("---\n- a\n---\n## Short answer\nYes.", "must be lines of `key: value`"),
        ("", "the front matter must be lines of `key: value`."),
    ],
    ids=["none", "broken", "a list", "empty file"],
)
def test_broken_front_matter_is_named(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)

    assert any(fault in found for found in faults_of(path))


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xff\xfe\x00")

    assert faults_of(path) == ["a.md, line 1: it is not UTF-8 text."]
    assert "a-missing.md" in faults_of(tmp_path / "a-missing.md")[0]


def test_headings_and_slugs_are_plain() -> None:
    assert heading_of("any", "clinical trials") == "Cancer - clinical trials"
    assert slug("Food that doesn't go with it: Ménière") == "food-that-doesnt-go-with-it-meniere"
