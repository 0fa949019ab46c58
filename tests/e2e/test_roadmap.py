"""The roadmap: filters, what comes next, known topics; and the pages where one ends up by mistake."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server
from tests.e2e.screen import Screen

WIDTHS = (400, 1024, 1600)
PATHS = ("/", "/problems/softmax", "/progress", "/settings", "/nowhere")


def test_it_shows_the_whole_list_in_its_order(screen: Screen, page: Page) -> None:
    titles = page.get_by_role("heading", level=2)
    expect(titles).to_have_count(15)
    expect(titles.first).to_have_text("1 Foundations of Deep Learning")
    expect(titles.last).to_have_text("15 Math for ML")


def test_filters_are_kept_in_the_address(screen: Screen, page: Page) -> None:
    page.get_by_label("Difficulty").select_option("Medium")
    page.get_by_label("Section", exact=True).select_option(label="1. Foundations of Deep Learning")
    expect(screen.on_roadmap("PReLU Medium")).to_be_visible()
    expect(screen.on_roadmap("Tanh Easy")).to_have_count(0)
    assert "difficulty=medium" in page.url
    page.reload()
    expect(screen.on_roadmap("PReLU Medium")).to_be_visible()
    expect(screen.on_roadmap("Tanh Easy")).to_have_count(0)
    page.get_by_role("searchbox").fill("nothing is called this")
    expect(page.get_by_text("No topic of the list fits these filters.")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").click()
    expect(screen.on_roadmap("Tanh Easy").first).to_be_visible()


def test_next_and_random_lead_to_problems(screen: Screen, page: Page) -> None:
    page.get_by_role("link", name="Random", exact=True).click()
    expect(page).to_have_url(re.compile("/problems/"))
    page.go_back()
    page.get_by_role("link", name="Next unsolved").click()
    expect(page).to_have_url(re.compile("/problems/"))


def test_known_topics_are_taken_over_and_imported(own_screen: Screen, page: Page) -> None:
    ticked = page.get_by_role("checkbox", checked=True)
    expect(ticked).to_have_count(0)
    page.get_by_role("button", name="Known topics").click()
    page.get_by_label("Or import your own study list").fill("- Dead ReLU **done**\n- Basket weaving **done**\n")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Basket weaving")
    page.get_by_role("button", name="Take over the ticked topics as known").click()
    expect(page.get_by_text("the ticked topics are marked as known")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    feedforward = page.get_by_role("checkbox", name="I know this topic: Feedforward neural networks")
    expect(feedforward).to_be_checked()
    feedforward.uncheck()
    page.reload()
    expect(feedforward).not_to_be_checked()
    assert ticked.count() > 1


def test_an_unknown_problem_names_the_nearest(screen: Screen, page: Page) -> None:
    screen.open("/problems/sofmax")
    page.get_by_role("link", name="softmax", exact=True).click()
    expect(page.get_by_role("heading", name="Softmax", level=1)).to_be_visible()


def test_an_unknown_page_leads_back(screen: Screen, page: Page) -> None:
    screen.open("/nowhere")
    page.get_by_role("link", name="To the roadmap", exact=True).click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()


def test_without_the_token_the_page_says_how_to_get_in(server: Server, browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(server.url)
    expect(page.get_by_role("heading", name="This browser is not signed in")).to_be_visible()
    expect(page.get_by_text("gradus open")).to_be_visible()
    page.context.close()


def test_a_chosen_theme_stays(screen: Screen, page: Page) -> None:
    page.get_by_role("button", name="Use the dark theme").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    expect(page.get_by_role("button", name="Use the light theme")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(screen: Screen, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    for path in PATHS:
        screen.open(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_narrow_windows_show_one_pane_at_a_time(screen: Screen, page: Page) -> None:
    page.set_viewport_size({"width": 400, "height": 850})
    screen.open("/problems/softplus")
    expect(page.get_by_role("heading", name="Task")).to_be_visible()
    expect(screen.editor).to_be_hidden()
    page.get_by_role("button", name="Code", exact=True).click()
    expect(screen.editor).to_be_visible()
    screen.run()
    screen.expect_verdict("Runtime error")
    expect(screen.editor).to_be_hidden()


def test_pages_keep_to_the_policy_and_to_this_machine(page: Page, server: Server) -> None:
    """No violation of the Content-Security-Policy, and no request to anywhere else."""
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(server.sign_in)
    for path in PATHS:
        page.goto(server.url + path)
        page.wait_for_load_state("networkidle")
    assert complaints == []
    assert hosts == {server.url.removeprefix("http://")}
