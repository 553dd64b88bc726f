"""The widget on a clinic's page."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.visitor import CUT_OFF, QUESTION, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def cookies_of(visitor: Visitor) -> set[str]:
    return {cookie.get("name", "") for cookie in visitor.page.context.cookies()}


def test_it_opens_by_keyboard_signs_in_and_gives_the_focus_back(visitor: Visitor) -> None:
    visitor.open_clinic()
    assert cookies_of(visitor) == set()
    expect(visitor.launcher).to_have_attribute("aria-expanded", "false")

    visitor.open_widget()

    assert "lantern_guest" in cookies_of(visitor)
    expect(visitor.launcher).to_have_attribute("aria-expanded", "true")
    expect(visitor.panel).to_be_visible()
    expect(visitor.field).to_be_focused()
    visitor.photograph("open")

    visitor.page.keyboard.press("Escape")

    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()
    expect(visitor.launcher).to_have_attribute("aria-expanded", "false")


def test_an_answer_cites_a_passage_that_opens_and_closes(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()

    answer = visitor.ask(QUESTION)

    expect(visitor.source).to_have_count(0)
    visitor.photograph("answer")
    mark = answer.get_by_role("link", name="Source 1").first
    mark.click()
    expect(visitor.source).to_contain_text("Read the originals")
    expect(visitor.source).to_contain_text(re.compile("kidney", re.IGNORECASE))
    visitor.photograph("source")

    visitor.page.keyboard.press("Escape")

    expect(visitor.source).to_have_count(0)
    expect(visitor.panel).to_be_visible()
    expect(mark).to_be_focused()


def test_a_finished_answer_is_said_aloud_once(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()

    visitor.ask(QUESTION)

    visitor.expect_announced("polite", "surg")
    said = visitor.announcements("polite")
    answers = [words for words in said if words != "Lantern is answering."]
    assert len(answers) == 1
    assert "[1]" not in answers[0]


def test_an_emergency_is_red_has_a_number_to_tap_and_is_said_at_once(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()

    alarm = visitor.ask("temp of 101.2 and chills, day 8 after chemo")

    call = alarm.get_by_role("link", name="Call 911")
    expect(call).to_have_attribute("href", "tel:911")
    expect(call).to_be_in_viewport()
    expect(alarm.locator(".ai-message")).to_have_css("background-color", "rgb(163, 21, 27)")
    visitor.expect_announced("assertive", "Call")
    visitor.photograph("alarm")

    visitor.ask("What helps with tiredness from treatment?")

    plain = visitor.answers.last.locator(".ai-message")
    expect(plain).not_to_have_css("background-color", "rgb(163, 21, 27)")


def test_a_cut_off_message_is_completed_by_a_tap(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()

    question_back = visitor.ask(CUT_OFF)

    expect(question_back).to_contain_text("cut off")
    reduced = question_back.get_by_role("button", name=re.compile("reduced"))
    expect(reduced).to_be_visible()
    expect(question_back.get_by_role("button", name="something else")).to_be_visible()
    visitor.photograph("question-back")
    reduced.click()

    completed = visitor.next_answer(1)
    expect(completed).to_contain_text("ribociclib")
    expect(completed).to_contain_text("reduced")
    expect(reduced).to_be_hidden()
    visitor.photograph("completed")


def test_a_reload_brings_the_conversation_back(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()
    visitor.ask(QUESTION)

    visitor.open_clinic()
    visitor.open_widget()

    expect(visitor.page.get_by_text(QUESTION)).to_be_visible()
    expect(visitor.answers).to_have_count(1)
    expect(visitor.source).to_have_count(0)
    assert visitor.announcements("polite") == []
    visitor.photograph("resumed")


def test_leaving_takes_the_conversation_off_the_device(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()
    visitor.ask("hello")

    visitor.page.get_by_role("button", name="More").click()
    visitor.photograph("menu")
    visitor.page.get_by_role("button", name="Leave this device").click()
    visitor.photograph("asked")
    visitor.page.get_by_role("button", name="Leave", exact=True).click()

    expect(visitor.panel).to_be_hidden()
    assert cookies_of(visitor) & {"lantern_guest", "access_token"} == set()
    expect(visitor.page.locator("#chainlit-copilot")).to_have_count(0)

    visitor.open_widget()

    expect(visitor.answers).to_have_count(0)
    visitor.ask("hello again")


def test_a_server_out_of_reach_is_said_in_a_sentence_with_a_number_to_call(
    visitor: Visitor,
) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    visitor.open_clinic()
    visitor.page.route("**/session", refuse)

    visitor.launcher.press("Enter")

    sentence = visitor.panel.get_by_text("The chat cannot be reached right now.")
    expect(sentence).to_contain_text("call 911 or your cancer team now")
    visitor.photograph("offline")

    visitor.page.unroute("**/session", refuse)
    visitor.page.get_by_role("button", name="Try again").click()

    visitor.be_ready()
    expect(sentence).to_be_hidden()


def test_a_new_conversation_starts_empty(visitor: Visitor) -> None:
    visitor.open_clinic()
    visitor.open_widget()
    visitor.ask("hello")

    visitor.page.get_by_role("button", name="More").click()
    visitor.page.get_by_role("button", name="New conversation").last.click()

    expect(visitor.answers).to_have_count(0)
    expect(visitor.starters.first).to_be_visible()
    visitor.be_ready()
    visitor.ask("hello")
