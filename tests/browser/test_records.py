"""Somebody shows a record, looks at what was found, and keeps what is right."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import MakeVisitor
from tests.browser.test_accessibility import faults
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

RECORDS = Path(__file__).parents[2] / "evals" / "facts" / "records"
REPORT = RECORDS / "breast_pathology.txt"


def show(visitor: Visitor, file: Path) -> Locator:
    """Attach a file, send it, and return the list of what was found."""
    visitor.page.locator("#upload-button-input").set_input_files(file)
    expect(visitor.page.get_by_role("button", name="Send")).to_be_enabled()
    visitor.page.get_by_role("button", name="Send").click()
    found = visitor.page.get_by_role("region", name="What I found in your")
    expect(found).to_be_visible()
    return found


def test_a_report_is_shown_looked_at_kept_and_asked_about(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.photograph("start")

    found = show(visitor, REPORT)

    visitor.photograph("found")
    expect(found).to_contain_text("Ki-67")
    assert faults(visitor.page) == []
    stage = found.get_by_role("checkbox", name="pT1cN1a")
    stage.uncheck()
    found.get_by_role("button", name="Keep what is ticked").click()
    expect(found).to_contain_text("Kept.")
    visitor.photograph("kept")
    card = visitor.ask("What do you know about me?")
    expect(card).to_contain_text("ER-positive")
    expect(card).not_to_contain_text("pT1cN1a")
    visitor.photograph("card")
    quoted = visitor.ask("What did my pathology report say about Ki-67?")
    expect(quoted).to_contain_text("Ki-67: 18%")
    source = quoted.get_by_role("region", name="Your records")
    expect(source).to_contain_text("page 1")
    visitor.photograph("quoted")
    assert faults(visitor.page) == []
    source.get_by_role("button", name="Forget this record").click()
    visitor.photograph("forget-asked")
    source.get_by_role("button", name="Forget it").click()
    expect(source).to_contain_text("Forgotten.")


def test_a_list_waits_through_a_reload_and_a_double_tap_keeps_once(visitor: Visitor) -> None:
    visitor.open_full_page()
    show(visitor, REPORT)

    visitor.page.reload()

    found = visitor.page.get_by_role("region", name="What I found in your")
    expect(found).to_be_visible()
    visitor.photograph("after-reload")
    expect(visitor.page.get_by_text("Couldn't resume")).to_have_count(0)
    found.get_by_role("button", name="Keep what is ticked").dblclick()
    expect(found).to_contain_text("Kept.")
    said = visitor.answers.filter(has_text="Thank you. I've noted")
    expect(said).to_have_count(1)
    card = visitor.ask("What do you know about me?")
    expect(card).to_contain_text("From your pathology report, page 1")


def test_the_widget_takes_a_record_too(new_visitor: MakeVisitor) -> None:
    visitor = new_visitor(viewport={"width": 320, "height": 640}, color_scheme="dark")
    visitor.open_clinic()
    visitor.open_widget()
    visitor.photograph("open")

    found = show(visitor, REPORT)

    visitor.photograph("found")
    assert not visitor.scrolls_sideways()
    found.get_by_role("button", name="Keep nothing").click()
    expect(found).to_contain_text("Nothing was kept.")
    visitor.photograph("let-go")
