"""The chat on its own page."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakeVisitor
from tests.browser.visitor import CUT_OFF, QUESTION, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 450}
"""A 1280-pixel screen at 200 %."""


def test_an_answer_cites_a_passage_that_opens_beside_the_chat(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.photograph("start")

    answer = visitor.ask(QUESTION)

    expect(visitor.source).to_have_count(0)
    visitor.photograph("answer")
    mark = answer.get_by_role("link", name="Source 1").first
    mark.click()
    expect(visitor.source).to_contain_text("Read the originals")
    expect(answer).to_be_visible()
    visitor.photograph("source")
    visitor.page.get_by_role("button", name="Close the source").click()
    expect(visitor.source).to_have_count(0)
    expect(mark).to_be_focused()


def test_what_is_known_is_shown_and_one_fact_is_forgotten(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.ask(CUT_OFF)

    card = visitor.ask("What do you know about me?").get_by_role(
        "region", name="What I know about you"
    )

    ribociclib = card.get_by_role("listitem").filter(has_text="ribociclib")
    ribociclib.get_by_text("From you").click()
    expect(ribociclib).to_contain_text("Have been")
    visitor.photograph("card")
    ribociclib.get_by_role("button", name="Forget").click()
    expect(ribociclib).to_contain_text("Forgotten")
    visitor.photograph("forgotten")

    again = visitor.ask("what do you know about me")  # other letters: asked again, no double click
    expect(again).to_contain_text("ER-positive")
    expect(again.get_by_role("listitem").filter(has_text="ribociclib")).to_have_count(0)


def test_a_fact_is_corrected_from_its_chip(visitor: Visitor) -> None:
    visitor.open_full_page()
    noted = visitor.ask(CUT_OFF).get_by_role("group", name="Noted from your message")

    noted.get_by_role("button", name="ribociclib").click()
    visitor.photograph("chip")
    noted.get_by_role("button", name="Correct").click()
    words = noted.get_by_label("How is it right?")
    expect(words).to_be_focused()
    words.fill("I stopped ribociclib in May")
    noted.get_by_role("button", name="Save").click()

    expect(noted.get_by_role("button", name="ribociclib")).to_contain_text("corrected")
    expect(visitor.next_answer(1)).to_contain_text("ribociclib")


def test_a_reload_brings_the_conversation_back(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.ask(QUESTION)
    visitor.page.wait_for_url("**/chat/thread/*")

    visitor.page.reload()
    visitor.be_ready()

    expect(visitor.page.get_by_text(QUESTION, exact=True).last).to_be_visible()
    expect(visitor.answers).to_have_count(1)
    expect(visitor.source).to_have_count(0)


def test_conversations_are_listed_and_resume(visitor: Visitor) -> None:
    visitor.open_full_page()
    visitor.ask(QUESTION)
    visitor.page.locator("#header").get_by_role("button", name="New conversation").click()
    expect(visitor.answers).to_have_count(0)

    visitor.page.locator("#header").get_by_role("button", name="Your conversations").click()
    listed = visitor.page.locator('a[href*="/thread/"]')
    expect(listed).to_have_count(1)
    visitor.photograph("listed")
    listed.click()

    expect(visitor.answers).to_have_count(1)
    expect(visitor.answers.first).to_contain_text("surg")


def test_it_follows_the_device_into_the_dark(new_visitor: MakeVisitor) -> None:
    visitor = new_visitor(color_scheme="dark")
    visitor.open_full_page()
    visitor.ask(QUESTION)

    expect(visitor.page.locator("html")).to_have_class("dark")
    visitor.photograph("answer")

    visitor.ask("temp of 101.2 and chills, day 8 after chemo")
    visitor.photograph("alarm")


def test_a_long_answer_is_read_from_its_beginning(new_visitor: MakeVisitor) -> None:
    visitor = new_visitor(viewport=PHONE)
    visitor.open_full_page()

    for question in (QUESTION, "What are the side effects of ribociclib?"):
        answer = visitor.ask(question)
        # It is scrolled to, which takes a moment.
        visitor.page.wait_for_function(
            "(one) => 0 < one.getBoundingClientRect().top && one.getBoundingClientRect().top < 320",
            arg=answer.locator(".prose > *").first.element_handle(),
        )


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["320 pixels", "200 percent"])
def test_nothing_scrolls_sideways(new_visitor: MakeVisitor, viewport: dict[str, int]) -> None:
    visitor = new_visitor(viewport=viewport)
    visitor.open_full_page()
    assert not visitor.scrolls_sideways()
    visitor.photograph("start")

    for question in (QUESTION, CUT_OFF, "What do you know about me?"):
        visitor.ask(question)
        visitor.photograph(question[:12])
        assert not visitor.scrolls_sideways()


@pytest.mark.parametrize("viewport", [PHONE, ZOOMED], ids=["320 pixels", "200 percent"])
def test_the_widget_does_not_scroll_sideways(
    new_visitor: MakeVisitor, viewport: dict[str, int]
) -> None:
    visitor = new_visitor(viewport=viewport, color_scheme="dark")
    visitor.open_clinic()
    assert not visitor.scrolls_sideways()
    visitor.photograph("clinic")
    visitor.open_widget()
    visitor.photograph("open")

    for question in (QUESTION, "temp of 101.2 and chills, day 8 after chemo"):
        visitor.ask(question)
        visitor.photograph(question[:12])
        assert not visitor.scrolls_sideways()
