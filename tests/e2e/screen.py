"""What a person sees and does on the pages, by the names that stand there."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PROBLEMS = Path(__file__).parents[2] / "problems"
VERDICT_MS = 60_000  # the first submission to a problem waits for its cases to be frozen


def solution(problem: str, name: str = "reference") -> str:
    """The text of a problem's solution: `reference`, or one of its `rejected/...`."""
    return (PROBLEMS / problem / f"{name}.py").read_text(encoding="utf-8")


class Screen:
    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    def open_problem(self, slug: str) -> None:
        self.open(f"/problems/{slug}")
        expect(self.editor).to_be_visible()

    @property
    def editor(self) -> Locator:
        return self.page.get_by_role("textbox", name="Code for")

    def code(self) -> str:
        return "\n".join(self.editor.locator(".cm-line").all_inner_texts())

    def write(self, source: str) -> None:
        self.editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)

    def run(self) -> None:
        self.page.get_by_role("button", name="Run", exact=True).click()

    def submit(self) -> None:
        self.page.get_by_role("button", name="Submit", exact=True).click()

    def pane(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True)

    def tab(self, name: str) -> Locator:
        return self.page.get_by_role("tab", name=name)

    def expect_verdict(self, name: str) -> None:
        expect(self.pane("Results").get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=VERDICT_MS)

    def expect_saved(self) -> None:
        expect(self.pane("Code").get_by_text("Saved", exact=True)).to_be_visible()

    def on_roadmap(self, title: str) -> Locator:
        return self.page.get_by_role("link", name=title)
