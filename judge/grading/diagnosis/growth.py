"""Estimates how a submission's time grows with the size of its input, compared with the reference's.

Theory. A power law is a straight line in log time over log size, fitted by least squares: its slope is the exponent.
What is measured is never the law alone. A call has a fixed cost, in which small inputs drown, and lower-order terms
bend the line upwards. So times below a millisecond do not count, and the smallest sizes are left out as long as that
changes the slope and three remain: growth is what happens at the large end. A slope is reported only where

- three sizes or more are left, the largest at least four times the smallest,
- the time at least doubles over them,
- no time is further from the line than a quarter, and
- the standard error of the slope is at most 0.15, where a single time is taken to be uncertain by at least 7%: three
  points lie on a line by chance, and then their scatter would promise too much.

A slope beyond 4 is nearly always the beginning of an exponential, which is a line in log time over the size itself. It
is reported by the same rules, but the sizes need no spread. Where no line is good enough, nothing is reported.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from judge.grading import sentences
from judge.grading.evaluate import Judged
from judge.package.frozen import FrozenCase
from judge.verdict import Growth, GrowthPoint, Law, Rate, Verdict

LEAST_SECONDS = 1e-3
LEAST_SIZES = 3
LEAST_SPREAD = 4.0  # the largest size over the smallest
LEAST_RISE = 2.0  # the time of the largest size over that of the smallest
MOST_OFF = math.log(1.25)  # largest distance of one time from the line, in natural logarithms
NOISE = 0.07  # smallest relative uncertainty of one time
SURE = 0.15  # largest standard error of an exponent that is reported
STEEPEST = 4.0  # exponent beyond which a growth is taken to be exponential
STEADY = 0.05  # largest change of the exponent when the smallest size is left out
APART = 0.25  # smallest difference of two exponents that counts
SLOWER = 2.0  # smallest constant factor that counts as a reason

Times = Sequence[tuple[int, float]]  # of size and seconds


@dataclass(frozen=True, slots=True)
class FittedLine:
    """A least-squares line: its slope, the slope's standard error, the largest distance of a point."""

    slope: float
    error: float
    off: float


def growths(cases: Sequence[FrozenCase], judged: Sequence[Judged], costs: Mapping[str, float]) -> tuple[Growth, ...]:
    """Estimates the growth of each entry with cases of three sizes or more, as far as any of them were run."""
    by_case = {one.case.case: one for one in judged}
    found = []
    for entry in dict.fromkeys(case.entry for case in cases):
        sized = sorted((case for case in cases if case.entry == entry and case.size), key=lambda case: case.size or 0)
        points = tuple(_point(case, by_case.get(case.case), costs.get(case.case)) for case in sized)
        if len({point.size for point in points}) >= LEAST_SIZES and any(point.cpu is not None for point in points):
            found.append(growth(entry, points))
    return tuple(each for each in found if each.rate or each.reference_rate)


def _point(case: FrozenCase, one: Judged | None, cost: float | None) -> GrowthPoint:
    stopped = one is not None and one.verdict is Verdict.TIME_LIMIT
    measured = one is not None and (stopped or one.verdict is Verdict.ACCEPTED)
    return GrowthPoint(case.size or 0, one.cpu if one and measured else None, cost, stopped=stopped)


def growth(entry: str, points: tuple[GrowthPoint, ...]) -> Growth:
    """Estimates the growth from the times of the submission and the reference."""
    own = [(point.size, point.cpu) for point in points if point.cpu is not None and not point.stopped]
    theirs = [(point.size, point.reference) for point in points if point.reference is not None]
    rate, reference = rate_of(own), rate_of(theirs)
    found = Growth(entry, points, rate, reference)
    return replace(found, sentence=_sentence(found))


def rate_of(times: Times) -> Rate | None:
    """Returns the law that the times follow; None where nothing is sure."""
    left = sorted((size, seconds) for size, seconds in times if seconds >= LEAST_SECONDS)
    while left:
        rest = [(size, seconds) for size, seconds in left if size > left[0][0]]
        rate, without = _rate(left), _rate(rest)
        if rate and (without is None or abs(rate.value - without.value) <= STEADY):
            return rate
        left = rest
    return None


def _rate(times: Times) -> Rate | None:
    if len({size for size, _ in times}) < LEAST_SIZES:
        return None
    logs = [math.log(seconds) for _, seconds in times]
    if logs[-1] - logs[0] < math.log(LEAST_RISE):
        return None
    power = line([math.log(size) for size, _ in times], logs)
    if power.slope > STEEPEST:
        steps = line([float(size) for size, _ in times], logs)
        good = steps.off <= MOST_OFF and steps.error <= SURE * steps.slope
        return Rate(Law.EXPONENTIAL, math.exp(steps.slope), math.exp(steps.slope) * steps.error) if good else None
    spread = times[-1][0] / times[0][0]
    if spread < LEAST_SPREAD or power.off > MOST_OFF or power.error > SURE:
        return None
    return Rate(Law.POWER, power.slope, power.error)


def line(x: Sequence[float], y: Sequence[float]) -> FittedLine:
    """Fits the least-squares line through three points or more."""
    fit = statistics.linear_regression(x, y)
    residuals = [b - (fit.slope * a + fit.intercept) for a, b in zip(x, y, strict=True)]
    scatter = math.sqrt(sum(r * r for r in residuals) / (len(x) - 2))
    middle = statistics.fmean(x)
    error = max(scatter, NOISE) / math.sqrt(sum((a - middle) ** 2 for a in x))
    return FittedLine(fit.slope, error, max(map(abs, residuals)))


# --- what is said -------------------------------------------------------------------------------------------------


def _sentence(found: Growth) -> str:
    own, reference = found.rate, found.reference_rate
    if own is None:
        return ""
    ended = any(point.stopped for point in found.points)
    factor = _factor(found.points)
    if ended and alike(own, reference) and factor >= SLOWER:
        return sentences.ran_out_by_factor(_law(own), factor)
    beside = sentences.reference_law(_law(reference)) if reference else _largest(found.points)
    if ended and steeper(own, reference):
        return sentences.ran_out_by_growth(_law(own), beside)
    return sentences.grows(_law(own), beside)


def _largest(points: Sequence[GrowthPoint]) -> str:
    known = [(point.size, point.reference) for point in points if point.reference is not None]
    return sentences.reference_time(*known[-1]) if known else ""


def _law(rate: Rate) -> str:
    return sentences.power_law(rate.value) if rate.law is Law.POWER else sentences.exponential_law(rate.value)


def steeper(own: Rate, reference: Rate | None) -> bool:
    """Return whether the growth is surely worse than the reference's."""
    if own.law is Law.EXPONENTIAL:
        return reference is None or reference.law is Law.POWER
    if reference is None or reference.law is Law.EXPONENTIAL:
        return False
    return own.value - reference.value > max(APART, 2 * math.hypot(own.error, reference.error))


def alike(own: Rate, reference: Rate | None) -> bool:
    """Return whether both grow in the same way, as far as the times show it."""
    return reference is not None and own.law is reference.law and abs(own.value - reference.value) <= APART


def _factor(points: Sequence[GrowthPoint]) -> float:
    """Returns how many times as long as the reference it takes, where both are long enough to be compared."""
    ratios = [
        point.cpu / point.reference
        for point in points
        if point.cpu and not point.stopped and point.reference and point.reference >= LEAST_SECONDS
    ]
    return statistics.median(ratios) if ratios else 0.0
