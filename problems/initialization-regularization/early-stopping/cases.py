from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from gradus import Layout


def valid(history, patience=3, min_delta=0.0, mode="min"):
    """True, or why this call is outside the task."""
    values = np.asarray(history)
    if values.ndim != 1 or values.dtype.kind not in "iuf":
        return "history must be a list or an array of numbers with one axis."
    values = values.astype(np.float64)
    if np.isinf(values).any() or (np.abs(values) > 1e12).any():
        return "The metrics must be NaN or finite, at most 1e12 in size."
    if isinstance(patience, bool) or patience != int(patience) or patience < 1:
        return "patience must be an integer, at least 1."
    if mode not in ("min", "max"):
        return 'mode must be "min" or "max".'
    if not 0 <= min_delta <= 1e12:
        return "min_delta must be between 0 and 1e12."
    return (
        decidable(values if mode == "min" else -values, float(min_delta)) or "A gain is within rounding of min_delta."
    )


def decidable(losses, min_delta):
    """Whether every gain is clearly above or below min_delta, or equal to it with nothing rounded."""
    best, delta = None, Fraction(min_delta)
    for loss in losses:
        if np.isnan(loss):
            continue
        if best is None:
            best = loss
            continue
        gain = Fraction(best) - Fraction(loss)
        exact = Fraction(best - loss) == gain and Fraction(best - min_delta) == Fraction(best) - delta
        exact = exact and Fraction(loss + min_delta) == Fraction(loss) + delta
        if not exact and abs(gain - delta) < 1e-9 * max(abs(best), abs(loss), min_delta):
            return False
        if gain > delta:
            best = loss
    return True


def random_case(rng, i):
    n = int(rng.integers(6, 25))
    sign = -1.0 if i % 3 == 1 else 1.0
    curve = sign * (1.0 / np.arange(1, n + 1) + rng.normal(scale=0.15, size=n))
    if i % 4 == 2:
        curve[rng.integers(0, n, size=2)] = np.nan
    case = {"history": curve, "mode": "max"} if sign < 0 else {"history": curve}
    if i % 5:
        case["patience"] = int(rng.integers(1, 6))
    if i % 2:
        case["min_delta"] = float(rng.uniform(0.01, 0.2))
    return case


def build(cases):
    e = cases.of("early_stopping")
    nan = float("nan")
    e.example("stops-and-restores", history=[0.9, 0.5, 0.625, 0.5, 0.25, 0.375, 0.5, 0.125], patience=2)
    e.example("min-delta", history=[4.0, 3.75, 3.5, 3.25, 3.5], patience=3, min_delta=0.5)
    e.example("accuracy-with-nan", history=[0.5, nan, 0.75, nan, 0.625], patience=2, mode="max")
    e.edge("defaults", history=[3.0, 2.0, 2.5, 2.25, 2.0, 1.0])
    e.edge("default-patience", history=[3.0, 4.0, 2.5, 5.0, 6.0, 2.25, 3.0, 3.5, 4.0, 1.0], min_delta=0.5)
    e.edge("delta-alone", history=[3.0, 2.75, 2.5, 2.75, 1.0], min_delta=0.5)
    e.edge("mode-alone", history=[1.0, 3.0, 2.0, 5.0, 4.0, 4.5, 5.0, 9.0], mode="max")
    e.edge("mode-spelled-out", history=[3.0, 2.0, 2.5, 4.0], patience=2, mode="min")
    e.edge("patience-of-one", history=[3.0, 2.0, 2.0, 1.0], patience=1)
    e.edge("patience-alone", history=[3.0, 4.0, 5.0, 6.0, 7.0, 2.0], patience=4)
    e.edge("never-stops", history=[5.0, 6.0, 4.0, 4.5, 3.0, 3.5], patience=2)
    e.edge("never-stops-waiting", history=[5.0, 6.0, 7.0], patience=5)
    e.edge("stops-at-the-last-epoch", history=[5.0, 4.0, 6.0, 7.0], patience=2)
    e.edge("gain-of-min-delta", history=[2.0, 1.5, 1.25, 1.0], patience=2, min_delta=0.5)
    e.edge("gain-of-min-delta-max", history=[2.0, 2.5, 2.25, 3.0], patience=2, min_delta=0.5, mode="max")
    e.edge("small-gains-add-up", history=[4.0, 3.75, 3.5, 3.25, 3.0, 2.75], patience=4, min_delta=0.5)
    e.edge("small-gains-and-a-rise", history=[4.0, 3.75, 4.5, 3.5, 3.25], patience=4, min_delta=0.5)
    e.edge("small-gains-and-a-fall", history=[1.0, 1.25, 0.5, 1.5, 1.75], patience=4, min_delta=0.5, mode="max")
    e.edge("worse-then-better", history=[4.0, 6.0, 5.0, 4.5, 1.0], patience=3)
    e.edge("equal-values", history=[2.0, 2.0, 2.0, 2.0], patience=4)
    e.edge("nan-first", history=[nan, nan, 3.0, 2.0], patience=3)
    e.edge("nan-first-runs-out", history=[nan, nan, 3.0, 2.0], patience=2)
    e.edge("all-nan", history=[nan, nan], patience=3)
    e.edge("nan-after-the-best", history=[3.0, 2.0, nan, nan, nan, 1.0])
    e.edge("nan-between", history=[3.0, nan, 2.0, nan, 1.0, nan, nan], patience=2)
    e.edge("nan-amid-a-wait", history=[1.0, 2.0, nan, 3.0, 0.5], patience=2)
    e.edge("nan-in-max-mode", history=[nan, 3.0, nan, 2.0, 4.0], patience=2, mode="max")
    e.edge("empty", history=[])
    e.edge("one-epoch", history=[2.5], patience=1)
    e.edge("one-nan", history=[nan], patience=1)
    e.edge("negative", history=[-1.0, -3.0, -2.0, -2.5, -5.0], patience=2)
    e.edge("negative-max", history=[-5.0, -3.0, -4.0, -3.5, -1.0], patience=2, mode="max")
    e.edge("zero-is-a-value", history=[0.0, 1.0, 2.0, -1.0], patience=2)
    e.edge("large-min-delta", history=[5.0, 1.0, 2.0, -100.0], patience=3, min_delta=50)
    e.shape("integers", history=[7, 5, 6, 5, 2], patience=2, min_delta=1)
    for kind, values in (("uint8", [200, 3, 250, 90, 1]), ("int8", [100, -128, 127, 5, -7]), ("uint64", [9, 4, 6, 5])):
        for mode in ("min", "max"):
            e.shape(f"{kind}-{mode}", history=np.array(values, dtype=kind), patience=3, min_delta=5, mode=mode)
    for kind in ("uint8", "uint16", "uint32"):
        counts = np.array([10, 12, 0, 7, 90, 3], dtype=kind)
        e.shape(f"{kind}-zero-max", history=counts, patience=3, min_delta=1, mode="max")
    e.shape("int8-one-wait-max", history=np.array([5, 20, -128, 9], dtype=np.int8), patience=1, mode="max")
    e.shape("uint8-one-wait-max", history=np.array([5, 20, 0, 9], dtype=np.uint8), patience=1, mode="max")
    curve = np.array([0.5, 0.25, 0.375, 0.125, 0.75, 0.5, 0.25])
    for layout in ("strided", "readonly", "list"):
        e.shape(layout, history=Layout(curve, layout), patience=2)
    e.stability("large", history=[1e12, 3e11, 4e11, 2e11, 9e11], patience=2, min_delta=5e10)
    e.stability("gains-of-a-millionth", history=[0.5, 0.499999, 0.499998, 0.499997, 0.6], patience=2)
    e.stability("tiny", history=[3e-12, 1e-12, 2e-12, 5e-13], patience=2, min_delta=1e-13)
    e.random(36, random_case, seed=371)
    value = st.sampled_from([nan, 0.0, 1.0, -2.0, 0.5])
    e.strategy(
        st.fixed_dictionaries(
            {"history": st.lists(value, max_size=6)},
            optional={"patience": st.integers(1, 3), "min_delta": st.sampled_from([0.5, 1.0]), "mode": st.just("max")},
        ),
        valid=valid,
    )
