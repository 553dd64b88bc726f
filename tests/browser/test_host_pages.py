"""The widget on pages that are not ours: other encodings, other styles, strict policies."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import CLINIC
from tests.browser.test_records import REPORT, show
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

HOSTILE_STYLE = """<style>
  html { font-size: 10px }
  * { font-family: cursive !important; color: lime !important; background: pink !important }
  div, section, lantern-chat, button { display: none !important; position: static !important }
</style>"""
STRICT_POLICY = (
    "default-src 'none'; script-src {site} 'unsafe-eval'; connect-src {site} {socket}; "
    "style-src {site}; img-src {site}"
)


def page_of_a_stranger(head: str = "") -> str:
    tag = '<script src="/static/widget.js" async></script>'
    return f"<!doctype html>{head}<title>Host</title><h1>H\xf4pital</h1><div id='root'></div>{tag}"


def stand_in(visitor: Visitor, body: str, policy: str | None = None) -> None:
    """Serve a page without a charset, in Latin-1, from the service's own address."""
    headers = {"content-type": "text/html"}
    if policy:
        headers["content-security-policy"] = policy

    def answer(route: Route) -> None:
        route.fulfill(body=body.encode("latin-1"), headers=headers)

    visitor.page.route("**/stranger", answer)
    visitor.open_clinic("/stranger")


def test_a_page_in_another_encoding_gets_the_chat(visitor: Visitor) -> None:
    stand_in(visitor, page_of_a_stranger())

    visitor.open_widget()

    visitor.ask("hello")


def test_the_styles_of_the_page_do_not_reach_the_chat(visitor: Visitor) -> None:
    stand_in(visitor, page_of_a_stranger(HOSTILE_STYLE))
    visitor.open_widget()

    answer = visitor.ask("hello")

    visitor.photograph("answer")
    box = visitor.panel.bounding_box()
    assert box is not None
    assert box["width"] > 400
    words = answer.locator(".prose > *").first
    expect(words).not_to_have_css("color", "rgb(0, 255, 0)")
    assert (
        words.evaluate("one => parseFloat(getComputedStyle(one).fontSize) * one.currentCSSZoom")
        >= 16
    )


def test_a_strict_policy_leaves_the_chat_readable(visitor: Visitor) -> None:
    policy = STRICT_POLICY.format(site=visitor.base, socket=visitor.base.replace("http", "ws"))
    stand_in(visitor, page_of_a_stranger(), policy)
    visitor.open_widget()

    alarm = visitor.ask("temp of 101.2 and chills, day 8 after chemo")

    visitor.photograph("alarm")
    expect(alarm.locator(".ai-message")).to_have_css("background-color", "rgb(163, 21, 27)")


def test_nothing_is_fetched_from_elsewhere_and_nothing_before_the_chat_is_opened(
    visitor: Visitor,
) -> None:
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    visitor.open_clinic()
    assert not [url for url in fetched if "/chat" in url or "/session" in url]

    visitor.open_widget()
    visitor.ask("hello")

    elsewhere = [url for url in fetched if not url.startswith((visitor.base, "data:", "blob:"))]
    assert elsewhere == []


def test_a_page_of_another_origin_says_who_is_signed_in_and_takes_a_record(
    visitor: Visitor,
) -> None:
    told: list[str] = []
    told_by_tag = 'data-names="Grace Olsavsky; Margie" data-birth-date="1961-03-14"'
    tag = f'<script src="{visitor.base}/static/widget.js" async {told_by_tag}></script>'
    page = f"<!doctype html><meta charset=utf-8><title>Clinic</title><h1>Clinic</h1>{tag}"
    visitor.page.route(
        f"{CLINIC}/*", lambda route: route.fulfill(body=page, content_type="text/html")
    )
    visitor.page.on(
        "request", lambda one: told.append(one.post_data or "") if one.method == "PUT" else None
    )
    visitor.page.goto(CLINIC + "/")
    assert told == []

    visitor.open_widget()

    (first,) = told
    assert '"names":["Grace Olsavsky"," Margie",""]' in first
    found = show(visitor, REPORT)
    visitor.photograph("found")
    found.get_by_role("button", name="Keep nothing").click()
    expect(found).to_contain_text("Nothing was kept.")
    with visitor.page.expect_response("**/session/identity") as answered:
        visitor.page.evaluate("LanternWidget.knows({ names: ['Ilse'], caregivers: ['Bo'] })")
    assert answered.value.status == 204
