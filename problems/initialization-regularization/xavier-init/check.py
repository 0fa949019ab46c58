"""Draws against their distribution, by bounds that hold for any number of draws."""

import math

import numpy as np

from gradus import binomial_interval, dkw_radius

ALPHA = 1e-7


def xavier_uniform(inputs, output, expected, expect):
    weights, bound = np.asarray(output), math.sqrt(3) * scale(inputs)
    if complaint := plain(weights):
        return complaint
    u = weights.ravel() / bound
    widest, share = np.abs(u).max(), ALPHA ** (1 / u.size)  # all draws lie within that share of the interval: ALPHA
    if widest > 1 + 1e-9:
        return f"There are draws outside the interval: the largest magnitude is {widest * bound:.4g}."
    if widest < share:
        return f"The interval is wider: of {u.size} draws none is beyond {widest * bound:.4g} in magnitude."
    radius = math.sqrt(math.log(2 / ALPHA) / (2 * u.size))  # Hoeffding's inequality for u^2 in [0, 1]
    ratio = (u**2).mean() * 3
    complaint = mean_square(ratio, 1 - 3 * radius, 1 + 3 * radius) or distance((u + 1) / 2)
    return complaint or signs(weights) or drawn_alone(weights, ratio)


def xavier_normal(inputs, output, expected, expect):
    weights = np.asarray(output)
    if complaint := plain(weights):
        return complaint
    z = weights.ravel() / scale(inputs)
    t = math.log(2 / ALPHA) / z.size  # Laurent and Massart (2000), lemma 1: tails of the chi-squared distribution
    ratio = (z**2).mean()
    complaint = mean_square(ratio, 1 - 2 * math.sqrt(t), 1 + 2 * math.sqrt(t) + 2 * t)
    if complaint:
        return complaint
    outside = int((np.abs(z) > 2.5).sum())
    lowest, highest = binomial_interval(z.size, math.erfc(2.5 / math.sqrt(2)), alpha=ALPHA)
    if not lowest <= outside <= highest:
        return f"{outside} of {z.size} draws are beyond 2.5 standard deviations; {lowest} to {highest} are credible."
    complaint = distance(np.array([0.5 * (1 + math.erf(value / math.sqrt(2))) for value in z]))
    return complaint or signs(weights) or drawn_alone(weights, ratio)


def scale(inputs):
    shape = inputs["shape"]
    return inputs.get("gain", 1.0) * math.sqrt(2 / ((shape[0] + shape[1]) * math.prod(shape[2:])))


def plain(weights):
    if weights.dtype != np.float64:
        return f"The weights must be float64, not {weights.dtype}."
    return None if np.isfinite(weights).all() else "There are NaN or infinite weights."


def mean_square(ratio, lowest, highest):
    """Whether the mean square, over the one asked for, is credible."""
    if lowest <= ratio <= highest:
        return None
    return (
        f"The mean square of your weights is {ratio:.3g} times the variance asked for; "
        f"{max(lowest, 0):.3g} to {highest:.3g} is credible."
    )


def distance(cdf):
    """Kolmogorov's distance of draws from the uniform distribution on [0, 1]."""
    cdf, n = np.sort(cdf), len(cdf)
    steps = np.arange(n + 1) / n
    largest = max((steps[1:] - cdf).max(), (cdf - steps[:-1]).max())
    if largest <= dkw_radius(n, alpha=ALPHA):
        return None
    return (
        f"The distribution of {n} draws is {largest:.3f} away from the one asked for "
        f"(greatest difference of the distribution functions; {dkw_radius(n, alpha=ALPHA):.3f} is credible)."
    )


def signs(weights):
    """Signs within each slice of the first two axes, and of disjoint pairs of neighbours along every axis."""
    positive = weights > 0
    for axis, name in ((0, "row"), (1, "column")):
        groups = np.moveaxis(positive, axis, 0).reshape(weights.shape[axis], -1)
        lowest, highest = binomial_interval(groups.shape[1], 0.5, alpha=ALPHA / len(groups))
        for index, count in enumerate(groups.sum(axis=1)):
            if not lowest <= count <= highest:
                return f"{count} of {groups.shape[1]} weights of {name} {index} are positive: they are not independent."
    for axis, length in enumerate(weights.shape):
        first = np.moveaxis(positive, axis, 0)[: length // 2 * 2]
        equal = first[::2] == first[1::2]
        if equal.size == 0:
            continue
        lowest, highest = binomial_interval(equal.size, 0.5, alpha=ALPHA)
        if not lowest <= equal.sum() <= highest:
            return (
                f"Of {equal.size} pairs of neighbours along axis {axis}, {equal.sum()} have one sign: "
                "they are not independent."
            )
    return None


def drawn_alone(weights, ratio):
    """Whether no draw is used twice, and the mean square, over the one asked for, is left to chance."""
    repeated = weights.size - len(np.unique(np.abs(weights)))
    if repeated > max(1, weights.size / 100):  # even float32 draws repeat less
        return f"{repeated} of {weights.size} weights have the magnitude of another one: they are not independent."
    if abs(ratio - 1) < 1e-10:  # less than once in ten million times for independent draws
        return "The mean square of your weights is the variance asked for to all digits: they are not independent."
    return None
