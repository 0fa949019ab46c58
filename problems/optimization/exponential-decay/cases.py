import math

import numpy as np
from hypothesis import strategies as st


def valid(steps, lr, decay_steps, decay_rate, staircase=False):
    """True, or why this call is outside the task."""
    if not all(0 <= step <= 1e9 for step in steps):
        return "Steps must be numbers between 0 and 1e9."
    if not (1e-100 <= lr <= 1e6 and 1e-100 <= decay_rate <= 1 and 1e-3 <= decay_steps <= 1e9):
        return "lr must be in (0, 1e6], decay_rate in (0, 1], decay_steps in [0.001, 1e9]."
    whole = decay_steps == int(decay_steps)
    for step in steps:
        periods = float(step) / decay_steps
        exact = step == 0 or (whole and step == int(step))
        if staircase and not exact and abs(periods - round(periods)) < 1e-9:
            return "A step is too close to a stair."
    last = math.log10(lr) + float(max(steps, default=0)) / decay_steps * math.log10(decay_rate)
    return last > -250 or "The rate falls below 1e-250."


def random_case(rng, i):
    case = {
        "steps": rng.permutation(40)[:10].tolist() + [0],
        "lr": float(10.0 ** rng.uniform(-4, 0)),
        "decay_steps": 2 + i % 7,
        "decay_rate": float(rng.uniform(0.1, 0.97)),
    }
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 30, size=4).tolist()
    if i % 3:
        case["staircase"] = i % 3 == 1
    if i % 10 == 9:
        case["decay_steps"] = float(rng.uniform(1.5, 9))
    return case


def build(cases):
    e = cases.of("exponential_decay")
    curve = list(range(14))
    e.example("smooth", steps=[0, 2, 4, 8], lr=0.8, decay_steps=4, decay_rate=0.25)
    e.example("staircase", steps=[0, 2, 3, 4, 7, 8], lr=0.8, decay_steps=4, decay_rate=0.25, staircase=True)
    e.example("fractions-in-any-order", steps=[6.5, 1, 3.75, 4], lr=0.8, decay_steps=4, decay_rate=0.25, staircase=True)

    e.edge("not-a-staircase", steps=curve, lr=0.3, decay_steps=5, decay_rate=0.6, staircase=False)
    e.edge("each-step", steps=curve, lr=0.3, decay_steps=1, decay_rate=0.9)
    e.edge("each-step-staircase", steps=curve, lr=0.3, decay_steps=1, decay_rate=0.9, staircase=True)
    e.edge("rate-one", steps=curve, lr=0.3, decay_steps=5, decay_rate=1)
    e.edge("long-period", steps=curve, lr=0.3, decay_steps=30, decay_rate=0.5)
    e.edge("long-period-staircase", steps=curve, lr=0.3, decay_steps=30, decay_rate=0.5, staircase=True)
    e.edge("floats", steps=[0.0, 0.5, 2.25, 7.5], lr=0.3, decay_steps=3, decay_rate=0.5)
    e.edge("floats-staircase", steps=[0.0, 2.75, 3.0, 3.25, 8.9], lr=0.3, decay_steps=3, decay_rate=0.5, staircase=True)
    e.edge("fractional-period", steps=curve, lr=0.3, decay_steps=2.75, decay_rate=0.5)
    e.edge(
        "fractional-period-staircase",
        steps=[1, 2, 3, 5, 6, 9],
        lr=0.3,
        decay_steps=2.75,
        decay_rate=0.5,
        staircase=True,
    )
    e.edge("period-below-one", steps=curve, lr=0.3, decay_steps=0.4, decay_rate=0.8)
    e.edge("backwards", steps=curve[::-1], lr=0.3, decay_steps=4, decay_rate=0.7)
    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 0, 9, 17, 27)]
        e.shape(f"{kind}-steps", steps=narrow, lr=0.2, decay_steps=9, decay_rate=0.6)
        e.shape(f"{kind}-steps-staircase", steps=narrow, lr=0.2, decay_steps=9, decay_rate=0.6, staircase=True)
        for stairs in (False, True):
            name = f"{kind}-steps-long-period" + "-staircase" * stairs
            e.shape(name, steps=narrow, lr=0.2, decay_steps=70_000, decay_rate=0.6, staircase=stairs)
    e.shape("integer-rate", steps=curve, lr=3, decay_steps=4, decay_rate=0.6)
    e.stability("many-periods", steps=[2000, 1995, 3], lr=0.4, decay_steps=10, decay_rate=0.1)
    e.stability("slow-decay", steps=[1_000_000, 3, 10], lr=0.4, decay_steps=100_000, decay_rate=0.999999)
    e.random(30, random_case, seed=291)
    one = st.one_of(st.integers(0, 6), st.sampled_from([0.5, 2.5]))
    e.strategy(
        st.fixed_dictionaries(
            {
                "steps": st.lists(one, min_size=1, max_size=3),
                "lr": st.sampled_from([1.0, 0.5]),
                "decay_steps": st.integers(1, 3),
                "decay_rate": st.sampled_from([0.5, 0.25, 1.0]),
            },
            optional={"staircase": st.booleans()},
        ),
        valid=valid,
    )
