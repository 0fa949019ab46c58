import numpy as np
from gradus import Rng


def valid(shape, rng, gain=1.0):
    """True, or why this call is outside the task."""
    if not isinstance(shape, tuple) or len(shape) < 2:
        return "shape must be a tuple of two or more integers."
    if not all(isinstance(side, int | np.integer) and side >= 1 for side in shape):
        return "All sides of shape must be positive integers."
    if np.prod([float(side) for side in shape]) > 100_000:
        return "At most 100,000 weights."
    return bool(1e-6 <= gain <= 1e6) or "gain must be between 1e-6 and 1e6."


def random_draws(rng, i):
    first, second = int(rng.integers(20, 50)), int(rng.integers(150, 300))
    shape = (first, second) if i % 2 else (second, first)
    case = {"shape": (*shape, *[(), (3,), (2, 2)][i % 3]), "rng": Rng(700 + i)}
    if i % 4 > 1:
        case["gain"] = float(rng.uniform(0.4, 2.5))
    return case


def build(cases):
    for k, name in enumerate(("xavier_uniform", "xavier_normal")):
        e = cases.of(name)
        seed = 1000 * (k + 1)
        e.example(
            "small", shape=(2, 3), rng=Rng(seed), note="Your weights may differ: they are judged by their distribution."
        )
        e.edge("wide", shape=(30, 400), rng=Rng(seed + 1))
        e.edge("tall", shape=(400, 30), rng=Rng(seed + 2))
        e.edge("gain-of-tanh", shape=(40, 260), rng=Rng(seed + 3), gain=5 / 3)
        e.edge("gain-below-one", shape=(40, 260), rng=Rng(seed + 4), gain=0.25)
        e.edge("integer-gain", shape=(40, 260), rng=Rng(seed + 5), gain=3)
        e.edge("no-axes", shape=(), rng=Rng(seed), raises=ValueError)
        e.edge("one-axis", shape=(100,), rng=Rng(seed), raises=ValueError)
        e.shape("convolution", shape=(12, 60, 4, 4), rng=Rng(seed + 6))
        e.shape("one-kernel-axis", shape=(90, 16, 7), rng=Rng(seed + 7), gain=1.5)
        e.shape("three-kernel-axes", shape=(6, 40, 5, 3, 3), rng=Rng(seed + 8))
        e.shape("kernel-of-one", shape=(150, 70, 1, 1), rng=Rng(seed + 9))
        e.shape("one-row", shape=(1, 9000), rng=Rng(seed + 10))
        e.shape("one-column", shape=(9000, 1), rng=Rng(seed + 11))
        e.shape("large-layer", shape=(25, 4000), rng=Rng(seed + 12))
        e.random(6, random_draws, seed=361 + k)
        e.strategy(
            None, reason="The weights are judged by their distribution, which few draws do not show.", valid=valid
        )
