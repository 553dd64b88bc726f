from pathlib import Path

import pytest

from assistant.domain import Passage
from assistant.retrieval.reading.readers import read_file
from tests.assistant.retrieval.files import write_pdf

PAGE = """<html><head><title>Thyroid cancer</title><script>steal()</script></head><body>
<nav><a href="/">Home</a> Menu of the whole site</nav>
<main><h1>Thyroid cancer in plain words</h1><p>It starts in the thyroid gland.</p>
<h2>Treatment</h2><p>An operation takes it out <b>as a whole</b>.</p><script>alert(1)</script>
<ul><li>Iodine may follow the operation.</li></ul><p style="display: none">hidden words here now</p>
</main><footer>Imprint of the page</footer></body></html>"""
WORDS = ("surgery", "food", "rest", "work", "pain")
SIDECAR = "title: Guide for patients\ncancer: breast cancer\nlicence: licensed\npublisher: NCCN\n"
XML = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<Document id="0001" source="CancerGov" url="https://example.org/thyroid">
<Focus>Thyroid Cancer</Focus><FocusAnnotations><Synonyms><Synonym>Cancer of thyroid</Synonym>
</Synonyms></FocusAnnotations><QAPairs>
<QAPair pid="1"><Question qid="q1" qtype="treatment">What helps?</Question>
<Answer>An operation. &x;</Answer></QAPair>
<QAPair pid="2"><Question qid="q2" qtype="symptoms">What signs?</Question><Answer></Answer></QAPair>
</QAPairs></Document>"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def passages(path: Path) -> list[Passage]:
    reading = read_file(path)
    assert reading.faults == []
    ((_, found),) = reading.documents
    return found


def test_a_web_page_gives_its_sections_without_scripts_menus_and_hidden_text(
    tmp_path: Path,
) -> None:
    first, second = passages(write(tmp_path / "thyroid.html", PAGE))

    assert first.document.title == "Thyroid cancer in plain words"
    assert first.document.cancer == "thyroid cancer"
    assert first.text == "It starts in the thyroid gland."
    assert second.heading == "Thyroid cancer - Treatment"
    assert second.text == "An operation takes it out as a whole. Iodine may follow the operation."


def test_a_text_gives_its_sections(tmp_path: Path) -> None:
    text = "Living with thyroid cancer\n\nMost people live long.\n\nWork\n\nMany go back to work.\n"

    first, second = passages(write(tmp_path / "living.txt", text))

    assert (first.section, second.section) == ("Living with thyroid cancer", "Work")
    assert second.text == "Many go back to work."


def test_a_pdf_keeps_its_headings_and_pages_and_drops_what_runs_along(tmp_path: Path) -> None:
    pages = [
        [(f"On {word}", 20), (f"These are words on {word}.", 12), (f"Guide 2026, page {n}", 9)]
        for n, word in enumerate(WORDS, start=1)
    ]

    found = passages(write_pdf(tmp_path / "guide.pdf", pages, title="Breast cancer guide"))

    assert [one.section for one in found] == [
        f"On {word} (page {n})" for n, word in enumerate(WORDS, start=1)
    ]
    assert found[2].text == "These are words on rest."
    assert found[2].heading == "Breast cancer - On rest"


def test_a_section_that_goes_on_over_the_page_names_each_page(tmp_path: Path) -> None:
    pages = [
        [("Treatment", 20), ("First words of it here.", 12)],
        [("More words follow here.", 12)],
    ]

    found = passages(write_pdf(tmp_path / "guide.pdf", pages))

    assert [one.section for one in found] == ["Treatment (page 1)", "Treatment (page 2)"]


def test_a_pdf_of_300_pages_is_read(tmp_path: Path) -> None:
    pages = [[(f"{WORDS[n % 5]} {'x' * n} for people to read.", 12)] for n in range(300)]

    assert len(passages(write_pdf(tmp_path / "long.pdf", pages))) == 300


def test_what_stands_beside_a_file_says_whose_it_is(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "nccn-breast-2026.pdf", [[("Words for people to read.", 12)]])
    write(tmp_path / "nccn-breast-2026.pdf.yaml", SIDECAR)

    document = passages(path)[0].document

    assert (document.document_id, document.edition) == ("nccn-breast", "2026")
    assert (document.title, document.cancer) == ("Guide for patients", "breast cancer")
    assert (document.licence, document.sources[0].publisher) == ("licensed", "NCCN")


def test_medquad_as_published_is_read_and_nothing_outside_it(tmp_path: Path) -> None:
    (one,) = passages(write(tmp_path / "0001.xml", XML))

    assert one.heading == "Thyroid Cancer - treatment"
    assert one.document.synonyms == ("Cancer of thyroid",)
    assert one.text == "An operation."


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.md", "", "it is empty"),
        ("notes.docx", "x", "unknown kind of file"),
        ("fake.pdf", "no PDF", "it is named .pdf and is none"),
        ("cut.pdf", "%PDF-1.4\nbroken", "it is damaged"),
        ("other.xml", "<rss></rss>", "no XML in MedQuAD's layout"),
        ("broken.xml", "<Document>", "no XML"),
        ("plain.md", "no front matter", "line 2"),
        ("picture.txt", "\0\1\2", "it is no text"),
        ("bare.html", "<html><script>x()</script></html>", "there is no text in it"),
        ("lines.jsonl", '{"id": 1}\n{oops', "line 2: not JSON"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    reading = read_file(write(tmp_path / name, content))

    assert reading.documents == []
    assert any(words in fault and fault.startswith(name) for fault in reading.faults)
    assert all("\n" not in fault for fault in reading.faults)


def test_an_encrypted_pdf_is_named(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "locked.pdf", [[("secret words", 12)]], locked=True)

    assert read_file(path).faults == ["locked.pdf: it is encrypted; save it without its password."]


def test_a_pdf_of_pictures_is_named(tmp_path: Path) -> None:
    (fault,) = read_file(write_pdf(tmp_path / "scan.pdf", [[]])).faults

    assert "a scan must be made readable first" in fault


def test_a_huge_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as opened:
        opened.truncate(21 * 2**20)

    assert read_file(path).faults == ["huge.txt: it has 21 MB; 20 are read."]


@pytest.mark.parametrize("text", ["- a list", "colour: red", "title: [", "title:\n  - x: {"])
def test_a_faulty_sidecar_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path / "a.txt.yaml", text)

    (fault,) = read_file(write(tmp_path / "a.txt", "Words for people to read.")).faults

    assert fault.startswith("a.txt.yaml: ")


def test_a_pdf_that_says_the_same_on_every_page_has_no_text(tmp_path: Path) -> None:
    pages = [[(f"Page {n} of the guide", 12)] for n in range(20)]

    reading = read_file(write_pdf(tmp_path / "guide.pdf", pages))

    assert reading.documents == []
    assert reading.faults == ["guide.pdf: there is no text in it."]
