"""Growth is told where it is sure, and not where it is not."""

import random

import pytest

from judge.grading.diagnosis.growth import LEAST_SECONDS, growth, rate_of
from judge.verdict import GrowthPoint, Law

SIZES = (1000, 2000, 4000, 8000, 16000)


def times(law, sizes=SIZES):
    return [(n, law(n)) for n in sizes]


LAWS = {
    "linear": (lambda n: 3e-6 * n, 1.0),
    "quadratic": (lambda n: 1e-8 * n**2, 2.0),
    "cubic": (lambda n: 1e-11 * n**3, 3.0),
    "a root": (lambda n: 1e-3 * n**0.5, 0.5),
    "linear over a fixed cost": (lambda n: 2e-4 + 3e-6 * n, 1.0),
    "quadratic over a fixed cost that hides the smallest sizes": (lambda n: 5e-2 + 1e-8 * n**2, 1.9),
    "n log n": (lambda n: 1e-6 * n * n.bit_length(), 1.1),
}


@pytest.mark.parametrize(("law", "exponent"), LAWS.values(), ids=LAWS)
def test_a_law_is_found(law, exponent):
    rate = rate_of(times(law))
    assert rate.law is Law.POWER
    assert rate.value == pytest.approx(exponent, abs=0.1)
    assert rate.error < 0.15


@pytest.mark.parametrize("seed", range(20))
def test_noise_of_a_tenth_does_not_hide_the_law(seed):
    noise = random.Random(seed)
    rate = rate_of([(n, 1e-8 * n**2 * noise.uniform(0.95, 1.05)) for n in SIZES])
    assert rate.value == pytest.approx(2.0, abs=0.1)


SILENT = {
    "nothing": [],
    "two sizes": times(lambda n: 1e-5 * n, SIZES[:2]),
    "one size three times": [(1000, 0.1), (1000, 0.2), (1000, 0.4)],
    "sizes too close": times(lambda n: 1e-5 * n, (1000, 1500, 2000, 3000)),
    "times that do not rise": times(lambda n: 0.1 + 1e-7 * n),
    "times that drown in a call's cost": times(lambda n: n * LEAST_SECONDS / 20_000),
    "times that jump": [(1000, 0.01), (2000, 0.08), (4000, 0.03), (8000, 0.3), (16000, 0.1)],
    "times that fall": times(lambda n: 100 / n),
}


@pytest.mark.parametrize("known", SILENT.values(), ids=SILENT)
def test_nothing_is_claimed_that_is_not_sure(known):
    assert rate_of(known) is None


def test_small_sizes_that_drown_are_left_out_and_the_rest_speaks():
    drowned = [(10, 2e-4), (20, 2e-4), (40, 2e-4)]
    rate = rate_of([*drowned, *times(lambda n: 1e-8 * n**2)])
    assert rate.value == pytest.approx(2.0, abs=0.01)


def test_what_doubles_with_every_step_is_exponential():
    rate = rate_of([(n, 1e-7 * 2.0**n) for n in (14, 16, 18, 20)])
    assert rate.law is Law.EXPONENTIAL
    assert rate.value == pytest.approx(2.0)


def points(own, reference, stopped=None, sizes=SIZES):
    """Points up to the size that was stopped; behind it the reference alone."""
    return tuple(
        GrowthPoint(n, own(n) if stopped is None or n <= stopped else None, reference(n), stopped=n == stopped)
        for n in sizes
    )


def linear(n):
    return 3e-6 * n


def quadratic(n):
    return 1e-8 * n**2


SAID = {
    "accepted": (points(linear, linear), "Yours grows like n^1.0, the reference like n^1.0."),
    "slow but in time": (points(quadratic, linear), "Yours grows like n^2.0, the reference like n^1.0."),
    "out of time by its growth": (
        points(quadratic, linear, stopped=16000),
        "It ran out of time because it grows like n^2.0, the reference like n^1.0.",
    ),
    "out of time by a factor": (
        points(lambda n: 40 * linear(n), linear, stopped=16000),
        (
            "It ran out of time by a constant factor: it grows like n^1.0, as the reference does, "
            "but takes about 40 times as long."
        ),
    ),
    "a reference too quick to tell": (
        points(quadratic, lambda n: 2e-4, stopped=16000),
        "Yours grows like n^2.0; the reference takes 0.2 ms at n = 16,000.",
    ),
    "exponential": (
        points(lambda n: 1e-7 * 2.0**n, lambda n: 2e-4, stopped=60, sizes=(14, 16, 18, 60)),
        "It ran out of time because it grows like 2.0^n; the reference takes 0.2 ms at n = 60.",
    ),
    "too few sizes before the stop": (points(quadratic, linear, stopped=4000), ""),
}


@pytest.mark.parametrize(("known", "sentence"), SAID.values(), ids=SAID)
def test_it_is_said_plainly(known, sentence):
    assert growth("f", known).sentence == sentence


def test_the_time_of_a_stopped_case_is_no_point_of_the_fit():
    known = points(quadratic, linear, stopped=16000)
    capped = (*known[:-1], GrowthPoint(16000, 1e-9, linear(16000), stopped=True))
    assert growth("f", capped).rate == growth("f", known).rate
