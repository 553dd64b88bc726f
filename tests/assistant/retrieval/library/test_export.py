import json
from pathlib import Path

import pytest

from assistant.domain import Document
from assistant.retrieval.library.export import export_library
from assistant.retrieval.library.site_library import SiteLibrary
from assistant.retrieval.reading.licences import may_be_passed_on
from tests.assistant.retrieval.fakes import WordEmbedder, ignore_progress, write_document

GUIDE = "Guide\n\nCall your team at once when you have a fever.\n"


@pytest.mark.parametrize(
    ("licence", "is_open"),
    [
        ("CC BY 4.0", True),
        ("CC-BY-SA-4.0", True),
        ("CC0 1.0", True),
        ("public domain", True),
        ("CC BY-NC 4.0", False),
        ("CC-BY-ND-4.0", False),
        ("CC BY-NC-SA 4.0", False),
        ("licensed to Riverside Cancer Center", False),
        ("mitigated", False),
        ("", False),
    ],
)
def test_only_licences_that_let_anybody_pass_it_on_are_open(licence: str, is_open: bool) -> None:
    assert may_be_passed_on(Document(document_id="a", title="A", licence=licence)) is is_open


def test_a_licensed_guide_stays_here_and_is_named(tmp_path: Path) -> None:
    write_document(tmp_path / "library", "rest", body="## Short answer\nRest helps.")
    (tmp_path / "library" / "guide.txt").write_text(GUIDE)
    (tmp_path / "library" / "guide.txt.yaml").write_text("licence: licensed\n")
    library = SiteLibrary(tmp_path / "data", tmp_path / "library", WordEmbedder())
    library.ingest((), reading=ignore_progress, indexing=ignore_progress)

    with library.shelf() as shelf:
        exported = export_library(shelf, tmp_path / "out.jsonl")

    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert exported.written == 1
    assert exported.kept_back == ("guide (licensed)",)
    assert json.loads(line)["passages"][0]["text"] == "Rest helps."
    assert "fever" not in line
