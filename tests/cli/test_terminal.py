"""How a verdict reads in a terminal."""

import pytest
from rich.console import Console

from cli import show
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
    console = Console(width=80, record=True, highlight=False)
    monkeypatch.setattr(show, "out", console)

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
