"""Draws against their distribution, by bounds that hold for any number of draws."""

import math

import numpy as np

from gradus import binomial_interval, dkw_radius

ALPHA = 1e-7


def he_normal(inputs, output, expected, expect):
    weights, std = np.asarray(output), scale(inputs)
    complaint = plain(weights)
    if complaint:
        return complaint
    z = np.sort(weights.ravel()) / std
    cdf = np.array([0.5 * (1 + math.erf(value / math.sqrt(2))) for value in z])
    outside = int((np.abs(z) > 2.5).sum())
    lowest, highest = binomial_interval(len(z), math.erfc(2.5 / math.sqrt(2)), alpha=ALPHA)
    if not lowest <= outside <= highest:
        return f"{outside} of {len(z)} draws are beyond 2.5 standard deviations; {lowest} to {highest} are credible."
    return distance(cdf) or signs(weights) or repeated(weights)


def he_uniform(inputs, output, expected, expect):
    weights, bound = np.asarray(output), math.sqrt(3) * scale(inputs)
    complaint = plain(weights)
    if complaint:
        return complaint
    widest = np.abs(weights).max(initial=0)
    if widest > bound * (1 + 1e-9):
        return f"There are draws outside the interval: the largest magnitude is {widest:.4g}."
    return distance((np.sort(weights.ravel()) / bound + 1) / 2) or signs(weights) or repeated(weights)


def scale(inputs):
    shape, fan_in = inputs["shape"], inputs.get("mode", "fan_in") == "fan_in"
    fan = np.prod(shape[1:]) if fan_in else shape[0] * np.prod(shape[2:])
    return math.sqrt(2 / (1 + inputs.get("a", 0.0) ** 2) / fan)


def plain(weights):
    if weights.dtype != np.float64:
        return f"The weights must be float64, not {weights.dtype}."
    return None if np.isfinite(weights).all() else "There are NaN or infinite weights."


def distance(cdf):
    """Kolmogorov's distance of uniform order statistics from the diagonal."""
    n = len(cdf)
    steps = np.arange(n + 1) / n
    largest = max((steps[1:] - cdf).max(), (cdf - steps[:-1]).max())
    if largest <= dkw_radius(n, alpha=ALPHA):
        return None
    return (
        f"The distribution of {n} draws is {largest:.3f} away from the one asked for "
        f"(greatest difference of the distribution functions; {dkw_radius(n, alpha=ALPHA):.3f} is credible)."
    )


def repeated(weights):
    """Whether draws of a continuous distribution are a few values again and again."""
    again = weights.size - len(np.unique(np.abs(weights)))
    if again > max(1, weights.size / 100):  # even float32 draws repeat less
        return f"{again} of {weights.size} weights have the magnitude of another one: they are not independent."
    return None


def signs(weights):
    """Each row and each column over all other axes has about as many positive weights as negative ones."""
    for axis, name in ((0, "row"), (1, "column")):
        groups = np.moveaxis(weights, axis, 0).reshape(weights.shape[axis], -1) > 0
        lowest, highest = binomial_interval(groups.shape[1], 0.5, alpha=ALPHA / len(groups))
        for index, positive in enumerate(groups.sum(axis=1)):
            if not lowest <= positive <= highest:
                return (
                    f"{positive} of {groups.shape[1]} weights of {name} {index} are positive: they are not independent."
                )
    return None
