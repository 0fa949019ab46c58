"""Right samplers are never refused, wrong ones are told apart as soon as the number of draws allows it."""

import numpy as np
import pytest

from judge.grading.compare import compare
from judge.grading.distribution import BadExpectation
from judge.package.problem import Comparison, Method
from judge.verdict import Wrong

UNIFORM = {"cdf": "uniform", "low": -1.0, "high": 2.0}
NORMAL = {"cdf": "normal", "mean": 1.0, "std": 2.0}
EXPONENTIAL = {"cdf": "exponential", "scale": 0.5}
DICE = {"values": [1, 2, 3], "probabilities": [0.5, 0.3, 0.2]}
DROPOUT = {"values": [0.0, 1 / 0.7], "probabilities": [0.3, 0.7], "independent": True}
WORDS = {"values": ["a", "b"], "probabilities": [0.5, 0.5]}


def mask(rng, shape, p=0.3):
    return (rng.random(shape) >= p) / 0.7


SAMPLERS = {
    "uniform": (UNIFORM, lambda rng, n: rng.uniform(-1, 2, n)),
    "normal": (NORMAL, lambda rng, n: rng.normal(1, 2, n)),
    "exponential": (EXPONENTIAL, lambda rng, n: rng.exponential(0.5, n)),
    "dice": (DICE, lambda rng, n: rng.choice([1, 2, 3], n, p=[0.5, 0.3, 0.2])),
    "dropout": (DROPOUT, mask),
    "words": (WORDS, lambda rng, n: rng.choice(["a", "b"], n)),
    "narrow": (DROPOUT, lambda rng, n: mask(rng, n).astype(np.float32)),
    "narrow uniform": (UNIFORM, lambda rng, n: rng.uniform(-1, 2, n).astype(np.float32)),
    "independent normal": (NORMAL | {"independent": True}, lambda rng, n: rng.normal(1, 2, n)),
}


@pytest.fixture
def judged(entry):
    def run(draws, expect, expected=None):
        one = entry("y", y=Comparison(method=Method.DISTRIBUTION))
        return compare(draws if expected is None else expected, draws, one, expect={"y": expect})

    return run


@pytest.mark.parametrize("name", SAMPLERS)
@pytest.mark.parametrize("shape", [(1,), (20,), (5000,), (60, 50), (10, 12, 8)])
def test_right_samplers(judged, name, shape):
    expect, sample = SAMPLERS[name]
    for seed in range(20):
        assert judged(sample(np.random.default_rng(seed), shape), expect) == ()


WRONG = {
    "another rate": (DROPOUT, lambda rng: mask(rng, (60, 50), 0.37)),
    "one mask for all rows": (DROPOUT, lambda rng: np.tile(mask(rng, (1, 60)), (60, 1))),
    "one mask for all columns": (DROPOUT, lambda rng: np.tile(mask(rng, (60, 1)), (1, 60))),
    "one mask for a whole batch": (DROPOUT, lambda rng: np.tile(mask(rng, (1, 30, 30)), (64, 1, 1))),
    "unscaled": (DROPOUT, lambda rng: (rng.random((60, 50)) > 0.3) * 1.0),
    "half the width": (UNIFORM, lambda rng: rng.uniform(-0.5, 1.0, 3000)),
    "outside": (UNIFORM, lambda rng: rng.uniform(-1.1, 2.1, 3000)),
    "variance for deviation": (NORMAL, lambda rng: rng.normal(1, 4, 3000)),
    "uniform for normal": (NORMAL, lambda rng: rng.uniform(1 - 12**0.5, 1 + 12**0.5, 9000)),
    "a lattice": (UNIFORM, lambda rng: rng.integers(-50, 101, 3000) / 50),
    "a lattice of normal draws": (NORMAL, lambda rng: np.round(rng.normal(1, 2, 3000), 2)),
    "constant": (NORMAL, lambda rng: np.ones(1000)),
    "rate for scale": (EXPONENTIAL, lambda rng: rng.exponential(2.0, 1000)),
    "negative": (EXPONENTIAL, lambda rng: -rng.exponential(0.5, 10)),
    "the most probable": (DICE, lambda rng: np.ones(1000, dtype=int)),
    "equal probabilities": (DICE, lambda rng: rng.integers(1, 4, 3000)),
    "from zero": (DICE, lambda rng: rng.choice([0, 1, 2], 100, p=[0.5, 0.3, 0.2])),
    "not a number": (NORMAL, lambda rng: np.append(rng.normal(1, 2, 50), np.nan)),
    "infinite": (NORMAL, lambda rng: np.append(rng.normal(1, 2, 50), np.inf)),
    "NaN for a category": (DICE, lambda rng: np.array([1.0, np.nan])),
    "other words": (WORDS, lambda rng: np.array(["a", "c"])),
    "words for numbers": (NORMAL, lambda rng: np.array(["a", "c"])),
    "one word": (WORDS, lambda rng: np.array(["a"] * 200)),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_samplers(judged, name):
    expect, sample = WRONG[name]
    for seed in range(5):
        (found,) = judged(sample(np.random.default_rng(seed)), expect)
        assert found.kind is Wrong.DISTRIBUTION
        assert found.total
        assert found.sentence.endswith(".")


def test_sentences_say_what_was_drawn(judged):
    ones = np.ones(1000, dtype=int)
    assert "Of 1,000 draws 1,000 (100%) are 1; between 4" in judged(ones, DICE)[0].sentence
    tiled = np.tile(mask(np.random.default_rng(0), (1, 60)), (60, 1))
    sentence = judged(tiled, DROPOUT)[0].sentence
    assert "of axis 1" in sentence
    assert sentence.endswith("not independent of each other.")
    assert "The draw 5.0 at [0] is impossible: draws lie between -1 and 2." in judged([5.0], UNIFORM)[0].sentence
    assert "12.3" not in judged(np.ones(500), NORMAL)[0].sentence


def test_too_few_draws_tell_nothing(judged):
    assert judged(np.array([1, 1, 1]), DICE) == ()
    assert judged(np.zeros(5), DROPOUT) == ()
    assert judged(np.zeros((0, 3)), NORMAL) == ()
    assert judged(1.5, NORMAL) == ()


def test_lists_are_fine_and_the_shape_is_the_references(judged):
    draws = np.random.default_rng(0).normal(1, 2, (30, 40))
    assert judged(draws.tolist(), NORMAL, draws) == ()
    assert judged(draws[:20], NORMAL, draws)[0].kind is Wrong.SHAPE
    assert judged(None, NORMAL, draws)[0].kind is Wrong.STRUCTURE


def test_without_an_expectation_only_the_structure_counts(entry):
    one = entry("y", y=Comparison(method=Method.DISTRIBUTION))
    assert compare(np.zeros(500), np.ones(500), one) == ()
    assert compare(np.zeros(500), np.ones(400), one)


@pytest.mark.parametrize(
    "expect",
    [
        {},
        3,
        {"cdf": "cauchy"},
        {"cdf": "uniform", "low": 1.0, "high": 1.0},
        {"cdf": "normal", "mean": 0.0},
        {"cdf": "normal", "mean": 0.0, "std": 0.0},
        {"cdf": "exponential", "scale": "1"},
        {"values": [1, 2], "probabilities": [1.0]},
        {"values": [1, 2], "probabilities": [0.5, 0.6]},
        {"values": [1, 2], "probabilities": [1.5, -0.5]},
        {"values": [1, "a"], "probabilities": [0.5, 0.5]},
        {"values": [], "probabilities": []},
        {"values": 1, "probabilities": 1},
    ],
)
def test_an_expectation_that_is_none_is_the_authors_fault(judged, expect):
    with pytest.raises(BadExpectation):
        judged(np.ones(10), expect)
