"""The card of what is known, and the page for an appointment."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pdfplumber
import pytest
from fhir.resources.R4B.bundle import Bundle
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import MakeVisitor
from tests.browser.test_accessibility import faults
from tests.browser.visitor import QUESTION, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

TOLD = "I have ER+ breast cancer with bone mets. I take ribociclib and letrozole, 14 months now."
CHANGED = "I stopped letrozole in May, now on fulvestrant."
PHONE = {"width": 320, "height": 640}


def card_of(visitor: Visitor) -> Locator:
    answer = visitor.ask("What do you know about me?")
    return answer.get_by_role("region", name="What I know about you")


def opened_from(visitor: Visitor, link: Locator) -> Page:
    with visitor.page.context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    return opened.value


@contextmanager
def printed(page: Page) -> Iterator[None]:
    page.emulate_media(media="print")
    yield
    page.emulate_media(media="screen")


def test_a_fact_is_confirmed_and_the_course_of_treatment_is_told(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.ask(TOLD)
    visitor.ask(CHANGED)

    card = card_of(visitor)

    ribociclib = card.get_by_role("listitem").filter(has_text="ribociclib").first
    ribociclib.get_by_role("button", name="Still right").click()
    expect(ribociclib).to_contain_text("Right, as of today")
    card.get_by_text("How your treatment went").click()
    expect(card.locator(".lantern-courses")).to_contain_text("letrozole, stopped")
    visitor.photograph("confirmed")


def test_everything_is_forgotten_only_after_a_yes(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()
    visitor.ask(TOLD)
    card = card_of(visitor)

    card.get_by_role("button", name="Forget everything").click()
    expect(card).to_contain_text("for good")
    visitor.photograph("asked")
    card.get_by_role("button", name="No, keep it").click()
    card.get_by_role("button", name="Forget everything").click()
    card.get_by_role("button", name="Yes, forget everything").click()

    expect(card).to_contain_text("Everything is forgotten.")
    expect(visitor.ask("What do you know about me?")).to_contain_text("Nothing yet")


def test_all_of_it_can_be_downloaded(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.ask(TOLD)
    card = card_of(visitor)

    files = {}
    for name in ("JSON", "FHIR"):
        address = card.get_by_role("link", name=name).get_attribute("href")
        files[name] = visitor.page.context.request.get(address or "").text()

    assert "ribociclib" in str(json.loads(files["JSON"])["facts"])
    assert Bundle.model_validate_json(files["FHIR"]).type == "collection"


def test_the_page_for_a_visit_opens_from_the_widget_and_prints_on_one_sheet(
    visitor: Visitor,
) -> None:
    visitor.open_clinic()
    visitor.open_widget()
    visitor.ask(TOLD)
    visitor.ask(QUESTION + "?")
    offered = visitor.ask("make a summary for my appointment")
    visitor.photograph("offered")

    page = opened_from(visitor, offered.get_by_role("link", name="Open it"))

    expect(page.get_by_role("heading", name="For my next visit")).to_be_visible()
    for words in ("ribociclib", QUESTION, "What I have read"):
        expect(page.locator(".sheet")).to_contain_text(words)
    photograph(page, visitor, "page")
    with printed(page):
        expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
        photograph(page, visitor, "printed")
        with pdfplumber.open(BytesIO(page.pdf(format="A4"))) as sheets:
            assert len(sheets.pages) == 1
    with page.expect_download() as started:
        page.get_by_role("button", name="Download as PDF").click()
    assert started.value.path().read_bytes().startswith(b"%PDF-")


def test_the_page_opens_from_the_card_and_says_what_is_new(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.ask(TOLD)
    visitor.ask(CHANGED)

    page = opened_from(visitor, card_of(visitor).get_by_role("link", name="next visit"))
    page.get_by_label("My last visit was on").fill("2026-01-01")
    page.get_by_role("button", name="Show what is new since then").click()

    expect(page.locator(".sheet")).to_contain_text("Before: letrozole")
    photograph(page, visitor, "new")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_card_and_page_fit_a_small_screen(new_visitor: MakeVisitor, scheme: str) -> None:
    visitor = new_visitor(viewport=PHONE, color_scheme=scheme)
    visitor.open_full_page()
    visitor.ask(TOLD)
    card = card_of(visitor)
    card.get_by_text("How your treatment went").click()
    card.get_by_role("button", name="Forget everything").click()
    assert not visitor.scrolls_sideways()
    assert faults(visitor.page) == []
    card.get_by_role("link", name="next visit").scroll_into_view_if_needed()
    visitor.photograph("card")

    page = opened_from(visitor, card.get_by_role("link", name="next visit"))

    assert faults(page) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    photograph(page, visitor, "page")


def test_a_doubtful_fact_is_asked_about_with_buttons(visitor: Visitor) -> None:
    visitor.open_full_page()

    asked = visitor.ask("maybe stage 3")

    expect(asked).to_contain_text("Did I get this right")
    visitor.photograph("asked")
    asked.get_by_role("button", name="Yes", exact=True).click()
    expect(visitor.next_answer(1)).to_contain_text("Noted as right")


def photograph(page: Page, visitor: Visitor, moment: str) -> None:
    Visitor(page=page, base=visitor.base, name=visitor.name).photograph(moment)
