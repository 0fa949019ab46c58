"""A full machine gives the same verdicts as an idle one: what counts is CPU time, and patience grows with the load."""

import pytest

from benchmarks.load import busy, full_load, verdicts

# One with scale cases and a solution that is too slow, one with a Rng and a distribution, one with linear algebra.
SLUGS = ("sparse-attention", "dropout", "pca")


@pytest.fixture
def problems(problem_of):
    return [problem_of(slug) for slug in SLUGS]


def test_verdicts_are_the_same_under_load(judge, problems):
    idle = verdicts(judge, problems)
    with busy(full_load()):
        loaded = verdicts(judge, problems)
    assert loaded == idle
    assert {verdict for verdict, _ in idle.values()} >= {"accepted", "wrong_answer", "time_limit"}
