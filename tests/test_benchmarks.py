"""What the benchmarks say is measured: the soak's rule tells rising from flat, and a short soak runs."""

import pytest

from benchmarks.soak import flat, growth, soak

FLAT = [[40.0] * 20, [40.0, 43.0, 39.0, 41.0], [100.0, 109.0, 101.0, 108.0], [2.0, 5.0, 3.0, 2.0], [50.0]]
RISING = [
    [40.0 + i for i in range(20)],
    [100.0, 104.0, 108.0, 112.0],
    [7.0] * 10 + [30.0] * 10,
    [10.0, 10.0, 10.0, 40.0],
]


@pytest.mark.parametrize("values", FLAT)
def test_flat(values):
    assert flat(values)


@pytest.mark.parametrize("values", RISING)
def test_rising(values):
    assert not flat(values)


def test_growth_is_along_the_line_and_from_end_to_end():
    assert growth([1.0, 2.0, 3.0, 4.0]) == (3.0, 3.0)
    assert growth([0.0, 9.0, 9.0, 0.0]) == (0.0, 0.0)


def test_a_short_soak(capsys):
    assert soak(60, None, every=20)
    told = capsys.readouterr().out
    assert "FLAT" in told
    assert "wrong verdict" not in told
