"""From nothing to a rejudged verdict: a problem is written, mended, published, solved, corrected, and judged again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accounts import PASSWORD, Browsers, choose, expect_signed_in, fill
from tests.e2e.screen import Screen
from tests.e2e.test_accounts import once_shown
from tests.e2e.test_authoring import CHECK_MS, SYLLABUS, Workbench
from tests.live import Server, serve
from tests.small_problem import NEW_CASE, SLUG, TITLE, WRONG_CASE, two_entries

CASES = "cases.py"
SUMS_WRONGLY = "float(np.sum(x))"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    problems = tmp_path / "problems"
    problems.mkdir()
    (problems / "syllabus.toml").write_text(SYLLABUS, encoding="utf-8")
    yield from serve(tmp_path / "home", GRADUS_MODE="accounts", GRADUS_PROBLEMS=str(problems))


def test_a_problem_from_nothing_to_a_corrected_verdict(server: Server, browsers: Browsers, tmp_path: Path) -> None:
    admin, member = browsers(), browsers()
    _come_in(server, admin, member)
    author = Workbench(admin, server, tmp_path / "problems")
    _write(author, tmp_path)
    _mend_and_publish(author)
    _solve(Screen(member, server.url))
    _fix_a_case(author)
    _judge_again(author)
    _see_the_corrected_verdict(Screen(member, server.url))


def _come_in(server: Server, admin: Page, member: Page) -> None:
    admin.goto(server.first_admin)
    fill(admin, "Make the account", {"Name": "Ada", "Password": PASSWORD})
    expect_signed_in(admin, "Ada")
    choose(admin, "Ada", "Admin")
    admin.get_by_role("link", name="Invitations").click()
    fill(admin, "Create the invitation", {"Note (optional)": "For the course"})
    expect(admin.get_by_role("list", name="Invitations that can be used")).to_contain_text("For the course")
    member.goto(once_shown(admin, "The link to send"))
    fill(member, "Make the account", {"Name": "Bob", "Password": PASSWORD})
    expect_signed_in(member, "Bob")


def _write(author: Workbench, folder: Path) -> None:
    """The files come from the admin's own editor, with an edge case that asks for an error which there is none of."""
    file = folder / f"{SLUG}.zip"
    file.write_bytes(_zipped(two_entries(WRONG_CASE)))
    author.page.get_by_role("link", name="Authoring").click()
    author.button("Import zip").click()
    dialog = author.dialog("Import a zip file")
    dialog.get_by_label("Zip file").set_input_files(file)
    dialog.get_by_label("Section").fill("statistics")
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(author.page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()


def _zipped(files: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _mend_and_publish(author: Workbench) -> None:
    page = author.page
    author.button("Check").click()
    faults = page.get_by_role("list", name="Faults of the check")
    expect(faults).to_contain_text("the reference does not raise ValueError", timeout=CHECK_MS)
    faults.get_by_role("button", name="cases.py:").first.click()
    expect(page.locator(".cm-lintRange-error")).to_contain_text(WRONG_CASE.strip(", "))
    author.write_file(CASES, two_entries()[CASES])
    author.expect_all_saved()
    author.button("Check").click()
    expect(page.get_by_text("The problem is sound.")).to_be_visible(timeout=CHECK_MS)
    caught = page.get_by_role("region", name="Rejected solutions")
    expect(caught).to_contain_text("one_axis_alone.py: wrong answer")
    caught.get_by_text("1 case caught it").click()
    expect(caught).to_contain_text("stability/large-offset")
    _publish(author, "The first version.", "Nobody has solved it yet.")


def _publish(author: Workbench, note: str, impact: str) -> None:
    author.button("Publish").click()
    dialog = author.dialog("Publish")
    expect(dialog).to_contain_text(impact, timeout=CHECK_MS)
    dialog.get_by_label("What changed").fill(note)
    dialog.get_by_role("button", name="Publish", exact=True).click()
    expect(author.page.get_by_role("heading", name=f"of {TITLE} is published")).to_be_visible()


def _solve(member: Screen) -> None:
    """Bob's total is wrong for a single element, which no case of the first version has."""
    member.open_problem(SLUG)
    source = two_entries()["reference.py"]
    assert SUMS_WRONGLY in source
    member.write(source.replace(SUMS_WRONGLY, "float(np.sum(x)) if np.size(x) != 1 else 0.0"))
    member.submit()
    member.expect_verdict("Accepted")


def _fix_a_case(author: Workbench) -> None:
    author.open("/authoring")
    author.button(f"Edit {TITLE}").click()
    author.write_file(CASES, f"{two_entries()[CASES].rstrip()}\n{NEW_CASE}")
    author.expect_all_saved()
    author.button("Check").click()
    expect(author.page.get_by_text("The problem is sound.")).to_be_visible(timeout=CHECK_MS)
    _publish(author, "A single element.", "would no longer be accepted")


def _judge_again(author: Workbench) -> None:
    author.open(f"/authoring/problems/{SLUG}/versions")
    again = author.page.get_by_role("region", name="Judge submissions again")
    again.get_by_role("button", name="Look at all").click()
    expect(again).to_contain_text("Accepted → Wrong answer: one submission", timeout=CHECK_MS)
    again.get_by_role("button", name="Apply …").click()
    author.dialog("Apply the new verdicts?").get_by_role("button", name="Apply", exact=True).click()
    expect(again).to_contain_text("These verdicts have changed, of one person")


def _see_the_corrected_verdict(member: Screen) -> None:
    """The member reads what happened, and keeps the mark."""
    member.open(f"/problems/{SLUG}")
    member.tab("Submissions").click()
    member.page.get_by_role("tabpanel", name="Submissions").get_by_role("button").first.click()
    expect(member.page.get_by_text("judged again")).to_be_visible()
    member.open("/")
    expect(member.page.get_by_role("link", name=TITLE)).to_contain_text("Solved")
