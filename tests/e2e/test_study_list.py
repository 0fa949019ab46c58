"""An author edits the study list in the browser: names, order, problems, another subject's list, and the way back."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.test_authoring import Workbench, author  # noqa: F401  (the fixture)

LIST = "## Storage ⭐⭐\n### Trees\n- B-trees (`b-tree`)\n- LSM trees\n\n## Queries\n- Joins\n"


def test_an_author_edits_the_study_list(author: Workbench) -> None:  # noqa: F811
    page = author.page
    page.get_by_role("link", name="Authoring").click()
    page.get_by_role("link", name="Study list").click()
    expect(page.get_by_text("Nobody has changed the list here yet")).to_be_visible()

    page.get_by_label("New section").fill("Probability")
    page.get_by_label("New section").press("Enter")
    page.get_by_text("2. Probability").click()
    page.get_by_label("New topic in Probability").fill("Bayes' rule")
    page.get_by_role("button", name="Add topic").click()
    page.get_by_label("Add a problem to Bayes' rule").fill("bayes-rule")
    page.get_by_label("Add a problem to Bayes' rule").press("Enter")
    expect(page.get_by_text("bayes-rule (coming)")).to_be_visible()
    page.get_by_label("Add a problem to Bayes' rule").fill("middle-value")
    page.get_by_label("Add a problem to Bayes' rule").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("stands in the topic Averages")
    page.get_by_role("button", name="Move Probability up").click()
    expect(page.get_by_text("1. Probability")).to_be_visible()

    page.get_by_role("button", name="Save for everybody").click()
    expect(page.get_by_text("Say in a sentence what changed.")).to_be_visible()
    page.get_by_label("What changed").fill("Probability comes first.")
    page.get_by_role("button", name="Save for everybody").click()
    expect(page.get_by_text("this one holds")).to_be_visible()

    page.get_by_role("link", name="To the roadmap", exact=True).click()
    headings = page.get_by_role("heading", level=2)
    expect(headings.filter(has_text=re.compile("Probability|Statistics"))).to_have_text(
        [re.compile("Probability"), re.compile("Statistics")]
    )

    coming = page.get_by_test_id("coming-problem").filter(has_text="Bayes rule")
    expect(coming).to_contain_text("coming")
    assert coming.locator("xpath=self::a").count() == 0, "what is not written yet is no link"


def test_a_list_of_another_subject_is_imported_and_taken_back(author: Workbench, tmp_path: Path) -> None:  # noqa: F811
    page = author.page
    page.goto(f"{author.server.url}/authoring/study-list")
    file = tmp_path / "list.md"
    file.write_text(LIST, encoding="utf-8")
    page.get_by_role("button", name="Import Markdown").click()
    page.get_by_label("Study list file").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("1. Storage")).to_be_visible()
    page.get_by_label("What changed").fill("Databases.")
    page.get_by_role("button", name="Save for everybody").click()
    expect(page.get_by_text("this one holds")).to_be_visible()
    assert LIST_TEXT in export(page)

    page.get_by_role("button", name=re.compile("Go back to the folder")).click()
    page.get_by_role("button", name="Go back", exact=True).click()
    expect(page.get_by_text("1. Statistics")).to_be_visible()


LIST_TEXT = "### Trees\n- B-trees (`b-tree`)\n- LSM trees"


def export(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("link", name="Export Markdown").click()
    return Path(download.value.path()).read_text(encoding="utf-8")
