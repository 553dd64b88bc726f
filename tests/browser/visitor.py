"""A person in a browser: opens the page or the widget, asks, reads, and is photographed."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ARTIFACTS = Path(__file__).parents[1] / "artifacts"
QUESTION = "Is surgery an option for metastatic Kidney Cancer"
CUT_OFF = (
    "Er+ oligomet breast cancer. Have been 5aking ribocyclib for 14 months. "
    "Because of my low neutrophils the dose was"
)
PATIENCE = 120_000
"""Milliseconds; other work may share the machine, and nothing here waits longer than it must."""

_RECORD = """
    window.announced = [];
    for (const region of document.querySelectorAll("lantern-chat [aria-live], .lantern-live")) {
      new MutationObserver(() => announced.push([region.ariaLive, region.textContent]))
        .observe(region, { childList: true });
    }
"""


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """What a person does; locators find their way into the widget's shadow."""

    page: Page
    base: str
    name: str
    """Of the test: the photographs are named after it."""

    def open_clinic(self, path: str = "/") -> None:
        self.page.goto(self.base + path)
        expect(self.launcher).to_be_visible()

    def open_widget(self) -> None:
        """By keyboard, as far as the field to write in."""
        self.launcher.press("Enter")
        self.be_ready()

    def open_full_page(self, path: str = "/chat") -> None:
        self.page.goto(self.base + path)
        self.be_ready()

    def be_ready(self) -> None:
        expect(self.starters.first.or_(self.answers.first)).to_be_visible()
        # Chainlit takes no message before its socket is open; its starters wait for that, too.
        expect(self.starters.and_(self.page.locator(":disabled"))).to_have_count(0)
        self.page.evaluate(_RECORD)

    def write(self, text: str) -> None:
        self.field.fill(text)
        self.field.press("Enter")

    def ask(self, text: str) -> Locator:
        """Write, wait until the answer is finished, and return it."""
        before = self.answers.count()
        self.write(text)
        return self.next_answer(before)

    def next_answer(self, before: int) -> Locator:
        """Return the answer that follows `before` others; the send button is back when it is done."""
        answer = self.answers.nth(before)
        expect(answer).to_be_visible()
        expect(self.page.locator("#chat-submit")).to_be_visible()
        return answer

    def announcements(self, politeness: str) -> list[str]:
        said: list[list[str]] = self.page.evaluate("announced")
        return [words for how, words in said if how == politeness and words]

    def expect_announced(self, politeness: str, words: str) -> None:
        wanted = [politeness, words]
        found = "([how, part]) => announced.some((one) => one[0] === how && one[1].includes(part))"
        self.page.wait_for_function(found, arg=wanted)

    def photograph(self, moment: str) -> None:
        ARTIFACTS.mkdir(exist_ok=True)
        name = re.sub(r"\W+", "-", f"{self.name} {moment}").strip("-")
        self.page.screenshot(path=ARTIFACTS / f"{name}.png", animations="disabled")

    def scrolls_sideways(self) -> bool:
        """Say whether the page, or anything in the chat that scrolls, is wider than its place."""
        wide = """() => {
          const chat = document.querySelector("#chainlit-copilot")?.shadowRoot;
          const places = [...document.querySelectorAll("*"), ...(chat?.querySelectorAll("*") ?? [])];
          return places.some((one) => one.scrollWidth > one.clientWidth + 1
            && one.clientWidth > 0 && /auto|scroll/.test(getComputedStyle(one).overflowX));
        }"""
        page = "document.documentElement.scrollWidth > innerWidth"
        return bool(self.page.evaluate(page) or self.page.evaluate(wide))

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Ask Lantern, opens a chat")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog", name="Lantern, chat about cancer and its treatment")

    @property
    def field(self) -> Locator:
        return self.page.locator("#chat-input")

    @property
    def starters(self) -> Locator:
        return self.page.locator("#starters button")

    @property
    def answers(self) -> Locator:
        return self.page.locator('[data-step-type="assistant_message"]')

    @property
    def source(self) -> Locator:
        """The passage behind a mark: beside the chat, or over it where there is no room."""
        return self.page.locator("aside, [role=dialog]").filter(
            has=self.page.locator(".lantern-source")
        )
