from datetime import UTC, datetime, timedelta

import pytest

from assistant.domain import KeptRecord, RecordPassage, ScrubbedText
from assistant.retrieval.own_records import OwnPassage, OwnRecordSearch
from tests.assistant.retrieval.fakes import WordEmbedder

DAY = datetime(2026, 5, 3, tzinfo=UTC)
PATHOLOGY = KeptRecord(record_id="p", title="Pathology report", pages=2, kept_at=DAY)
SCAN = KeptRecord(record_id="s", title="Scan report", pages=1, kept_at=DAY + timedelta(days=1))
ALIASES = {"er": frozenset({"er", "estrogen receptor"})}
PASSAGES = [
    OwnPassage(
        record=record, number=number, passage=RecordPassage(text=ScrubbedText(text), page=page)
    )
    for record, number, page, text in (
        (PATHOLOGY, 0, 1, "FINAL DIAGNOSIS:\nInvasive carcinoma, 1.8 cm.\nMargins are clear."),
        (PATHOLOGY, 1, 2, "Estrogen receptor: positive (95%)\nKi-67: 18%\nHER2:\nequivocal (2+)"),
        (SCAN, 0, None, "Impression: two lesions in the liver. No other finding."),
    )
]


def quotes(question: str) -> list[tuple[str, int | None, str]]:
    found = OwnRecordSearch(WordEmbedder(), ALIASES).quotes(question, PASSAGES)
    return [(one.title, one.page, one.text) for one in found]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("what did my pathology report say about Ki-67?", "Ki-67: 18%"),
        ("was I ER positive in the biopsy report", "Estrogen receptor: positive (95%)"),
        ("what does the path report say about HER2", "HER2: equivocal (2+)"),
        ("what does my report say about the margin", "Margins are clear."),
        ("how big was the tumour in my pathology report", "Invasive carcinoma, 1.8 cm."),
    ],
)
def test_the_line_that_names_it_is_quoted(question: str, quote: str) -> None:
    assert [text for _, _, text in quotes(question)] == [quote]


def test_the_page_comes_with_the_quote() -> None:
    assert quotes("what did my report say about Ki-67") == [("Pathology report", 2, "Ki-67: 18%")]


def test_a_record_of_one_page_has_page_one() -> None:
    assert quotes("did the ct report mention the liver")[0][:2] == ("Scan report", 1)


def test_a_named_record_is_the_only_one_that_is_read() -> None:
    assert quotes("did my pathology report mention the liver") == []


def test_what_is_not_there_is_not_made_up() -> None:
    assert quotes("what does my report say about thyroid") == []


def test_without_a_subject_the_record_sums_itself_up() -> None:
    ((title, _, text),) = quotes("what is in my pathology report")

    assert title == "Pathology report"
    assert "Invasive carcinoma" in text


def test_a_server_may_put_a_passage_first() -> None:
    search = OwnRecordSearch(WordEmbedder(), {})

    found = search.quotes("what does my report say about lesion", PASSAGES, likely={("s", 0): 1.0})

    assert "lesions" in found[-1].text


def test_without_records_there_is_nothing() -> None:
    assert OwnRecordSearch(WordEmbedder(), {}).quotes("what does my report say", []) == []
