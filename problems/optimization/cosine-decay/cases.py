import numpy as np
from hypothesis import strategies as st


def sound(steps, lr, eta_min):
    """True, or why these numbers are outside the task."""
    if not all(0 <= step <= 1e6 for step in steps):
        return "Steps must be numbers between 0 and a million."
    return (0 <= eta_min <= lr <= 1e6 and lr > 1e-9) or "Rates must fulfil 0 <= eta_min <= lr, with lr in (1e-9, 1e6]."


def valid_cosine(steps, lr, T_max, eta_min=0.0):
    """True, or why this call is outside the task."""
    if not (1 <= T_max <= 1e9 and T_max == int(T_max)):
        return "T_max must be an integer from 1 on."
    return sound(steps, lr, eta_min)


def valid_restarts(steps, lr, T_0, T_mult=1, eta_min=0.0):
    """True, or why this call is outside the task."""
    if not (1 <= T_0 <= 1e9 and T_0 == int(T_0) and 1 <= T_mult <= 1000 and T_mult == int(T_mult)):
        return "T_0 and T_mult must be integers from 1 on (T_mult at most 1000)."
    good = sound(steps, lr, eta_min)
    for step in steps if good is True else []:
        left, period = float(step), T_0
        if T_mult == 1:
            left %= period
        while left >= period:
            left, period = left - period, period * T_mult
        if step != int(step) and min(left, period - left) < 1e-6:
            return "A step is too close to the end of a period."
    return good


def random_cosine(rng, i):
    T_max = int(rng.integers(2, 25))
    case = {"steps": rng.permutation(30)[:10].tolist() + [T_max], "lr": float(10.0 ** rng.uniform(-3, 0))}
    case["T_max"] = T_max
    if i % 3:
        case["eta_min"] = case["lr"] * float(rng.uniform(0.01, 0.6))
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 30, size=4).tolist()
    return case


def random_restarts(rng, i):
    case = {"steps": rng.permutation(60)[:14].tolist() + [0], "lr": float(10.0 ** rng.uniform(-3, 0))}
    case["T_0"] = 2 + i % 6
    if i % 4:
        case["T_mult"] = 1 + i % 4
    if i % 3:
        case["eta_min"] = case["lr"] * float(rng.uniform(0.01, 0.6))
    if i % 5 == 4:
        case["steps"] += rng.uniform(0, 60, size=4).tolist()
    return case


def build(cases):
    e = cases.of("cosine_lr")
    curve = list(range(16))
    e.example("falls-and-stays", steps=[0, 1, 2, 3, 4, 5, 8], lr=0.8, T_max=4)
    e.example("to-a-minimum", steps=[0, 2, 3, 6, 7, 12], lr=0.8, T_max=6, eta_min=0.2)
    e.example("fractions-in-any-order", steps=[5.5, 0.5, 6.5, 3], lr=0.8, T_max=6, eta_min=0.2)
    e.edge("default-minimum", steps=curve, lr=0.3, T_max=10)
    e.edge("one-step", steps=curve, lr=0.3, T_max=1, eta_min=0.1)
    e.edge("constant", steps=curve, lr=0.3, T_max=7, eta_min=0.3)
    e.edge("longer-than-asked", steps=curve, lr=0.3, T_max=40, eta_min=0.05)
    e.edge("backwards", steps=curve[::-1], lr=0.3, T_max=9, eta_min=0.05)
    e.edge("long-after", steps=[7, 14, 21, 1_000_000, 9, 3], lr=0.3, T_max=7, eta_min=0.05)
    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 0, 9, 17, 90)]
        e.shape(f"{kind}-steps", steps=narrow, lr=0.2, T_max=90, eta_min=0.03)
        e.shape(f"{kind}-steps-long-run", steps=narrow, lr=0.2, T_max=70_000, eta_min=0.03)
    e.shape("integer-rates", steps=curve, lr=3, T_max=11, eta_min=1)
    e.stability("first-steps-of-a-long-run", steps=[0, 1, 10, 999_999, 1_000_000], lr=0.4, T_max=1_000_000)
    e.random(30, random_cosine, seed=301)
    one = st.one_of(st.integers(0, 6), st.sampled_from([0.5, 2.5]))
    rates = {"lr": st.sampled_from([1.0, 0.5])}
    e.strategy(
        st.fixed_dictionaries(
            {"steps": st.lists(one, min_size=1, max_size=3), **rates, "T_max": st.integers(1, 4)},
            optional={"eta_min": st.sampled_from([0.25, 0.5])},
        ),
        valid=valid_cosine,
    )

    f = cases.of("cosine_restarts_lr")
    f.example("equal-periods", steps=[0, 1, 2, 3, 4, 5, 8], lr=0.8, T_0=4)
    f.example("growing-periods", steps=[0, 1, 2, 4, 5, 6, 10, 14], lr=0.8, T_0=2, T_mult=2, eta_min=0.2)
    f.example("fractions-in-any-order", steps=[5.5, 0.5, 2.25, 3], lr=0.8, T_0=3, T_mult=2, eta_min=0.2)
    long = list(range(45))
    f.edge("only-period-given", steps=curve, lr=0.3, T_0=5)
    f.edge("only-factor-given", steps=long, lr=0.3, T_0=3, T_mult=2)
    f.edge("only-minimum-given", steps=curve, lr=0.3, T_0=5, eta_min=0.1)
    f.edge("tripling", steps=long, lr=0.3, T_0=4, T_mult=3, eta_min=0.1)
    f.edge("one-step-periods", steps=curve, lr=0.3, T_0=1, eta_min=0.1)
    f.edge("one-step-then-growing", steps=long, lr=0.3, T_0=1, T_mult=2, eta_min=0.1)
    f.edge("constant", steps=curve, lr=0.3, T_0=4, T_mult=2, eta_min=0.3)
    f.edge("backwards", steps=long[::-1], lr=0.3, T_0=3, T_mult=2, eta_min=0.1)
    # A logarithm gives the period wrongly at some restarts: log(243, 3) is just below 5.
    f.edge("restarts-of-powers-of-three", steps=[40, 120, 121, 122, 364, 1093], lr=0.3, T_0=1, T_mult=3, eta_min=0.1)
    f.edge("restarts-of-powers-of-ten", steps=[10, 110, 1110, 1109, 11110], lr=0.3, T_0=10, T_mult=10)
    f.edge("restarts-of-powers-of-five", steps=[5, 30, 155, 154, 780], lr=0.3, T_0=5, T_mult=5, eta_min=0.1)
    for kind in ("uint8", "int8", "int16", "uint64", "float64"):
        narrow = [np.dtype(kind).type(step) for step in (100, 0, 9, 17, 90)]
        f.shape(f"{kind}-steps", steps=narrow, lr=0.2, T_0=6, T_mult=2, eta_min=0.03)
        f.shape(f"{kind}-steps-long-run", steps=narrow, lr=0.2, T_0=70_000, T_mult=2, eta_min=0.03)
        f.shape(f"{kind}-steps-equal", steps=narrow, lr=0.2, T_0=14, eta_min=0.03)
        f.shape(f"{kind}-steps-equal-long-run", steps=narrow, lr=0.2, T_0=70_000, eta_min=0.03)
    f.shape("integer-rates", steps=curve, lr=3, T_0=4, eta_min=1)
    f.stability("many-periods", steps=[1_000_000, 999_999, 3], lr=0.4, T_0=7, eta_min=0.1)
    f.stability("twenty-doublings", steps=[1_000_000, 1_048_575 - 524_288, 524_286], lr=0.4, T_0=1, T_mult=2)
    f.random(30, random_restarts, seed=302)
    f.strategy(
        st.fixed_dictionaries(
            {"steps": st.lists(one, min_size=1, max_size=3), **rates, "T_0": st.integers(1, 3)},
            optional={"eta_min": st.sampled_from([0.25, 0.5]), "T_mult": st.integers(1, 3)},
        ),
        valid=valid_restarts,
    )
