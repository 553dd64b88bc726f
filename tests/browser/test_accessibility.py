"""What axe finds in our pages and in the opened chat."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import MakeVisitor
from tests.browser.visitor import CUT_OFF, QUESTION, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

GRAVE = {"serious", "critical"}
OURS = ["/", "/about", "/library/ribociclib"]


CHAINLITS = {
    # A conversation in its list is a link that holds a button that holds a menu.
    ("nested-interactive", 'data-sidebar="menu-button"'),
}
"""Rule and markup of what cannot be mended from outside Chainlit."""


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    grave = [
        (one["id"], node["html"])
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
    return [f"{rule}: {html[:200]}" for rule, html in grave if not is_chainlits(rule, html)]


def is_chainlits(rule: str, html: str) -> bool:
    return any(rule == known and markup in html for known, markup in CHAINLITS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", OURS)
def test_our_pages_have_no_grave_fault(new_visitor: MakeVisitor, path: str, scheme: str) -> None:
    visitor = new_visitor(color_scheme=scheme)
    visitor.page.goto(visitor.base + path)

    visitor.photograph("page")
    assert faults(visitor.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_opened_widget_has_no_grave_fault(new_visitor: MakeVisitor, scheme: str) -> None:
    visitor = new_visitor(color_scheme=scheme)
    visitor.open_clinic()
    visitor.open_widget()
    assert faults(visitor.page) == []

    use_everything(visitor)

    assert faults(visitor.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_full_page_has_no_grave_fault(new_visitor: MakeVisitor, scheme: str) -> None:
    visitor = new_visitor(color_scheme=scheme)
    visitor.open_full_page()
    assert faults(visitor.page) == []

    use_everything(visitor)

    assert faults(visitor.page) == []


def use_everything(visitor: Visitor) -> None:
    """An answer with marks, quick replies, chips, an alarm, and the memory card."""
    for words in (CUT_OFF, QUESTION, "temp of 101.2 and chills, day 8 after chemo"):
        visitor.ask(words)
    card = visitor.ask("What do you know about me?")
    card.get_by_role("button", name="Correct").first.click()
    expect(card.get_by_label("How is it right?")).to_be_focused()


def test_every_control_of_the_chat_has_a_name(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()
    visitor.ask(QUESTION)

    unnamed = visitor.page.evaluate(
        """() => [...document.querySelector("#chainlit-copilot").shadowRoot
          .querySelectorAll("button, a, textarea, input:not([type=file])")]
          .filter((one) => one.checkVisibility() && !one.ariaLabel && !one.textContent.trim())
          .map((one) => one.outerHTML.slice(0, 120))"""
    )

    assert unnamed == []
