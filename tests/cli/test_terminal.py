"""How a verdict reads in a terminal."""

from io import StringIO

import numpy as np
import pytest

from cli.render import values
from cli.render import verdict as show
from cli.render.console import SafeConsole
from judge.grading.show import show as show_value
from judge.verdict import (
    CaseResult,
    Digits,
    Group,
    Growth,
    GrowthPoint,
    Law,
    Mismatch,
    Rate,
    Report,
    Verdict,
    Wrong,
    to_json,
)

POINTS = (
    GrowthPoint(1000, 0.0102, 0.001),
    GrowthPoint(2000, 0.041, 0.002),
    GrowthPoint(4000, 1.2, 0.004, stopped=True),
    GrowthPoint(8000, None, 0.008),
)
QUADRATIC = Growth("f", POINTS, Rate(Law.POWER, 2.0, 0.05), Rate(Law.POWER, 1.0, 0.05), "Yours grows like n^2.0.")


@pytest.fixture
def printed(monkeypatch):
    console = SafeConsole(width=80, record=True, highlight=False, file=StringIO(), force_terminal=True)
    monkeypatch.setattr(show, "out", console)
    monkeypatch.setattr("cli.render.values.out", console)

    def printed(report):
        show.report(to_json(report))
        return console.export_text()

    return printed


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.TIME_LIMIT])
def test_growth_is_a_sentence_and_a_table(printed, verdict):
    text = printed(Report(verdict, "It takes too long.", growth=(QUADRATIC,)))
    assert "Yours grows like n^2.0." in text
    rows = [line.split() for line in text.splitlines()]
    assert ["1,000", "10.2", "ms", "1.0", "ms"] in rows
    assert ["4,000", "stopped", "at", "1.20", "s", "4.0", "ms"] in rows
    assert ["8,000", "not", "run", "8.0", "ms"] in rows


def test_two_entries_are_named(printed):
    other = Growth("g", POINTS, sentence="Yours grows like n^1.0.")
    text = printed(Report(Verdict.ACCEPTED, "All right.", growth=(QUADRATIC, other)))
    assert "f: Yours grows like n^2.0." in text
    assert "g: Yours grows like n^1.0." in text


def test_lost_digits_are_counted(printed):
    mismatch = Mismatch(Wrong.PRECISION, "Close.", max_rel=1e-3, digits=Digits(2.9, 16, (3,)))
    failure = CaseResult("f/stability/a", "f", Group.STABILITY, Verdict.WRONG_ANSWER, mismatch=mismatch)
    text = printed(Report(Verdict.WRONG_ANSWER, "Wrong.", failures=(failure,)))
    assert "largest relative error 0.001, 2.9 of about 16 digits right" in text


def failing(name="f/edge/a", **parts):
    entry, group, _ = name.split("/")
    return CaseResult(name, entry, Group(group), Verdict.WRONG_ANSWER, sentence="It is wrong.", **parts)


def test_one_line_for_each_further_failing_case(printed):
    failures = (failing("f/example/a"), failing("f/edge/b"), failing("g/random/c", lesson="You forgot the root."))
    text = printed(Report(Verdict.WRONG_ANSWER, "Wrong.", failures=failures))
    lines = text.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("✗")] == ["f/edge/b", "g/random/c"]
    assert "You forgot the root." in text


def test_escape_sequences_of_a_program_do_not_reach_the_terminal(printed):
    hostile = "\x1b]0;title\x07\x1b[2J\x1b[31mred\x1b[0m \x9b31m\x07 \u202edne"
    text = printed(Report(Verdict.WRONG_ANSWER, hostile, failures=(failing(stdout=hostile, call="f(1)"),)))
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(text)
    assert "red" in text
    assert "title" not in text


@pytest.mark.parametrize("shape", [(15, 20), (200,), (9, 2), (2, 9)])
def test_a_large_array_is_eight_rows_and_columns_and_the_rest_is_counted(printed, shape):
    value = show_value(np.ones(shape))
    text = printed(Report(Verdict.WRONG_ANSWER, "Wrong.", failures=(failing(expected=value, got=value),)))
    assert max(line.count("1.0") for line in text.splitlines()) <= 2 * 8  # expected and got side by side
    assert sum("1.0" in line for line in text.splitlines()) <= 2 * 8
    for side in shape:
        assert side <= 8 or f"{side - 8} more" in text


def test_an_array_that_came_as_its_corner_says_how_large_it_is():
    shown = values.folded(to_json(show_value(np.ones((300, 200)))))
    assert len(shown.splitlines()) <= 8 + 2
    assert "(float64, 300 × 200)" in shown


def test_a_long_text_is_cut_and_counted():
    assert values.folded_lines("\n".join("abcdefghijkl")).splitlines()[-2:] == ["h", "… 4 more lines"]
    assert values.folded_lines("x" * 1000).endswith("… 600 more characters")


def test_a_call_of_a_drive_shows_what_can_be_typed_as_a_case(printed):
    case = failing(call="o = Adam(p)\no.step(g)", case_call="Adam(params=[1.0], grads=[])")
    text = printed(Report(Verdict.WRONG_ANSWER, "Wrong.", failures=(case,)))
    assert "o.step(g)" in text
    assert "Adam(params=[1.0], grads=[])" in text
