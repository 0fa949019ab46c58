"""Exact bounds for draws: what chance alone exceeds with probability at most alpha, for every n.

Used outside by the distribution comparison and inside by `check.py`, so it needs the standard library alone.
"""

from __future__ import annotations

import math


def binomial_interval(n: int, p: float, alpha: float = 1e-7) -> tuple[int, int]:
    """Return (lowest, highest): a Binomial(n, p) count lies outside with probability at most alpha.

    From the Chernoff bound P(X >= k) <= exp(-n KL(k/n || p)) for k >= np, and its mirror image, with alpha/2 a side.
    It holds for every n and p, also where a normal approximation does not.

    Raises:
        ValueError: n is negative, p is no probability, or alpha is not within (0, 1).
    """
    if n < 0 or not 0.0 <= p <= 1.0 or not 0.0 < alpha < 1.0:
        message = f"No bounds for n={n}, p={p}, alpha={alpha}."
        raise ValueError(message)
    budget = math.log(2.0 / alpha)
    highest = _last_plausible(n, p, budget)
    return n - _last_plausible(n, 1.0 - p, budget), highest


def dkw_radius(n: int, alpha: float = 1e-7) -> float:
    """Return the sup-distance that an empirical cdf of n draws exceeds with probability at most alpha.

    Dvoretzky-Kiefer-Wolfowitz with Massart's constant (1990): P(sup |F_n - F| > r) <= 2 exp(-2 n r^2).

    Raises:
        ValueError: n is not positive, or alpha is not within (0, 1).
    """
    if n <= 0 or not 0.0 < alpha < 1.0:
        message = f"No bound for n={n}, alpha={alpha}."
        raise ValueError(message)
    return math.sqrt(math.log(2.0 / alpha) / (2.0 * n))


def _last_plausible(n: int, p: float, budget: float) -> int:
    """Return the largest count k >= np with n KL(k/n || p) < budget, by bisection: the divergence grows with k."""
    low, high = math.ceil(n * p - 1e-9 * n * p), n
    while low < high:
        middle = (low + high + 1) // 2
        if n * _divergence(middle / n, p) < budget:
            low = middle
        else:
            high = middle - 1
    return low


def _divergence(q: float, p: float) -> float:
    """Return KL(Bernoulli(q) || Bernoulli(p)) in nats; infinite where q is impossible under p."""
    total = 0.0
    for a, b in ((q, p), (1.0 - q, 1.0 - p)):
        if a > 0.0:
            if b <= 0.0:
                return math.inf
            total += a * math.log(a / b)
    return total
