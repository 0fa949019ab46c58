"""The bounds hold exactly, for every n and p: checked against SciPy's tails."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from judge.shared import bounds
from judge.shared.bounds import binomial_interval, dkw_radius


@pytest.mark.parametrize("alpha", [1e-7, 0.05])
@pytest.mark.parametrize("p", [0.0, 1e-9, 1e-3, 0.1, 1 / 3, 0.5, 0.999, 1.0])
@pytest.mark.parametrize("n", [0, 1, 2, 30, 1000, 10**6])
def test_a_count_lies_outside_with_probability_at_most_alpha(n, p, alpha):
    lowest, highest = binomial_interval(n, p, alpha)
    assert 0 <= lowest <= highest <= n
    assert lowest <= n * p + 1e-9 * n
    assert highest >= n * p - 1e-9 * n
    outside = stats.binom.cdf(lowest - 1, n, p) + stats.binom.sf(highest, n, p)
    assert outside <= alpha


def test_the_interval_is_not_much_wider_than_it_has_to_be():
    lowest, highest = binomial_interval(2700, 0.25)
    assert binomial_interval(2700, 0.30)[1] > highest
    assert highest < 0.31 * 2700
    exact = stats.binom.ppf(5e-8, 2700, 0.25), stats.binom.isf(5e-8, 2700, 0.25)
    assert (exact[0] - lowest, highest - exact[1]) <= (15, 15)


def test_certain_events():
    assert binomial_interval(100, 0.0) == (0, 0)
    assert binomial_interval(100, 1.0) == (100, 100)


def test_the_radius_is_massarts():
    assert dkw_radius(200, 0.05) == pytest.approx(math.sqrt(math.log(40) / 400))
    rng = np.random.default_rng(0)
    distances = [stats.kstest(rng.random(200), "uniform").statistic for _ in range(300)]
    assert np.mean(np.array(distances) > dkw_radius(200, 0.05)) <= 0.08


@pytest.mark.parametrize("arguments", [(-1, 0.5), (5, 1.5), (5, math.nan), (5, 0.5, 0.0), (5, 0.5, 1.0)])
def test_nonsense_is_refused(arguments):
    with pytest.raises(ValueError, match="No bounds"):
        binomial_interval(*arguments)


@pytest.mark.parametrize("arguments", [(0,), (5, 0.0), (5, 2.0)])
def test_no_radius_for_nonsense(arguments):
    with pytest.raises(ValueError, match="No bound"):
        dkw_radius(*arguments)


def test_it_needs_the_standard_library_alone():
    source = Path(bounds.__file__)
    code = f"import runpy, sys; runpy.run_path({str(source)!r}); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-I", "-S", "-c", code], check=False).returncode == 0
