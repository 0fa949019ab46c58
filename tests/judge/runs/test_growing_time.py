"""Solutions that take a known time before the judge: their growth is measured from outside, and says why one ran out.

How fast the host is decides nothing: a solution spins until it has taken so many seconds of CPU by its own clock, and
what the reference and a plain loop take is given as data.
"""

import pytest

from judge.package.files import write_files
from judge.package.load import load
from judge.package.results import Costs
from judge.package.skeleton import skeleton
from judge.verdict import Group, Law, Verdict

SIZES = (1000, 2000, 4000, 8000)
LIMIT = 1.5  # CPU seconds of a scale case
SOURCE = """import time

import numpy as np


def centre(x, axis=-1):
    x = np.asarray(x)
    if x.ndim == 0:
        raise ValueError("no axis")
    end = time.process_time() + (SECONDS if x.size >= 1000 else 0.0)
    while time.process_time() < end:
        pass
    return x - np.mean(x, axis=axis, keepdims=True)
"""


@pytest.fixture(scope="module")
def centre(tmp_path_factory, judge):
    """The skeleton with four sizes, whose reference takes a time that is linear in them, and its frozen cases."""
    folder = tmp_path_factory.mktemp("growth") / "losses" / "centre"
    write_files(folder, skeleton("centre"))
    cases = folder / "cases.py"
    sized = f"    for n in {SIZES}:\n        e.scale(f'size-{{n}}', x=np.arange(float(n)), size=n)\n"
    cases.write_text(cases.read_text().replace("    e.random(", f"{sized}    e.random(", 1))
    problem = load(folder)
    frozen = judge.prepare(problem)
    reference = {case.case: 1e-5 * case.size if case.size else 0.0 for case in frozen.cases}
    judge.store.results.save_costs(frozen.digest, Costs(reference, LIMIT / problem.limits.scale_floor_steps))
    return problem, frozen


@pytest.fixture
def report_on(judge, centre):
    def report_on(seconds):
        *_, report = judge.run(*centre, SOURCE.replace("SECONDS", seconds))
        return report

    return report_on


def test_a_solution_runs_out_of_time_because_of_its_growth(report_on):
    report = report_on("0.05 * (x.size / 1000) ** 2")
    assert (report.verdict, report.failure.group) == (Verdict.TIME_LIMIT, Group.SCALE)
    (growth,) = report.growth
    assert [(point.size, point.stopped) for point in growth.points] == [(n, n == 8000) for n in SIZES]
    assert (growth.rate.law, growth.reference_rate.law) == (Law.POWER, Law.POWER)
    assert growth.rate.value == pytest.approx(2.0, abs=0.3)
    assert growth.reference_rate.value == pytest.approx(1.0)
    assert growth.sentence.startswith("It ran out of time because it grows like n^")


def test_a_slower_solution_grows_as_the_reference_does(report_on):
    report = report_on("0.05 * (x.size / 1000)")
    assert report.verdict is Verdict.ACCEPTED
    (growth,) = report.growth
    assert all(point.cpu > point.reference > 0 and not point.stopped for point in growth.points)
    assert growth.rate.value == pytest.approx(1.0, abs=0.3)


def test_a_wrong_answer_before_them_tells_nothing_of_growth(judge, centre):
    problem, frozen = centre
    source = next(each.source for each in problem.rejected)
    *_, report = judge.run(problem, frozen, source)
    assert (report.verdict, report.growth) == (Verdict.WRONG_ANSWER, ())


def test_a_problem_without_sizes_has_no_growth(events_of, problem_of):
    assert events_of("softmax", problem_of("softmax").reference)[-1].growth == ()
