from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from gradus import Layout

NAN, INF = float("nan"), float("inf")


def curve_fault(losses):
    """None, or why a curve is outside the task."""
    values = np.asarray(losses)
    if values.ndim != 1 or (values.size and values.dtype.kind not in "iuf"):
        return "A curve is a list of numbers, or an array with one axis."
    finite = values[np.isfinite(values)].astype(np.float64)
    if (finite < 0).any() or (finite > 1e6).any():
        return "Finite losses are from 0 to 1e6."
    return None


def valid(train_losses, val_losses, target, max_gap=0.1, factor=3.0, min_drop=0.01, window=3):
    """True, or why this call is outside the task."""
    if fault := curve_fault(train_losses) or curve_fault(val_losses):
        return fault
    if not all(0 <= limit <= 1e6 for limit in (target, max_gap, min_drop)) or not 1 <= factor <= 1e6:
        return "target, max_gap and min_drop are from 0 to 1e6, factor is from 1 to 1e6."
    if isinstance(window, bool) or window != int(window) or window < 1:
        return "window is an integer, 1 or more."
    if len(train_losses) != len(val_losses) or len(train_losses) < window:
        return "The curves have one length, and at least window epochs."
    train, val = np.asarray(train_losses, dtype=np.float64), np.asarray(val_losses, dtype=np.float64)
    if not (np.isfinite(train).all() and np.isfinite(val).all()):
        return True
    return decidable(train, val, max_gap, factor, min_drop, window) or "A comparison is within rounding of its limit."


def clear(high, low, limit):
    """Whether high - low is clearly above or below limit, or nothing is rounded in any form of the comparison."""
    gap = Fraction(high) - Fraction(low)
    exact = Fraction(high - low) == gap and Fraction(low + limit) == Fraction(low) + Fraction(limit)
    exact = exact and Fraction(high - limit) == Fraction(high) - Fraction(limit)
    return exact or abs(gap - Fraction(limit)) > Fraction(1, 10**9) * Fraction(max(high, low, limit))


def clear_product(loss, least, factor):
    bound = Fraction(factor) * Fraction(least)
    return Fraction(factor * least) == bound or abs(Fraction(loss) - bound) > bound / 10**9


def mean(values):
    """The mean as a float, and whether it is exact."""
    right = sum(map(Fraction, values)) / len(values)
    return float(np.mean(values)), Fraction(float(np.mean(values))) == right


def decidable(train, val, max_gap, factor, min_drop, window):
    """Whether every comparison is clear."""
    max_gap, factor, min_drop = float(max_gap), float(factor), float(min_drop)
    train, val = [float(x) for x in train], [float(x) for x in val]
    fine = all(clear_product(x, min(train), factor) for x in train)
    fine = fine and all(clear(v, t, max_gap) for v, t in zip(val, train))
    fine = fine and all(clear(v, min(val), min_drop) for v in val)
    if fine and len(train) >= 2 * window:
        (before, exact), (last, also) = mean(train[-2 * window : -window]), mean(train[-window:])
        near = abs(before - last - min_drop) <= 1e-9 * max(before, last, min_drop)
        return not near or (exact and also and clear(before, last, min_drop))
    return fine


def random_case(rng, i):
    n, window = int(rng.integers(8, 25)), [3, 2, 4, 3, 1, 5][i % 6]
    t = np.arange(n)
    train = rng.uniform(1.0, 3.0) * np.exp(-t / rng.uniform(2, 10)) + rng.uniform(0.05, 0.6)
    turn = int(rng.integers(2, n))
    val = train + rng.uniform(0.0, 0.15) + rng.uniform(0.0, 0.06) * np.maximum(t - turn, 0)
    if i % 5 == 3:
        train = train * np.where(t > turn, 1.5 ** (t - turn), 1.0)
    train = train + rng.normal(scale=0.03, size=n).clip(-0.04, 0.1)
    val = np.abs(val + rng.normal(scale=0.04, size=n))
    if i % 9 == 7:
        [train, val][i % 2][int(rng.integers(n))] = [NAN, INF][i // 9 % 2]
    case = {"train_losses": train, "val_losses": val, "target": float(rng.uniform(0.2, 0.8))}
    if window != 3:
        case["window"] = window
    if i % 2:
        case["max_gap"] = float(rng.uniform(0.03, 0.3))
    if i % 3:
        case["factor"] = float(rng.uniform(1.2, 4.0))
    if i % 4 > 1:
        case["min_drop"] = float(rng.uniform(0.01, 0.15))
    return case


def strategy():
    number = st.sampled_from([0.0, 0.5, 1.0, 2.0, 4.0])
    pairs = st.lists(st.tuples(number, number), min_size=3, max_size=7)
    return st.builds(
        lambda pairs, rest: {"train_losses": [t for t, _ in pairs], "val_losses": [v for _, v in pairs], **rest},
        pairs,
        st.fixed_dictionaries(
            {"target": st.sampled_from([0.5, 1.0, 4.0])},
            optional={
                "max_gap": st.sampled_from([0.5, 1.0]),
                "factor": st.sampled_from([1.0, 2.0]),
                "min_drop": st.sampled_from([0.5, 0.25]),
                "window": st.integers(1, 3),
            },
        ),
    )


def build(cases):
    e = cases.of("diagnose")
    limits = {"target": 1.0, "max_gap": 0.5, "factor": 4.0, "min_drop": 0.25, "window": 2}

    def edge(name, train, val, **changed):
        e.edge(name, train_losses=train, val_losses=val, **(limits | changed))

    e.example(
        "overfitting",
        train_losses=[2.0, 1.0, 0.5, 0.375, 0.25, 0.25],
        val_losses=[2.25, 1.25, 1.0, 1.125, 1.25, 1.5],
        **limits,
    )
    e.example("still-falling", train_losses=[5.0, 4.0, 3.0, 2.5], val_losses=[5.25, 4.5, 3.5, 3.5], **limits)
    e.example(
        "blown-up", train_losses=[3.0, 1.0, 0.5, 2.5, 6.0, 20.0], val_losses=[3.0, 1.5, 1.0, 3.0, 7.0, 25.0], **limits
    )

    down = [3.0, 1.0, 0.5, 0.375, 0.25, 0.25]
    above = [3.25, 1.25, 1.0, 0.75, 0.5, 0.5]
    edge("good", down, above)
    edge("validation-below-training", [3.0, 2.0, 1.0, 1.0], [1.0, 0.5, 0.25, 0.25])
    # limits: on either side of each
    edge("gap-on-the-limit", down, [*above[:4], 0.75, 0.75])
    edge("gap-above-the-limit", down, [*above[:4], 0.8125, 0.8125])
    edge("gap-on-the-limit-once", down, [*above[:4], 0.8125, 0.75])
    edge("gap-on-the-limit-before", down, [*above[:4], 0.75, 0.8125])
    edge("target-on-the-limit", [3.0, 2.0, 1.0, 1.0], [3.0, 2.0, 1.25, 1.25])
    edge("target-above-the-limit", [3.0, 2.0, 1.0625, 1.0625], [3.0, 2.0, 1.25, 1.25])
    edge("target-above-in-the-last-epoch", [3.0, 2.0, 1.0, 1.0625], [3.0, 2.0, 1.25, 1.25])
    edge("target-above-but-for-the-last-epoch", [3.0, 2.0, 1.0625, 1.0], [3.0, 2.0, 1.25, 1.25])
    edge("factor-on-the-limit", [1.0, 0.25, 1.0, 1.0], [1.0, 0.5, 1.0, 1.0])
    edge("factor-above-the-limit", [1.0, 0.25, 1.0625, 1.0625], [1.0, 0.5, 1.0, 1.0])
    edge("factor-above-once", [1.0, 0.25, 0.5, 1.0625], [1.0, 0.5, 1.0, 1.0])
    edge("drop-on-the-limit", [3.0, 2.0, 2.5, 2.0, 2.0, 2.0], [3.0] * 6)
    edge("drop-above-the-limit", [3.0, 2.0, 2.5, 2.125, 2.0, 2.0], [3.0] * 6)
    edge("turn-on-the-limit", down, [3.25, 1.25, 1.0, 1.0, 1.25, 1.25])
    edge("turn-above-the-limit", down, [3.25, 1.25, 1.0, 1.0, 1.3125, 1.3125])
    edge("turned-in-the-last-epoch-alone", down, [3.25, 1.25, 1.0, 1.0, 1.25, 1.3125])
    edge("turned-and-back", down, [3.25, 1.25, 1.0, 1.5, 1.5, 1.0])
    # since when
    edge("gap-from-the-first-epoch", down, [4.0, 2.0, 1.5, 1.5, 1.0, 1.0])
    edge("gap-with-a-break", down, [4.0, 2.0, 1.5, 0.75, 1.0, 1.0])
    edge("gap-early-and-gone", down, [4.0, 2.0, 1.5, 1.5, 0.5, 0.5])
    edge("gap-for-long", [*down, 0.25, 0.125, 0.125], [*above[:2], 1.25, 1.25, 1.25, 1.0, 1.0, 1.0, 1.0])
    edge("underfitting-after-a-break", [3.0, 0.75, 2.0, 2.0, 2.25], [3.0, 1.0, 2.0, 2.0, 2.25])
    edge("high-start-is-no-divergence", [9.0, 8.0, 2.0, 1.0, 0.5, 0.5], [9.0, 8.0, 2.0, 1.0, 0.75, 0.75])
    edge("spike-that-recovers", [3.0, 0.5, 0.5, 9.0, 9.0, 0.5], [3.0, 0.75, 0.75, 9.0, 9.0, 0.75])
    edge("above-its-start-is-not-asked", [8.0, 0.5, 0.25, 2.0, 3.0], [8.0, 0.5, 0.5, 2.0, 3.0])
    edge("above-its-start", [1.0, 0.75, 2.5, 3.5], [1.0, 1.0, 2.5, 3.5])
    # order
    edge("diverging-and-underfitting", [4.0, 0.5, 3.0, 5.0], [4.0, 0.75, 3.0, 5.0])
    edge("underfitting-and-a-gap", [4.0, 3.0, 2.0, 2.0], [4.0, 4.0, 4.0, 5.0])
    edge("diverging-and-a-gap", [0.5, 0.125, 0.625, 0.75], [0.5, 0.5, 1.5, 2.0])
    # not finite
    edge("nan-in-training", [3.0, 1.0, NAN, NAN], [3.0, 1.25, 1.0, 1.0])
    edge("nan-in-validation", [3.0, 1.0, 0.5, 0.5], [3.0, NAN, 1.0, 1.0])
    edge("nan-then-fine", [3.0, NAN, 0.5, 0.5, 0.5], [3.0, 1.25, 1.0, 0.75, 0.75])
    edge("infinity-in-training", [3.0, 1.0, 0.5, INF], [3.0, 1.25, 1.0, 1.0])
    edge("infinity-in-validation", [3.0, 1.0, 0.5, 0.5, 0.5], [3.0, 1.25, 1.0, INF, 1.0])
    edge("validation-first", [3.0, 1.0, 0.5, NAN], [3.0, 1.25, INF, 1.0])
    edge("nan-after-a-rise", [0.5, 0.125, 3.0, 5.0, NAN], [0.5, 0.5, 3.0, 5.0, 6.0])
    edge("first-epoch-nan", [NAN, NAN, NAN], [1.0, NAN, NAN])
    # too short to tell
    edge("three-epochs-of-four", [2.0, 2.0, 2.0], [2.0, 2.0, 2.25])
    edge("four-epochs-of-four", [2.0, 2.0, 2.0, 2.0], [2.0, 2.0, 2.25, 2.25])
    edge("rising", [2.0, 2.5, 3.0, 3.0], [2.0, 2.5, 3.0, 3.0])
    edge("falling-before-the-two-windows", [9.0, 9.0, 2.0, 2.0, 2.0, 2.0], [9.0, 9.0, 2.0, 2.0, 2.0, 2.0])
    edge("falls-by-the-epoch-but-not-by-the-window", [2.0, 3.0, 3.0, 2.0], [2.0, 3.0, 3.0, 2.0])
    edge("falls-by-the-window-but-not-by-the-epoch", [3.0, 3.0, 2.0, 2.0], [3.0, 3.0, 2.25, 2.25])
    edge("means-and-not-medians", [9.0, 2.0, 2.0, 5.0, 2.0, 2.0, 2.0], [9.0, 2.0, 2.0, 5.0, 2.0, 2.0, 2.0], window=3)
    edge("just-the-window", [0.5, 0.5], [1.5, 1.5])
    edge("one-epoch", [0.5], [1.5], window=1)
    edge("window-of-one", down, [*above[:5], 1.0], window=1)
    edge("window-of-all", down, [x + 1 for x in down], window=6)
    edge("zero-losses", [1.0, 0.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0])
    edge("above-a-loss-of-zero", [1.0, 0.0, 0.0625, 0.0625], [1.0, 0.25, 0.25, 0.25])
    edge("all-limits-zero", [1.0, 0.5, 0.0, 0.0], [1.0, 0.5, 0.0, 0.0], target=0, max_gap=0, min_drop=0)
    edge("flat-at-a-factor-of-one", [0.5, 0.5, 0.5], [0.5, 0.5, 0.5], factor=1.0)
    edge("lengths-differ", down, above[:5], raises=ValueError)
    edge("lengths-differ-with-nan", [3.0, NAN, NAN], [3.0, NAN], raises=ValueError)
    edge("one-validation-loss", down, [0.5], window=1, raises=ValueError)
    edge("fewer-than-the-window", down[:2], above[:2], window=3, raises=ValueError)
    edge("fewer-with-nan", [1.0, NAN], [1.0, NAN], window=3, raises=ValueError)
    edge("no-epochs", [], [], window=1, raises=ValueError)
    # defaults, and each limit alone
    n = np.arange(12)
    falling, turned = 0.25 + 2.0 * 0.5**n, 0.3 + 2.0 * 0.5**n + 0.015 * np.maximum(n - 4, 0)
    e.edge("all-defaults", train_losses=falling, val_losses=turned, target=0.5)
    e.edge("default-gap", train_losses=falling, val_losses=falling + 0.11 * (n > 6), target=0.5)
    e.edge("default-gap-below", train_losses=falling, val_losses=falling + 0.09 * (n > 6), target=0.5)
    e.edge("default-factor", train_losses=[0.5, 0.1, 0.2, 0.31, 0.32, 0.33], val_losses=[0.5] * 6, target=0.5)
    e.edge("default-factor-below", train_losses=[0.5, 0.1, 0.2, 0.29, 0.32, 0.33], val_losses=[0.5] * 6, target=0.6)
    e.edge("default-drop", train_losses=[2.0, 1.02, 1.02, 1.02, 1.008, 1.008, 1.008], val_losses=[2.0] * 7, target=0.5)
    e.edge(
        "default-drop-below",
        train_losses=[2.0, 1.02, 1.02, 1.02, 1.012, 1.012, 1.012],
        val_losses=[2.0] * 7,
        target=0.5,
    )
    e.edge("default-window", train_losses=falling, val_losses=falling + 0.2 * (n > 8), target=0.5)
    e.edge("default-window-below", train_losses=falling, val_losses=falling + 0.2 * (n > 9), target=0.5)
    for name, value in (("max_gap", 0.2), ("factor", 1.0001), ("min_drop", 0.15), ("window", 9)):
        e.edge(f"{name.replace('_', '-')}-alone", train_losses=falling, val_losses=turned, target=0.5, **{name: value})
    e.edge(
        "factor-alone-rising", train_losses=[0.5, 0.25, 0.35, 0.36, 0.37], val_losses=[0.5] * 5, target=0.5, factor=1.25
    )
    e.edge(
        "drop-alone-falling",
        train_losses=[2.0, 1.5, 1.5, 1.5, 1.25, 1.25, 1.25],
        val_losses=[2.0] * 7,
        target=0.5,
        min_drop=0.3,
    )

    counts = [9, 7, 3, 2, 2, 2], [9, 8, 5, 7, 8, 8]
    e.shape(
        "integers",
        train_losses=np.array(counts[0]),
        val_losses=np.array(counts[1]),
        target=3,
        max_gap=4,
        factor=4,
        min_drop=2,
        window=2,
    )
    e.shape(
        "uint8",
        train_losses=np.array([200, 90, 100, 110], dtype=np.uint8),
        val_losses=np.array([190, 80, 70, 60], dtype=np.uint8),
        target=150,
        max_gap=30,
        factor=3,
        window=2,
    )
    e.shape(
        "int8",
        train_losses=np.array([100, 120, 110, 125], dtype=np.int8),
        val_losses=np.array([90, 120, 127, 126], dtype=np.int8),
        target=60,
        max_gap=10,
        factor=2,
        min_drop=5,
        window=2,
    )
    for layout in ("strided", "readonly", "list"):
        e.shape(
            layout,
            train_losses=Layout(np.array(down), layout),
            val_losses=Layout(np.array(above) + np.arange(6) / 4, layout),
            **limits,
        )
    e.stability(
        "large",
        train_losses=[1e6, 5e5, 4e5, 4e5],
        val_losses=[1e6, 7e5, 9e5, 1e6],
        target=4.5e5,
        max_gap=3e5,
        min_drop=1e4,
        window=2,
    )
    e.stability(
        "tiny",
        train_losses=[1e-3, 2e-6, 1e-6, 1e-6],
        val_losses=[1e-3, 3e-6, 5e-6, 6e-6],
        target=1e-5,
        max_gap=2e-6,
        min_drop=1e-6,
        window=2,
    )
    e.random(45, random_case, seed=941)
    e.strategy(strategy(), valid=valid)
