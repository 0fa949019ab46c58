"""Tests draws against the distribution that a case names, by exact bounds (`distribution`).

Theory. All elements of the output are draws. What can't be drawn at all is wrong at once. For named values the count of
each is binomial, and has to lie within its Chernoff interval; for a cdf the largest distance of the empirical one has
to lie within its Dvoretzky-Kiefer-Wolfowitz radius, and the draws may not be a few values again and again. With
`independent`, the same holds for every row, column and line of the array: a mask drawn once and repeated has the right
share in all, and nothing or everything in a column. The chance `alpha` of refusing a right sampler is divided among all
tests of one output, so it bounds them together, for every number of draws; few draws tell nothing, and nothing is then
said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from judge.grading import sentences
from judge.grading.diagnosis.pair import first_index
from judge.grading.methods import alike
from judge.grading.numbers import widen
from judge.grading.show import show
from judge.grading.values import Array, Form, form_of, to_array
from judge.package.problem import Comparison
from judge.shared.bounds import binomial_interval, dkw_radius
from judge.verdict import Mismatch, Wrong

LEAST_DRAWS = 20  # draws of a continuous distribution from which on half of them may not repeat others
SLACK = 1e-6  # relative, of the ends of a support and around a value: draws may be float32


class BadExpectation(ValueError):  # noqa: N818  (it reads as what it says)
    """The case's `expect` names no distribution: the author's fault, and no submission's."""


def differ(expected: Any, got: Any, comparison: Comparison, expect: object) -> Mismatch | None:
    """Says why these can't be draws of the distribution; None where they can, or where the case names none.

    Raises:
        BadExpectation: `expect` is no distribution.
    """
    if wrong := alike.differ(expected, got, comparison):
        return wrong
    form = form_of(got)
    if expect is None or form is None or 0 in form.shape:
        return None
    tests = _tests(expect)
    draws = np.atleast_1d(to_array(got, form))
    sentence = tests.impossible(draws, form) or _unlikely(tests, draws, comparison.alpha)
    if not sentence:
        return None
    return Mismatch(Wrong.DISTRIBUTION, sentence, total=int(draws.size), expected=show(expected), got=show(got))


def check_expectation(expect: object) -> None:
    """Raises BadExpectation where this names no distribution; None is allowed and asks nothing of the draws."""
    if expect is not None:
        _tests(expect)


def _unlikely(tests: Tests, draws: Array, alpha: float) -> str:
    samples = list(_samples(draws, independent=tests.independent))
    alpha /= sum(len(rows) for rows, _ in samples)
    for rows, where in samples:
        if sentence := tests.unlikely(rows, alpha, where):
            return sentence + (sentences.DEPENDENT if len(rows) > 1 else "")
    return ""


Where = Callable[[int], str]


def _samples(draws: Array, *, independent: bool) -> Iterator[tuple[Array, Where]]:
    """Groups of samples, each a row of a matrix: all draws, then everything at one index of an axis, then the lines."""
    yield draws.reshape(1, -1), lambda _: ""
    if not independent or draws.ndim < 2:
        return
    for axis in range(draws.ndim):
        yield np.moveaxis(draws, axis, 0).reshape(draws.shape[axis], -1), _at_index(axis)
    if draws.ndim > 2:
        for axis in range(draws.ndim):
            yield np.moveaxis(draws, axis, -1).reshape(-1, draws.shape[axis]), _along(axis)


def _at_index(axis: int) -> Where:
    return lambda row: sentences.at_index(axis, row)


def _along(axis: int) -> Where:
    return lambda _: sentences.along(axis)


# --- what an expectation says -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests that draws have to pass.

    Attributes:
        impossible: (draws, their form) -> the sentence on the first that can't be drawn, or "".
        unlikely: (samples as rows, alpha of each, where a row lies) -> the sentence on the first bad one, or "".
    """

    impossible: Callable[[Array, Form], str]
    unlikely: Callable[[Array, float, Where], str]
    independent: bool


def _tests(expect: object) -> Tests:
    if not isinstance(expect, Mapping):
        raise BadExpectation("An expectation of draws is a dict with cdf, or with values and probabilities.")
    independent = bool(expect.get("independent", False))
    if "cdf" in expect:
        cdf = _cdf(expect)
        return Tests(cdf.impossible, cdf.unlikely, independent)
    if "values" in expect and "probabilities" in expect:
        values = _categories(expect)
        return Tests(values.impossible, values.unlikely, independent)
    raise BadExpectation("An expectation of draws has cdf, or values and probabilities.")


def _number(expect: Mapping[Any, Any], name: str) -> float:
    value = expect.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        message = f"The expected distribution needs {name}, a number."
        raise BadExpectation(message)
    return float(value)


@dataclass(frozen=True, slots=True)
class Cdf:
    """A continuous distribution: its cdf over an array, and its support."""

    function: Callable[[Array], Array]
    low: float
    high: float
    support: str

    def impossible(self, draws: Array, form: Form) -> str:
        if not form.numeric:
            return sentences.draws_no_numbers()
        values = widen(draws)
        if values.dtype.kind == "c":
            return sentences.draws_no_numbers()
        slack = SLACK * max(abs(self.low), abs(self.high)) if math.isfinite(self.high) else 0.0
        bad = ~(np.isfinite(values) & (values >= self.low - slack) & (values <= self.high + slack))
        if bad.any():
            index = first_index(bad)
            return sentences.outside_support(draws[index], index, self.support)
        distinct = np.unique(values).size
        repeats = values.size >= LEAST_DRAWS and distinct * 2 <= values.size
        return sentences.repeated_draws(values.size, distinct) if repeats else ""

    def unlikely(self, rows: Array, alpha: float, where: Where) -> str:
        n = rows.shape[1]
        ordered = np.sort(widen(rows), axis=1)
        below = self.function(ordered)
        steps = np.arange(n + 1) / n
        over, under = steps[1:] - below, below - steps[:-1]
        distance = np.maximum(over, under)
        row, at = np.unravel_index(int(np.argmax(distance)), distance.shape)
        if distance[row, at] <= dkw_radius(n, alpha):
            return ""
        share = steps[at + 1] if over[row, at] >= under[row, at] else steps[at]
        return sentences.cdf(float(share), float(ordered[row, at]), float(below[row, at]), n, where(int(row)))


def _cdf(expect: Mapping[Any, Any]) -> Cdf:
    match expect["cdf"]:
        case "uniform":
            low, high = _number(expect, "low"), _number(expect, "high")
            if not low < high:
                raise BadExpectation("A uniform distribution needs low < high.")
            support = sentences.between(low, high)
            return Cdf(lambda x: np.clip((x - low) / (high - low), 0.0, 1.0), low, high, support)
        case "normal":
            mean, std = _number(expect, "mean"), _positive(expect, "std")
            return Cdf(lambda x: _normal((x - mean) / std), -math.inf, math.inf, sentences.FINITE)
        case "exponential":
            scale = _positive(expect, "scale")
            return Cdf(lambda x: -np.expm1(-np.maximum(x, 0.0) / scale), 0.0, math.inf, sentences.NOT_NEGATIVE)
        case unknown:
            message = f"The cdf {unknown!r} is unknown; known are uniform, normal and exponential."
            raise BadExpectation(message)


def _positive(expect: Mapping[Any, Any], name: str) -> float:
    value = _number(expect, name)
    if not value > 0.0:
        message = f"The expected distribution needs {name} > 0."
        raise BadExpectation(message)
    return value


def _normal(z: Array) -> Array:
    flat = [0.5 * math.erfc(-x / math.sqrt(2.0)) for x in z.ravel().tolist()]
    return np.array(flat).reshape(z.shape)


@dataclass(frozen=True, slots=True)
class Categories:
    """Values with their probabilities."""

    values: tuple[Any, ...]
    probabilities: tuple[float, ...]

    def codes(self, draws: Array) -> Array:
        """Returns the index of each draw's value; -1 for a draw that is none of them."""
        codes = np.full(draws.shape, -1)
        for code, value in enumerate(self.values):
            codes[self._are(draws, value)] = code
        return codes

    @staticmethod
    def _are(draws: Array, value: Any) -> Array:
        if draws.dtype.kind in "US" or isinstance(value, str | bytes):
            return np.asarray(draws.astype(object) == value, dtype=bool)
        with np.errstate(all="ignore"):
            return np.asarray(np.abs(widen(draws) - value) <= SLACK * abs(value))

    def impossible(self, draws: Array, form: Form) -> str:  # noqa: ARG002
        bad = self.codes(draws) < 0
        index = first_index(bad)
        return sentences.outside_support(draws[index], index, sentences.one_of(self.values)) if bad.any() else ""

    def unlikely(self, rows: Array, alpha: float, where: Where) -> str:
        codes = self.codes(rows)
        n = codes.shape[1]
        for code, (value, p) in enumerate(zip(self.values, self.probabilities, strict=True)):
            counts = np.count_nonzero(codes == code, axis=1)
            low, high = binomial_interval(n, p, alpha / len(self.values))
            bad = (counts < low) | (counts > high)
            if bad.any():
                row = int(np.argmax(bad))
                return sentences.count_of_value(value, int(counts[row]), n, (low, high), where(row))
        return ""


def _categories(expect: Mapping[Any, Any]) -> Categories:
    values, probabilities = _plain(expect["values"]), _plain(expect["probabilities"])
    if len(values) != len(probabilities) or not values:
        raise BadExpectation("values and probabilities are lists of one length, of at least one.")
    kinds = {isinstance(value, str | bytes) for value in values}
    if len(kinds) > 1 or any(isinstance(value, list) or value is None for value in values):
        raise BadExpectation("values are numbers, or strings.")
    numeric = all(isinstance(p, int | float) and 0.0 <= p <= 1.0 for p in probabilities)
    if not numeric or abs(math.fsum(probabilities) - 1.0) > 1e-9:
        raise BadExpectation("probabilities are numbers from 0 to 1 whose sum is 1.")
    return Categories(tuple(values), tuple(map(float, probabilities)))


def _plain(value: object) -> Sequence[Any]:
    if isinstance(value, np.ndarray):
        return list(value.ravel().tolist())
    if isinstance(value, list | tuple):
        return [item.item() if isinstance(item, np.generic) else item for item in value]
    raise BadExpectation("values and probabilities are lists.")
