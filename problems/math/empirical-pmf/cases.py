import numpy as np
from gradus import Layout
from hypothesis import strategies as st


def numbers(array):
    """Whether it is an array of numbers that are 0, or at most 1e15 and at least 1e-15 in magnitude, or NaN."""
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "iuf":
        return False
    size = np.abs(array.astype(float))
    return bool((np.isnan(size) | (size == 0) | ((size >= 1e-15) & (size <= 1e15))).all())


def valid(sample, support=None, alpha=0.0):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not numbers(sample) or sample.ndim != 1 or len(sample) > 10_000:
        return "sample holds up to 10,000 numbers of at most 1e15 along one axis."
    if support is not None and (not numbers(support) or support.ndim != 1 or np.isnan(support).any()):
        return "support is None, or holds numbers of at most 1e15 along one axis."
    if support is not None and len(support) > 1000:
        return "support holds up to 1,000 values."
    if isinstance(alpha, bool) or not isinstance(alpha, (int, float)) or not abs(alpha) <= 1e6:
        return "alpha is a number of at most 1e6."
    return alpha == 0 or abs(alpha) >= 1e-6 or "alpha is 0, or at least 1e-6 in magnitude."


def valid_cdf(sample, x):
    """The same for empirical_cdf."""
    if not numbers(sample) or sample.ndim != 1 or len(sample) > 100_000:
        return "sample holds up to 100,000 numbers of at most 1e15 along one axis."
    if not isinstance(x, np.ndarray) or x.dtype.kind not in "iuf" or np.isnan(x).any() or x.size > 100_000:
        return "x is an array of up to 100,000 numbers without NaN."
    return True


def random_case(rng, i):
    values = np.sort(rng.choice(40, size=3 + i % 5, replace=False)) * [1.0, 0.25, -0.1][i % 3]
    sample = rng.choice(values, size=1 + i % 12)
    case = {"sample": sample}
    if i % 3:
        case["support"] = rng.permutation(values)
    return case | ({"alpha": float(rng.uniform(0.1, 3.0))} if i % 2 else {})


def random_points(rng, i):
    sample = np.round(rng.normal(size=1 + i % 15), 1)
    x = rng.permutation(np.concatenate([sample[:3], rng.normal(size=3), [-9.0, 9.0]]))
    return {"sample": sample, "x": x.reshape(2, -1) if i % 2 and len(x) % 2 == 0 else x}


def build(cases):
    a = np.array
    s = a([2.0, 5.0, 2.0, -1.0, 5.0, 2.0, 0.5])
    e = cases.of("empirical_pmf")
    e.example("plain", sample=s)
    e.example("support-and-smoothing", sample=a([3.0, 1.0, 3.0]), support=a([3.0, 2.0, 1.0, 7.0]), alpha=0.5)
    e.edge("support-alone", sample=s, support=a([5.0, 2.0, 9.0, -1.0, 0.5]))
    e.edge("smoothing-alone", sample=s, alpha=2.0)
    e.edge("unseen-first", sample=a([4.0, 6.0]), support=a([1.0, 6.0, 4.0]), alpha=3)
    e.edge("one-observation", sample=a([77.0]))
    e.edge("empty-sample-smoothed", sample=a([]), support=a([4.0, 1.0, 2.0]), alpha=0.25)
    e.edge("empty-sample", sample=a([]), raises=ValueError)
    e.edge("empty-sample-with-support", sample=a([]), support=a([1.0, 2.0]), raises=ValueError)
    e.edge("nothing-at-all", sample=a([]), support=a([]), alpha=1.0, raises=ValueError)
    e.edge("outside-the-support", sample=a([1.0, 2.0, 3.0]), support=a([3.0, 1.0]), raises=ValueError)
    e.edge("between-two-of-the-support", sample=a([1.5]), support=a([1.0, 2.0]), alpha=1.0, raises=ValueError)
    e.edge("support-holds-a-value-twice", sample=a([1.0, 2.0, 1.0]), support=a([1.0, 2.0, 1.0]), raises=ValueError)
    e.edge("unseen-value-twice", sample=a([1.0, 2.0]), support=a([3.0, 2.0, 1.0, 3.0]), alpha=1.0, raises=ValueError)
    e.edge("negative-alpha", sample=s, alpha=-0.5, raises=ValueError)
    e.edge("nan", sample=a([1.0, np.nan, 2.0]), raises=ValueError)
    e.edge("nan-with-support", sample=a([1.0, np.nan]), support=a([1.0, 2.0]), alpha=1.0, raises=ValueError)
    e.shape("unsigned", sample=a([200, 3, 200, 90], dtype=np.uint8), support=a([90, 3, 7, 200], dtype=np.uint8))
    e.shape("layouts", sample=Layout(s, "strided"), alpha=1.0,
            support=Layout(a([5.0, 2.0, 9.0, -1.0, 0.5]), "readonly"))
    e.shape("read-only", sample=Layout(s, "readonly"))
    e.stability("close-values", sample=a([1.0, 1.0 + 1e-15, 1.0]), note="Values are equal, or they are not.")
    e.stability("tiny-values", sample=a([0.0, 1e-14, 2e-14, 0.0]), support=a([2e-14, 0.0, 1e-14]), alpha=1e-3)
    e.random(32, random_case, seed=1561)
    few = st.lists(st.sampled_from([1.0, 2.0, 4.0]), max_size=3).map(lambda x: np.array(x, dtype=float))
    e.strategy(st.fixed_dictionaries({"sample": few}, optional={"support": few, "alpha": st.sampled_from([0.5, 2.0])}),
               valid=valid)

    e = cases.of("empirical_cdf")
    e.example("at-and-between", sample=s, x=a([-2.0, -1.0, 1.0, 2.0, 5.0, 6.0]))
    e.example("one-point", sample=a([3.0, 1.0, 4.0]), x=a(3.5))
    e.edge("infinite", sample=s, x=a([np.inf, -np.inf, 2.0]))
    e.edge("ties", sample=a([2.0, 2.0, 2.0, 1.0]), x=a([2.0, 1.999, 2.001]))
    e.edge("one-observation", sample=a([-3.0]), x=a([-3.0, -4.0, 0.0]))
    e.edge("no-points", sample=s, x=np.zeros((0, 2)))
    e.edge("empty-sample", sample=a([]), x=a([1.0, 2.0]), raises=ValueError)
    e.edge("nan", sample=a([1.0, np.nan]), x=a([0.5]), raises=ValueError)
    e.shape("matrix", sample=s, x=a([[0.0, 2.0, 9.0], [5.0, -1.0, 0.5]]))
    e.shape("unsigned", sample=a([200, 3, 90, 3], dtype=np.uint8), x=a([3, 250, 0], dtype=np.uint8))
    e.shape("layouts", sample=Layout(s, "readonly"), x=Layout(a([1.0, 2.0, 3.0, 0.5]), "strided"))
    e.stability("close-values", sample=a([1.0, 1.0 + 1e-15, 1.0 - 1e-15]), x=a([1.0, 1.0 - 2e-15]))
    rng = np.random.default_rng(156)
    e.scale("fifty-thousand", sample=np.round(rng.normal(size=50_000), 3), x=np.round(rng.normal(size=50_000), 3))
    e.random(32, random_points, seed=1562)
    some = st.lists(st.sampled_from([1.0, 2.0, 4.0]), max_size=3).map(lambda x: np.array(x, dtype=float))
    e.strategy(st.fixed_dictionaries({"sample": some, "x": some}), groups=["example", "edge", "shape", "random"],
               valid=valid_cdf)
