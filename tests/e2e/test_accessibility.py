"""axe finds no serious or critical fault on any page, in either theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.screen import Screen, solution

GRAVE = {"serious", "critical"}


def roadmap(screen: Screen) -> None:
    screen.open("/")
    expect(screen.page.get_by_role("heading", level=2).first).to_be_visible()


def known_topics(screen: Screen) -> None:
    roadmap(screen)
    screen.page.get_by_role("button", name="Known topics").click()


def progress(screen: Screen) -> None:
    screen.open("/progress")
    expect(screen.page.get_by_role("heading", name="Activity")).to_be_visible()


def settings(screen: Screen) -> None:
    screen.open("/settings")
    expect(screen.page.get_by_label("Font size")).to_be_visible()


def admin(screen: Screen) -> None:
    screen.open("/settings")
    screen.page.get_by_role("link", name="How it runs").click()
    expect(screen.page.get_by_role("heading", name="Confinement")).to_be_visible()


def admin_on_a_phone(screen: Screen) -> None:
    screen.page.set_viewport_size({"width": 400, "height": 850})
    admin(screen)


def nowhere(screen: Screen) -> None:
    screen.open("/nowhere")


def statement(screen: Screen) -> None:
    screen.open_problem("dynamic-tanh")
    expect(screen.page.get_by_role("heading", name="Examples")).to_be_visible()


def wrong_answer(screen: Screen) -> None:
    statement(screen)
    screen.write("import numpy as np\n\n\ndef dynamic_tanh(x, *rest, **more):\n    return np.tanh(x)\n")
    screen.run()
    screen.expect_verdict("Wrong answer")


def solved_with_editorial(screen: Screen) -> None:
    screen.open_problem("hard-sigmoid")
    screen.write(solution("foundations/hard-sigmoid"))
    screen.submit()
    screen.expect_verdict("Accepted")
    screen.tab("Editorial").click()
    expect(screen.page.get_by_role("heading", name="What the interviewer asks next")).to_be_visible()


def solutions(screen: Screen) -> None:
    solved_with_editorial(screen)
    screen.tab("Solutions").click()
    mistakes = screen.page.get_by_role("region", name="Common mistakes")
    mistakes.get_by_role("group").first.locator("summary").click()
    expect(mistakes.get_by_role("group", name="Reference and The mistake compared")).to_be_visible()


def failing_cases(screen: Screen) -> None:
    statement(screen)
    screen.write("import numpy as np\n\n\ndef dynamic_tanh(x, *rest, **more):\n    return np.tanh(x)\n")
    screen.submit()
    screen.expect_verdict("Wrong answer")
    expect(screen.pane("Results").get_by_role("tab", selected=True).last).to_be_visible()


def own_cases(screen: Screen) -> None:
    statement(screen)
    screen.tab("Your cases").click()
    screen.page.get_by_role("button", name="Empty case").click()


def authored_problems(screen: Screen) -> None:
    screen.open("/authoring")
    expect(screen.page.get_by_role("button", name="Edit ReLU", exact=True)).to_be_visible()


def new_problem(screen: Screen) -> None:
    authored_problems(screen)
    screen.page.get_by_role("button", name="New problem").click()
    screen.page.get_by_role("button", name="Begin", exact=True).click()
    expect(screen.page.get_by_text("Give it a title.")).to_be_visible()


def draft(screen: Screen) -> None:
    authored_problems(screen)
    screen.page.get_by_role("button", name="Edit ReLU", exact=True).click()
    expect(screen.page.get_by_role("textbox", name="Text of statement.md")).to_be_visible()
    expect(screen.page.get_by_role("group", name="Call of relu").first).to_be_visible()


def draft_on_a_phone(screen: Screen) -> None:
    screen.page.set_viewport_size({"width": 400, "height": 850})
    draft(screen)
    screen.tab("Try").click()
    expect(screen.page.get_by_role("textbox", name="Code to try")).to_be_visible()


def publishing(screen: Screen) -> None:
    draft(screen)
    screen.page.get_by_role("button", name="Publish", exact=True).click()
    expect(screen.page.get_by_role("dialog", name="Publish").get_by_text("All files are the same.")).to_be_visible()


def versions(screen: Screen) -> None:
    screen.open("/authoring/problems/relu/versions")
    expect(screen.page.get_by_role("list", name="Versions")).to_be_visible()


def shortcuts(screen: Screen) -> None:
    statement(screen)
    screen.page.get_by_role("button", name="Keyboard shortcuts").click()


def on_a_phone(screen: Screen) -> None:
    screen.page.set_viewport_size({"width": 400, "height": 850})
    screen.open("/problems/dynamic-tanh")
    expect(screen.page.get_by_role("heading", name="Examples")).to_be_visible()


SCENES = [roadmap, known_topics, progress, settings, admin, admin_on_a_phone, nowhere, statement, wrong_answer,
          solved_with_editorial, solutions, failing_cases, own_cases, shortcuts, on_a_phone, authored_problems,
          new_problem, draft, draft_on_a_phone, publishing, versions]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_axe_finds_nothing_grave(screen: Screen, page: Page, scene: Callable[[Screen], None], theme: str) -> None:
    page.emulate_media(color_scheme=theme)
    scene(screen)
    assert grave_faults(page) == []


def grave_faults(page: Page) -> list[tuple[str, str, list[str]]]:
    """What axe finds on a page that keeps people from using it."""
    return [
        (fault["id"], fault["help"], [node["html"][:200] for node in fault["nodes"][:3]])
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in GRAVE
    ]
