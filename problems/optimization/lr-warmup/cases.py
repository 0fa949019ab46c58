import numpy as np
from hypothesis import strategies as st

from gradus import Fn


def valid_warmup(steps, schedule, warmup_steps, start_factor=1 / 3):
    """True, or why this call is outside the task."""
    if not all(0 <= step <= 1e9 for step in steps):
        return "Steps must be numbers between 0 and 1e9."
    if not (0 <= warmup_steps <= 1e9 and warmup_steps == int(warmup_steps)):
        return "warmup_steps must be an integer from 0 on."
    if not 1e-100 <= start_factor <= 1:
        return "start_factor must be in (0, 1]."
    asked = [0.0, *(float(step) - warmup_steps for step in steps if step >= warmup_steps)]
    return all(0 <= schedule(step) <= 1e6 for step in asked) or "The schedule must give rates between 0 and 1e6."


def valid_noam(steps, d_model, warmup_steps=4000, factor=1.0):
    """True, or why this call is outside the task."""
    if not all(1 <= step <= 1e9 for step in steps):
        return "Steps must be numbers between 1 and 1e9."
    if not (1 <= d_model <= 1e9 and 1 <= warmup_steps <= 1e9 and 1e-100 <= factor <= 1e6):
        return "d_model and warmup_steps must be from 1 to 1e9, factor above zero."
    return (d_model == int(d_model) and warmup_steps == int(warmup_steps)) or "d_model, warmup_steps: integers."


def random_warmup(rng, i):
    lr = float(10.0 ** rng.uniform(-3, 0))
    schedules = [
        Fn("exponential", lr=lr, rate=float(rng.uniform(0.6, 0.97))),
        Fn("inverse", lr=lr, speed=float(rng.uniform(0.05, 0.8))),
        Fn("half_cosine", lr=lr, length=30),
    ]
    warmup_steps = int(rng.integers(2, 14))
    case = {"steps": rng.permutation(24)[:12].tolist() + [0, warmup_steps], "schedule": schedules[i % 3]}
    case["warmup_steps"] = warmup_steps
    if i % 4:
        case["start_factor"] = float(rng.uniform(0.01, 0.9))
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 24, size=4).tolist()
    return case


def random_noam(rng, i):
    case = {"steps": (1 + rng.permutation(60)[:12]).tolist(), "d_model": int(rng.integers(3, 900))}
    if i % 4:
        case["warmup_steps"] = int(rng.integers(2, 50))
    else:
        case["steps"] += [3999, 4000, 4001, 9000]
    if i % 3:
        case["factor"] = float(rng.uniform(0.2, 5))
    if i % 5 == 4:
        case["steps"] += rng.uniform(1, 60, size=4).tolist()
    return case


def build(cases):
    e = cases.of("warmup_lr")
    curve = list(range(14))
    fall = Fn("exponential", lr=0.8, rate=0.5)
    slow = Fn("inverse", lr=0.3, speed=0.2)
    e.example("ramp-and-halving", steps=[0, 1, 2, 3, 4, 5, 6], schedule=fall, warmup_steps=4, start_factor=0.25)
    e.example("fractions-in-any-order", steps=[6.5, 1.5, 4, 3.75], schedule=fall, warmup_steps=4, start_factor=0.25)
    e.edge("default-start", steps=curve, schedule=slow, warmup_steps=5)
    e.edge("no-warmup", steps=curve, schedule=slow, warmup_steps=0, start_factor=0.1)
    e.edge("one-step", steps=curve, schedule=slow, warmup_steps=1, start_factor=0.1)
    e.edge("start-factor-one", steps=curve, schedule=slow, warmup_steps=6, start_factor=1)
    e.edge("constant-behind", steps=curve, schedule=Fn("constant", lr=0.7), warmup_steps=6, start_factor=0.05)
    e.edge("cosine-behind", steps=curve, schedule=Fn("half_cosine", lr=0.7, length=9), warmup_steps=3, start_factor=0.2)
    e.edge("backwards", steps=curve[::-1], schedule=slow, warmup_steps=6, start_factor=0.2)
    e.edge("floats", steps=[0.0, 0.5, 5.75, 6.0, 6.25, 11.5], schedule=slow, warmup_steps=6, start_factor=0.2)
    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 0, 9, 89, 90)]
        e.shape(f"{kind}-steps", steps=narrow, schedule=slow, warmup_steps=90, start_factor=0.15)
        e.shape(f"{kind}-steps-long-ramp", steps=narrow, schedule=slow, warmup_steps=70_000, start_factor=0.15)
    e.stability("tiny-start", steps=[0, 1, 999, 1000, 1001], schedule=slow, warmup_steps=1000, start_factor=1e-12)
    e.random(30, random_warmup, seed=311)
    one = st.one_of(st.integers(1, 6), st.sampled_from([1.5, 2.5]))
    steps = st.lists(one, min_size=1, max_size=3)
    e.strategy(
        st.fixed_dictionaries(
            {"steps": steps, "schedule": st.just(fall), "warmup_steps": st.integers(0, 4)},
            optional={"start_factor": st.sampled_from([0.5, 0.25])},
        ),
        valid=valid_warmup,
    )

    f = cases.of("noam_lr")
    f.example("peak-at-four", steps=[1, 2, 4, 9, 16], d_model=64, warmup_steps=4)
    f.example("scaled", steps=[9, 1, 2.5], d_model=64, warmup_steps=4, factor=2.0)
    f.edge("defaults", steps=[1, 100, 3999, 4000, 4001, 16_000, 100_000], d_model=512)
    f.edge("only-warmup-given", steps=[1, 9, 10, 11, 40], d_model=48, warmup_steps=10)
    f.edge("only-factor-given", steps=[1, 500, 5000], d_model=48, factor=3)
    f.edge("warmup-of-one-step", steps=[1, 2, 3], d_model=48, warmup_steps=1, factor=0.5)
    f.edge("width-one", steps=[1, 2, 7], d_model=1, warmup_steps=3, factor=0.5)
    f.edge("floats", steps=[1.0, 1.5, 6.75, 7.25], d_model=30, warmup_steps=7, factor=0.5)
    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 1, 9, 17, 90)]
        f.shape(f"{kind}-steps", steps=narrow, d_model=128, warmup_steps=17, factor=0.6)
        f.shape(f"{kind}-steps-long-ramp", steps=narrow, d_model=128, warmup_steps=70_000, factor=0.6)
    f.stability("late", steps=[1_000_000_000, 30_000_000, 5], d_model=4096, warmup_steps=10_000_000)
    f.random(30, random_noam, seed=312)
    f.strategy(
        st.fixed_dictionaries(
            {"steps": steps, "d_model": st.sampled_from([4, 16])},
            optional={"warmup_steps": st.integers(1, 4), "factor": st.sampled_from([0.5, 2.0])},
        ),
        valid=valid_noam,
    )
