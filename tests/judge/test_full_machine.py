"""A full machine gives the same verdicts as an idle one: what counts is CPU time, and patience grows with the load."""

import pytest

from benchmarks.load import busy, full_load, verdicts

# One with scale cases and a solution that is too slow, a plain one, and one with linear algebra.
SLUGS = ("autodiff-reverse-mode", "hard-sigmoid", "pca")


@pytest.fixture
def problems(problem_of):
    return [problem_of(slug) for slug in SLUGS]


def one_of_each(problem):
    """The reference, and one known mistake for each verdict."""
    yield "reference.py", problem.reference
    yield from {each.verdict: (each.path, each.source) for each in problem.rejected}.values()


def test_verdicts_are_the_same_under_load(judge, problems):
    idle = verdicts(judge, problems, one_of_each)
    with busy(full_load()):
        loaded = verdicts(judge, problems, one_of_each)
    assert loaded == idle
    assert {verdict for verdict, _ in idle.values()} >= {"accepted", "wrong_answer", "time_limit"}
