from assistant.answering.remembered.record_answers import list_records, quote_records
from assistant.answering.wording.wordings import load_phrases
from assistant.domain import AnswerKind, KeptRecord, RecordQuote, SitePolicy
from tests.fakes import NOW

PHRASES = load_phrases(SitePolicy())
REPORT = KeptRecord(record_id="p", title="Pathology report", pages=2, kept_at=NOW)


def quote(text: str, page: int | None = 2) -> RecordQuote:
    return RecordQuote(record_id="p", title="Pathology report", text=text, page=page, kept_at=NOW)


def test_the_records_own_words_stand_with_title_and_page() -> None:
    answer = quote_records(PHRASES, [quote("Ki-67: 18%"), quote("HER2: low")], [REPORT])

    assert answer.text.startswith(
        "**Your pathology report says, on page 2:**\n\n> Ki-67: 18%\n>\n> HER2: low"
    )
    assert len(answer.quotes) == 2


def test_each_page_has_its_own_opening() -> None:
    text = quote_records(PHRASES, [quote("a", 1), quote("b", 2), quote("c", None)], [REPORT]).text

    assert text.count("Your pathology report says") == 3


def test_a_silent_record_is_named() -> None:
    answer = quote_records(PHRASES, [], [REPORT])

    assert "(pathology report)" in answer.text
    assert answer.quotes == ()


def test_the_records_are_listed_or_there_are_none() -> None:
    assert [one.record_id for one in list_records(PHRASES, [REPORT]).quotes] == ["p"]
    assert list_records(PHRASES, []).kind is AnswerKind.REDIRECT
