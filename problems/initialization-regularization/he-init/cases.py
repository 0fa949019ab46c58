import numpy as np
from hypothesis import strategies as st

from gradus import Rng


def valid(shape, mode="fan_in", a=0.0, rng=None):
    """True, or why this call is outside the task."""
    if not isinstance(shape, tuple) or len(shape) < 2:
        return "shape must be a tuple of two or more integers."
    if not all(isinstance(side, int | np.integer) and side >= 1 for side in shape):
        return "All sides of shape must be positive integers."
    if rng is not None and np.prod(shape) > 100_000:
        return "At most 100,000 weights."
    if mode not in ("fan_in", "fan_out"):
        return "mode must be 'fan_in' or 'fan_out'."
    return bool(np.isfinite(a)) and abs(a) <= 1e3 or "a must be finite, at most 1000 in magnitude."


def random_shape(rng, i, most):
    sides = 2 + i % 3
    return tuple(int(side) for side in rng.integers(1, most, size=sides))


def random_std(rng, i):
    case = {"shape": random_shape(rng, i, 40)}
    if i % 2:
        case["mode"] = str(rng.choice(["fan_in", "fan_out"]))
    if i % 4 > 1:
        case["a"] = float(rng.uniform(-2, 2))
    return case


def random_draws(rng, i):
    first, second = (int(side) for side in rng.integers(30, 70, size=2))
    case = {"shape": (first, second, *[(), (3,), (2, 2)][i % 3]), "rng": Rng(500 + i)}
    if i % 2:
        case["mode"] = "fan_out"
    if i % 3 == 1:
        case["a"] = float(rng.uniform(0.5, 2))
    return case


def build(cases):
    e = cases.of("he_std")
    e.example("linear-layer", shape=(3, 8))
    e.example("convolution", shape=(16, 4, 3, 3), mode="fan_out")
    e.example("leaky", shape=(10, 5), a=0.5)
    e.edge("one-weight", shape=(1, 1))
    e.edge("fan-out-of-a-linear-layer", shape=(3, 8), mode="fan_out")
    e.edge("explicit-fan-in", shape=(16, 4, 3, 3), mode="fan_in")
    e.edge("slope-of-pytorch", shape=(7, 6), a=0.01)
    e.edge("slope-negative", shape=(7, 6), a=-0.2)
    e.edge("slope-above-one", shape=(7, 6), a=3)
    e.edge("slope-sqrt-5", shape=(12, 20), a=5**0.5)
    e.edge("no-axes", shape=(), raises=ValueError)
    e.edge("one-axis", shape=(8,), raises=ValueError)
    e.edge("unknown-mode", shape=(3, 8), mode="fan_avg", raises=ValueError)
    e.shape("one-kernel-axis", shape=(6, 4, 5))
    e.shape("one-kernel-axis-fan-out", shape=(6, 4, 5), mode="fan_out")
    e.shape("three-kernel-axes", shape=(2, 3, 5, 7, 2), a=0.3)
    e.shape("three-kernel-axes-fan-out", shape=(2, 3, 5, 7, 2), mode="fan_out", a=0.3)
    e.shape("kernel-of-one", shape=(5, 9, 1, 1))
    e.shape("large-layer", shape=(4096, 11008))
    e.random(30, random_std, seed=208)
    sides = st.lists(st.integers(1, 4), min_size=2, max_size=4).map(tuple)
    e.strategy(
        st.fixed_dictionaries(
            {"shape": sides},
            optional={"mode": st.sampled_from(["fan_in", "fan_out"]), "a": st.sampled_from([1.0, 0.5])},
        ),
        valid=valid,
    )

    for k, name in enumerate(("he_normal", "he_uniform")):
        d = cases.of(name)
        seed = 1000 * (k + 1)
        d.example(
            "small", shape=(2, 3), rng=Rng(seed), note="Your weights may differ: they are judged by their distribution."
        )
        d.edge("linear-layer", shape=(80, 125), rng=Rng(seed + 1))
        d.edge("fan-out", shape=(60, 160), rng=Rng(seed + 2), mode="fan_out")
        d.edge("fan-in-of-a-wide-layer", shape=(160, 60), rng=Rng(seed + 3), mode="fan_in")
        d.edge("slope", shape=(90, 110), rng=Rng(seed + 4), a=1.0)
        d.edge("slope-above-one", shape=(90, 110), rng=Rng(seed + 5), a=-2.5)
        d.edge("one-axis", shape=(100,), rng=Rng(seed), raises=ValueError)
        d.edge("unknown-mode", shape=(4, 3), rng=Rng(seed), mode="fan_avg", raises=ValueError)
        d.shape("convolution", shape=(30, 20, 4, 4), rng=Rng(seed + 6))
        d.shape("convolution-fan-out", shape=(20, 60, 3, 3), rng=Rng(seed + 7), mode="fan_out", a=0.5)
        d.shape("one-kernel-axis", shape=(40, 30, 8), rng=Rng(seed + 8))
        d.shape("one-row", shape=(1, 8000), rng=Rng(seed + 9))
        d.shape("one-column", shape=(8000, 1), rng=Rng(seed + 10))
        d.stability("large-fan", shape=(2, 20000), rng=Rng(seed + 11))
        d.random(6, random_draws, seed=209 + k)
        d.strategy(
            None, reason="The weights are judged by their distribution, which few draws do not show.", valid=valid
        )
