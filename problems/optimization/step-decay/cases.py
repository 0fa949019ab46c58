import math

import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def sound(steps, lr, gamma, drops):
    """True, or why these numbers are outside the task."""
    if not (1e-100 <= lr <= 1e6 and 1e-100 <= gamma <= 1):
        return "lr must be above zero (at most 1e6), gamma in (0, 1]."
    return math.log10(lr) + drops * math.log10(gamma) > -250 or "The rate falls below 1e-250."


def valid_step(steps, lr, step_size, gamma=0.1):
    """True, or why this call is outside the task."""
    if not all(0 <= step <= 1e9 for step in steps):
        return "Steps must be numbers between 0 and 1e9."
    if not (1 <= step_size <= 1e9 and step_size == int(step_size)):
        return "step_size must be an integer from 1 on."
    periods = [float(step) / step_size for step in steps]
    if any(step != int(step) and abs(p - round(p)) < 1e-9 for step, p in zip(steps, periods)):
        return "A step is too close to a boundary."
    return sound(steps, lr, gamma, math.floor(max(periods, default=0)))


def valid_multistep(steps, lr, milestones, gamma=0.1):
    """True, or why this call is outside the task."""
    if not all(0 <= step <= 1e9 for step in steps):
        return "Steps must be numbers between 0 and 1e9."
    points = np.asarray(milestones, dtype=float)
    if points.ndim != 1 or not ((points >= 0) & (points <= 1e9)).all():
        return "milestones must be a list of numbers between 0 and 1e9."
    for step in steps:
        if ((np.abs(points - float(step)) < 1e-9 * (1 + points)) & (points != float(step))).any():
            return "A step is too close to a milestone."
    return sound(steps, lr, gamma, points.size)


def random_step(rng, i):
    case = {"steps": rng.permutation(40)[:12].tolist() + [0], "lr": float(10.0 ** rng.uniform(-4, 0))}
    case["step_size"] = 2 + i % 7
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 30, size=4).tolist()
    if i % 3:
        case["gamma"] = float(rng.uniform(0.2, 0.9))
    return case


def random_multistep(rng, i):
    milestones = rng.integers(1, 30, size=2 + i % 4).tolist()
    case = {"steps": rng.permutation(35)[:12].tolist(), "lr": float(10.0 ** rng.uniform(-4, 0))}
    case["milestones"] = milestones
    case["steps"] += milestones[:2]
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 30, size=4).tolist()
    if i % 3:
        case["gamma"] = float(rng.uniform(0.2, 0.9))
    return case


def build(cases):
    e = cases.of("step_lr")
    curve = list(range(16))
    e.example("periods-of-three", steps=[0, 1, 2, 3, 4, 5, 6, 9], lr=0.8, step_size=3, gamma=0.5)
    e.example("in-any-order-with-fractions", steps=[8.9, 3, 2.75, 9], lr=0.8, step_size=3, gamma=0.5)
    e.edge("default-gamma", steps=curve, lr=0.3, step_size=5)
    e.edge("drops-each-step", steps=curve, lr=0.3, step_size=1, gamma=0.7)
    e.edge("gamma-one", steps=curve, lr=0.3, step_size=2, gamma=1)
    e.edge("backwards", steps=curve[::-1], lr=0.3, step_size=4, gamma=0.7)
    e.edge("still-in-the-first-period", steps=curve, lr=0.3, step_size=20, gamma=0.7)
    e.edge("floats", steps=[0.0, 3.5, 4.0, 4.25, 11.75, 12.0], lr=0.3, step_size=4, gamma=0.7)
    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 0, 9, 17, 27)]
        e.shape(f"{kind}-steps", steps=narrow, lr=0.2, step_size=9, gamma=0.6)
        e.shape(f"{kind}-steps-long-period", steps=narrow, lr=0.2, step_size=70_000, gamma=0.6)
    e.shape("integer-rate", steps=curve, lr=3, step_size=2, gamma=0.6)
    e.stability("many-drops", steps=[2000, 1990, 1989, 5], lr=0.4, step_size=10)
    e.stability("late", steps=[100_000_000, 89_999_999, 90_000_000], lr=0.4, step_size=30_000_000, gamma=0.3)
    e.random(30, random_step, seed=281)
    one = st.one_of(st.integers(0, 6), st.sampled_from([0.5, 2.5]))
    e.strategy(
        st.fixed_dictionaries(
            {
                "steps": st.lists(one, min_size=1, max_size=3),
                "lr": st.sampled_from([1.0, 0.5]),
                "step_size": st.integers(1, 3),
            },
            optional={"gamma": st.sampled_from([0.5, 0.25, 1.0])},
        ),
        valid=valid_step,
    )

    f = cases.of("multistep_lr")
    f.example("three-milestones", steps=[0, 2, 3, 6, 7, 11, 12, 30], lr=0.8, milestones=[3, 7, 12], gamma=0.5)
    f.example("in-any-order", steps=[8, 2.75, 3, 12], lr=0.8, milestones=[12, 3, 7], gamma=0.5)
    f.edge("default-gamma", steps=curve, lr=0.3, milestones=[5, 9])
    f.edge("no-milestones", steps=curve, lr=0.3, milestones=[], gamma=0.7)
    f.edge("milestone-zero", steps=curve, lr=0.3, milestones=[0, 4], gamma=0.7)
    f.edge("twice-the-same", steps=curve, lr=0.3, milestones=[4, 4, 6, 9], gamma=0.7)
    f.edge("twice-apart", steps=curve, lr=0.3, milestones=[9, 4, 1, 4])
    f.edge("three-times", steps=curve, lr=0.3, milestones=[5, 5, 5, 8], gamma=0.8)
    f.edge("gamma-one", steps=curve, lr=0.3, milestones=[2, 5], gamma=1)
    f.edge("backwards", steps=curve[::-1], lr=0.3, milestones=[2, 5], gamma=0.6)
    f.edge("floats", steps=[6.75, 7.0, 7.25, 1.5], lr=0.3, milestones=[2, 7, 4], gamma=0.7)
    f.edge("float-milestones", steps=[0.25, 0.5, 2.5, 3.1, 3, 2.9, 7], lr=0.3, milestones=[0.5, 2.75, 3.25], gamma=0.7)
    f.edge("falling-order", steps=curve, lr=0.3, milestones=[9, 5, 2], gamma=0.7)
    for kind in ("uint8", "int8", "int32", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 0, 89, 3)]
        f.shape(f"{kind}-steps", steps=narrow, lr=0.2, milestones=[70_000, 90, 3, 100], gamma=0.6)
    for layout in ("readonly", "strided"):
        points = Layout(np.array([9, 2, 5]), layout)
        f.shape(f"{layout}-milestones", steps=curve, lr=0.2, milestones=points, gamma=0.6)
    f.shape("uint8-milestones", steps=curve, lr=0.2, milestones=np.array([9, 2, 5, 200], dtype=np.uint8), gamma=0.6)
    f.shape("integer-rate", steps=curve, lr=3, milestones=[5, 1], gamma=0.6)
    f.stability("many-drops", steps=[300, 4, 150], lr=0.4, milestones=list(range(1, 200)))
    f.random(30, random_multistep, seed=282)
    f.strategy(
        st.fixed_dictionaries(
            {
                "steps": st.lists(one, min_size=1, max_size=3),
                "lr": st.sampled_from([1.0, 0.5]),
                "milestones": st.lists(st.integers(0, 5), max_size=3),
            },
            optional={"gamma": st.sampled_from([0.5, 0.25, 1.0])},
        ),
        valid=valid_multistep,
    )
