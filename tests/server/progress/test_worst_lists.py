"""A study list that is made to be slow to read costs no more than an ordinary text of its length."""

import time

import pytest

from server.catalog import list_markdown
from server.catalog.syllabus import read_syllabus
from server.core.errors import InvalidRequest
from server.core.settings import ROOT
from server.progress.study_list import TICKED, read_done

SYLLABUS = read_syllabus(ROOT / "problems" / "syllabus.toml")
CHARACTERS = 512 * 1024  # the longest list that is taken

WORST = {
    "blanks": "- x" + " " * 2000 + "y",
    "blanks in each line": "- x" + " " * 400 + "y\n",
    "stars": "- " + "*" * 490 + "\n",
    "marks": "- " + "**done" * 80 + "\n",
    "dashes": "- x " + "-" * 480 + " done\n",
    "parentheses": "- [x] " + "(" * 480 + "\n",
    "headings": "# {} a\n",
    "similar headings": "# Foundation of Deep Learnings {}\n",
    "empty bullets": "- \n",
    "combining marks": "- a" + "\u0301\u0316" * 240 + " ✔\n",
}


def cpu_seconds(function):
    """The least CPU time of this thread, of three calls."""
    times = []
    for _ in range(3):
        began = time.thread_time()
        function()
        times.append(time.thread_time() - began)
    return min(times)


def filled(line):
    lines, length = [], 0
    while length < CHARACTERS:
        lines.append(line.replace("{}", str(len(lines))))
        length += len(lines[-1])
    return "".join(lines)[:CHARACTERS]


def ordinary():
    """As many lines as the longest list of ordinary bullets has, none of them done."""
    return read_done(filled("- Early stopping {}\n"), SYLLABUS)


def try_read(text):
    try:
        read_done(text, SYLLABUS)
    except InvalidRequest:
        return


@pytest.mark.parametrize("name", WORST)
def test_the_worst_list_costs_little_more_than_an_ordinary_one(name):
    text = filled(WORST[name])
    assert cpu_seconds(lambda: try_read(text)) < 20 * cpu_seconds(ordinary)


def test_names_are_compared_with_similar_ones_only_so_often(monkeypatch):
    compared = []
    monkeypatch.setattr(list_markdown, "_most_similar", lambda wanted, _known: compared.append(wanted) or "")
    lines = [f"# heading {number}\n- unheard of {number} **done**" for number in range(TICKED)]
    done = read_done("\n".join(lines), SYLLABUS)
    assert len(done.unmatched) == TICKED
    assert len(compared) == list_markdown.GUESSES


def test_a_list_with_more_ticks_than_any_is_refused():
    with pytest.raises(InvalidRequest, match="more than 1,000 lines as done"):
        read_done("- x **done**\n" * (TICKED + 1), SYLLABUS)


def test_a_line_without_end_is_reported_in_part():
    (line,) = read_done("- [x] " + "y" * 100_000, SYLLABUS).unmatched
    assert len(line) < list_markdown.LINE_CHARACTERS
