"""A person writes a problem in the browser, publishes it, and solves it as a member would."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from judge.package.files import write_files
from judge.package.skeleton import skeleton
from server.db.engine import FILE
from tests.e2e.screen import Screen
from tests.live import Server, serve

CHECK_MS = 300_000  # the longest wait for a check of a small problem by the real judge on a busy machine
SYLLABUS = """\
[[section]]
number = 1
slug = "statistics"
title = "Statistics"
stars = 1

[[section.topic]]
id = "averages"
name = "Averages"
group = "Basics"
problems = [{ slug = "middle-value", title = "Middle value", difficulty = "easy" }]
"""
TITLE = "Middle value"


@pytest.fixture
def author(tmp_path: Path, page: Page, faults: list[str]) -> Iterator[Workbench]:
    """A server on a problems' folder of its own, which publishing writes to."""
    problems = tmp_path / "problems"
    problems.mkdir()
    (problems / "syllabus.toml").write_text(SYLLABUS, encoding="utf-8")
    for server in serve(tmp_path / "home", GRADUS_PROBLEMS=str(problems)):
        page.goto(server.sign_in)
        yield Workbench(page, server, problems)


class Workbench(Screen):
    """The pages of an author."""

    def __init__(self, page: Page, server: Server, problems: Path) -> None:
        super().__init__(page, server.url)
        self.server = server
        self.problems = problems

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def dialog(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=name)

    def begin(self, title: str, section: str) -> None:
        self.page.get_by_role("link", name="Authoring").click()
        self.button("New problem").click()
        dialog = self.dialog("New problem")
        dialog.get_by_label("Title").fill(title)
        dialog.get_by_label("Section").fill(section)
        dialog.get_by_role("button", name="Begin").click()
        expect(self.page.get_by_role("heading", name=title, level=1)).to_be_visible()

    def open_file(self, path: str) -> Locator:
        self.page.get_by_role("navigation", name="Files").get_by_role("button", name=path).click()
        editor = self.page.get_by_role("textbox", name=f"Text of {path}")
        expect(editor).to_be_visible()
        return editor

    def open_until(self, address: str, wanted: Locator) -> None:
        """Open a page again until it shows what the server finds in the folder, which it looks at every few seconds."""
        deadline = time.monotonic() + CHECK_MS / 1000
        while True:
            self.open("/problems/middle-value")
            self.open(address)
            self.page.wait_for_timeout(1500)
            if wanted.is_visible():
                return
            assert time.monotonic() < deadline

    def text(self, path: str) -> str:
        """What the server has of a file of the only draft."""
        with self.server.api() as api:
            draft = api.get(f"/api/authoring/drafts/{self.draft}").raise_for_status().json()
        return next(file["text"] for file in draft["files"] if file["path"] == path)

    @property
    def draft(self) -> int:
        return int(self.page.url.partition("/drafts/")[2].partition("?")[0])

    def write_file(self, path: str, text: str) -> None:
        self.open_file(path).click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def expect_all_saved(self) -> None:
        expect(self.page.get_by_role("status").get_by_text("Saved", exact=True)).to_be_visible()


def test_a_problem_from_its_first_file_to_a_solved_mark(author: Workbench) -> None:
    author.begin(TITLE, "statistics")
    _break_and_mend(author)
    _check(author)
    _publish(author)
    _solve(author)
    author.open("/authoring/problems/middle-value/versions")
    row = author.page.get_by_role("list", name="Versions").get_by_role("listitem")
    expect(row).to_contain_text("members get this one")
    expect(row).to_contain_text("The first version.")
    expect(row).to_contain_text("One submission was judged with it, 1 accepted.")
    expect(author.page.get_by_role("region", name="In use")).to_contain_text("solved it")
    _judge_again(author)


def _judge_again(author: Workbench) -> None:
    """A verdict that the judge gave wrongly (here the test changes it) is found, mended, and brought back."""
    page = author.page
    with closing(sqlite3.connect(author.server.home / FILE)) as database, database:
        database.execute("UPDATE submission SET verdict = 'wrong_answer'")
    again = page.get_by_role("region", name="Judge submissions again")
    again.get_by_role("button", name="Look at all").click()
    expect(again).to_contain_text("Wrong answer → Accepted: one submission", timeout=CHECK_MS)
    again.get_by_role("button", name="Apply …").click()
    author.dialog("Apply the new verdicts?").get_by_role("button", name="Apply", exact=True).click()
    expect(again).to_contain_text("These verdicts have changed, of one person")
    page.reload()
    again.get_by_role("button", name="Undo").click()
    expect(again).to_contain_text("Applied, and undone")


def _break_and_mend(author: Workbench) -> None:
    """A fault is seen as soon as its text is saved, and leads to its line."""
    page, good = author.page, author.text("problem.toml")
    line = next(i for i, text in enumerate(good.splitlines(), start=1) if text.startswith("title"))
    author.write_file("problem.toml", good.replace("\ntitle =", "\ntitel ="))
    author.tab("Faults").click()
    faults = page.get_by_role("list", name="Faults of the draft")
    author.open_file("reference.py")
    faults.get_by_role("button", name=f"problem.toml:{line}").first.click()
    expect(page.get_by_role("textbox", name="Text of problem.toml")).to_be_focused()
    expect(page.get_by_test_id("marked-line")).to_contain_text("titel")
    author.button("Publish").click()
    expect(author.dialog("Publish")).to_contain_text("The draft has faults.")
    author.button("Close").click()
    author.write_file("problem.toml", good)
    expect(faults).to_have_count(0)
    author.expect_all_saved()
    assert author.text("problem.toml") == good


def _check(author: Workbench) -> None:
    """A rejected solution that is right is a fault of the check; without it the problem is sound."""
    page = author.page
    author.button("Add a file").click()
    dialog = author.dialog("Add a file")
    dialog.get_by_label("Name of the solution").fill("is-right")
    dialog.get_by_role("button", name="Add", exact=True).click()
    author.expect_all_saved()
    author.button("Check").click()
    found = page.get_by_role("list", name="Faults of the check")
    expect(found.get_by_role("button", name="rejected/is-right.py").first).to_be_visible(timeout=CHECK_MS)
    found.get_by_role("button", name="rejected/is-right.py").first.click()
    expect(page.get_by_role("textbox", name="Text of rejected/is-right.py")).to_be_visible()
    author.button("Delete").click()
    author.dialog("Delete").get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("The files have changed since this check.")).to_be_visible()
    author.button("Check").click()
    expect(page.get_by_text("The problem is sound.")).to_be_visible(timeout=CHECK_MS)
    _try_out(author)


def _try_out(author: Workbench) -> None:
    page = author.page
    author.tab("Try").click()
    author.button("Insert the reference").click()
    author.button("Try it").click()
    expect(page.get_by_role("heading", name="Accepted", exact=True)).to_be_visible(timeout=CHECK_MS)
    author.open_file("statement.md")
    author.tab("Preview").click()
    expect(page.get_by_role("group", name="Call of middle_value").first).to_be_visible(timeout=CHECK_MS)


def _publish(author: Workbench) -> None:
    author.button("Publish").click()
    dialog = author.dialog("Publish")
    expect(dialog).to_contain_text("This is its first version")
    expect(dialog).to_contain_text("Nobody has solved it yet.", timeout=CHECK_MS)
    dialog.get_by_label("What changed").fill("The first version.")
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(author.page.get_by_role("heading", name=f"Version 1 of {TITLE} is published")).to_be_visible()
    assert (author.problems / "statistics" / "middle-value" / "reference.py").is_file()


def _solve(author: Workbench) -> None:
    source = (author.problems / "statistics" / "middle-value" / "reference.py").read_text(encoding="utf-8")
    author.page.get_by_role("link", name="To the problem").click()
    expect(author.editor).to_be_visible()
    author.write(source)
    author.submit()
    author.expect_verdict("Accepted")


def test_an_edit_that_no_case_catches_becomes_a_case(author: Workbench) -> None:
    page = author.page
    author.begin(TITLE, "statistics")
    cases = author.text("cases.py")
    kept = "".join(line for line in cases.splitlines(keepends=True) if "axis=0" not in line and "axis=1" not in line)
    weak = kept.replace('"axis": int(rng.integers(-len(shape), len(shape)))', '"axis": -1')
    author.write_file("cases.py", weak)
    author.expect_all_saved()
    author.button("Check").click()
    edits = page.get_by_role("region", name="Edits of the reference")
    row = edits.get_by_role("listitem").filter(has_text="axis").first
    expect(row).to_contain_text("axis", timeout=CHECK_MS)
    row.get_by_role("button", name="Find an input that tells it apart").click()
    row.get_by_role("button", name="Add it as a case").click(timeout=CHECK_MS)
    expect(page.get_by_role("textbox", name="Text of cases.py")).to_contain_text("told-apart")
    author.expect_all_saved()
    assert '.edge("told-apart", x=' in author.text("cases.py")


def test_the_folder_changes_below_a_version_of_the_browser(author: Workbench) -> None:
    """The author sees both beside what they were made from, and puts both into the draft."""
    page, folder = author.page, author.problems / "statistics" / "middle-value"
    write_files(folder, skeleton("middle-value", TITLE))
    author.open_until("/authoring", author.button(f"Edit {TITLE}"))
    author.button(f"Edit {TITLE}").click()
    page.wait_for_url("**/drafts/*")
    author.write_file("hints.md", author.text("hints.md") + "\nOne more thought.\n")
    author.expect_all_saved()
    author.button("Check").click()
    expect(page.get_by_text("The problem is sound.")).to_be_visible(timeout=CHECK_MS)
    author.button("Publish").click()
    dialog = author.dialog("Publish")
    dialog.get_by_label("What changed").fill("A thought.")
    dialog.get_by_label("folder").uncheck()
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_role("heading", name="is published")).to_be_visible(timeout=CHECK_MS)

    (folder / "editorial.md").write_text((folder / "editorial.md").read_text().replace("## Cost", "Below.\n\n## Cost"))
    change = page.get_by_role("region", name="The folder has changed")
    author.open_until("/authoring/problems/middle-value/versions", change)
    expect(change.get_by_text("changed in the folder")).to_be_visible()
    change.get_by_text("hints.md").click()
    expect(change.get_by_role("group", name="compared").first).to_be_visible()
    change.get_by_role("button", name="Put both into the draft").click()
    page.wait_for_url("**/drafts/*")
    assert "One more thought." in author.text("hints.md")
    assert "Below." in author.text("editorial.md")
