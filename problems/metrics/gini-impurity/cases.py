import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def labels(y):
    """True, or what is wrong with the labels."""
    if isinstance(y, list):
        return all(type(each) is str for each in y) or "A list of labels holds strings."
    sound = isinstance(y, np.ndarray) and y.ndim == 1 and y.dtype.kind in "iu"
    return sound or "y is an integer array of shape (n,), or a list of strings."


def valid_impurity(y, sample_weight=None):
    """True, or the sentence that tells a user why this input is outside the task."""
    if labels(y) is not True or sample_weight is None:
        return labels(y)
    if not isinstance(sample_weight, np.ndarray) or sample_weight.dtype.kind not in "iuf":
        return "sample_weight is an array of numbers."
    weight = sample_weight.astype(float)
    if weight.shape != (len(y),) or not ((weight == 0) | ((weight >= 1e-6) & (weight <= 1e6))).all():
        return "There is a weight for each sample: 0, or between 1e-6 and 1e6."
    return True


def gains(x, y):
    """The gain of each threshold, by class."""
    order, n = np.argsort(x), len(x)
    fewer, purity = np.arange(1, n), -((np.unique(y, return_counts=True)[1] / n) ** 2).sum()
    for each in np.unique(y):
        total = np.sum(y == each)
        left = np.cumsum(y[order] == each)[:-1]
        purity = purity + (left**2 / fewer + (total - left) ** 2 / (n - fewer)) / n
    return purity[np.diff(x[order]) > 0]


def valid_split(x, y):
    """The same for best_split."""
    if labels(y) is not True:
        return labels(y)
    if not isinstance(x, np.ndarray) or x.ndim != 1 or x.dtype.kind not in "iuf":
        return "x is an array of numbers with one axis."
    if not 1 <= len(x) == len(y) <= 32_000 or len(x) * len(set(y)) > 1_000_000:
        return "There are 1 to 32,000 samples with a label for each, and few classes where there are many samples."
    values = np.unique(x.astype(float))
    if not np.isfinite(values).all() or np.abs(values).max() > 1e9:
        return "The values of x are finite, and at most 1e9 in size."
    if (np.diff(values) < 1e-6 * np.maximum(1, np.abs(values[1:]))).any():
        return "Distinct values of x are 1e-6 apart, and 1e-6 of their size."
    found = gains(x.astype(float), np.array(y))
    below = found.max(initial=0) - found
    return bool(((below < 1e-13) | (below > 1e-9)).all()) or "Gains tie, or the largest is 1e-9 above the others."


def random_impurity(rng, i):
    n = int(rng.integers(2, 12))
    y = rng.choice(rng.integers(-9, 30, size=2 + i % 4), size=n)
    case = {"y": y if i % 3 else [f"c{each}" for each in y]}
    if i % 2:
        case["sample_weight"] = rng.uniform(0.1, 4, size=n)
        case["sample_weight"][1:] *= rng.random(n - 1) < 0.7
    return case


def random_split(rng, i):
    n = int(rng.integers(2, 15))
    x = rng.integers(-4, 9, size=n) / 2 if i % 2 else rng.normal(size=n).round(3)
    y = rng.integers(0, 2 + i % 3, size=n) + 3 * (x > 1)
    return {"x": x, "y": y if i % 5 else [f"c{each}" for each in y]}


def many(n):
    rng = np.random.default_rng(87)
    x = rng.permutation(n) / 8
    low, high, flipped = x > 0.3 * n / 8, x > 0.7 * n / 8, rng.random(n) < 0.2
    return {"x": x, "y": low.astype(int) + high + (flipped & ~high)}


def build(cases):
    a = np.array
    e = cases.of("gini_impurity")
    e.example("three-to-one", y=a([0, 0, 1, 0]))
    e.example("strings", y=["ham", "spam", "ham", "eggs", "ham"])
    e.example("weights", y=a([5, 2, 5]), sample_weight=a([1.0, 4.0, 0.5]))
    e.edge("pure", y=a([7, 7, 7]))
    e.edge("one-label", y=["x"])
    e.edge("all-different", y=a([3, 1, 2, 8, 5]))
    e.edge("gaps-and-negative-labels", y=a([7, -1, 7, 7, 300, -1, 7]))
    e.edge("weight-zero", y=a([0, 1, 0, 2]), sample_weight=a([1.0, 0.0, 2.0, 0.5]))
    e.edge("pure-where-it-counts", y=a([0, 1, 0]), sample_weight=a([1.0, 0.0, 2.0]))
    e.edge("no-positive-weight", y=a([0, 1]), sample_weight=a([0.0, 0.0]), raises=ValueError)
    e.edge("no-samples", y=[], raises=ValueError)
    e.shape("unsigned", y=a([200, 255, 200, 3], dtype=np.uint8), sample_weight=a([200, 100, 90, 50], dtype=np.uint8))
    e.shape(
        "layouts", y=Layout(a([1, 0, 1, 1, 2]), "strided"), sample_weight=Layout(a([1.0, 2, 3, 4, 0.5]), "readonly")
    )
    e.stability("one-in-a-thousand", y=np.repeat([1, 0], [999, 1]))
    e.stability("large-weights", y=a([0, 1, 0]), sample_weight=a([1e6, 3e5, 2e-3]))
    e.random(30, random_impurity, seed=871)
    weights = st.sampled_from([0.0, 1.0, 2.0, 0.5])
    e.strategy(
        st.integers(1, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {"y": hnp.arrays(np.int64, n, elements=st.integers(-1, 2))},
                optional={"sample_weight": hnp.arrays(np.float64, n, elements=weights)},
            )
        ),
        valid=valid_impurity,
    )

    e = cases.of("best_split")
    e.example("clean-cut", x=a([1.0, 2.0, 4.0, 6.0, 7.0]), y=a([0, 0, 1, 1, 1]))
    e.example("unsorted", x=a([3.0, 1.0, 8.0, 5.0, 2.0, 9.0]), y=["no", "no", "yes", "yes", "yes", "yes"])
    e.example("repeated-values", x=a([2.0, 1.0, 2.0, 2.0, 3.5, 1.0]), y=a([0, 0, 1, 1, 1, 0]))
    e.edge("three-classes", x=a([1.0, 2.0, 3.0, 4.0, 6.0, 7.0]), y=a([40, 40, -2, -2, -2, 9]))
    e.edge("tie-to-the-lowest", x=a([4.0, 1.0, 3.0, 2.0]), y=a([0, 0, 1, 1]))
    e.edge("tie-in-spite-of-rounding", x=np.arange(12.0) ** 2, y=a([2, 1, 2, 2, 2, 0, 0, 2, 2, 2, 1, 2]))
    e.edge("tie-in-spite-of-other-rounding", x=np.arange(10.0) ** 2, y=a([0, 2, 2, 1, 1, 1, 1, 2, 2, 0]))
    e.edge("close-and-no-tie", x=np.arange(206.0) - 50, y=np.repeat([1, 0, 1, 0], [50, 52, 51, 53]))
    e.edge("gain-of-zero", x=a([1.0, 1.0, 3.0, 3.0]), y=a([0, 1, 1, 0]))
    e.edge("pure", x=a([5.0, 2.0, 3.0]), y=a([1, 1, 1]))
    e.edge("equal-values", x=a([2.0, 2.0, 2.0]), y=a([0, 1, 1]))
    e.edge("one-sample", x=a([2.0]), y=["a"])
    e.edge("two-samples", x=a([7.0, 2.0]), y=["a", "b"])
    e.edge("small-side-pure", x=a([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]), y=a([2, 0, 0, 1, 0, 1, 1, 1]))
    e.shape("unsigned", x=a([250, 200, 3, 240], dtype=np.uint8), y=a([255, 7, 7, 255], dtype=np.uint8))
    e.shape("integers", x=a([3, -5, 10, 4]), y=a([1, 0, 1, 0]))
    e.shape("layouts", x=Layout(a([3.0, 1.0, 2.0, 5.0]), "readonly"), y=Layout(a([1, 0, 1, 2]), "strided"))
    e.stability("large-offset", x=1e8 + a([3e3, 1e3, 2e3]), y=a([1, 0, 1]))
    for n in (500, 2000, 8000, 32_000):
        e.scale(f"samples-{n}", **many(n), size=n)
    e.random(32, random_split, seed=872)
    e.strategy(
        st.integers(1, 5).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "x": hnp.arrays(np.float64, n, elements=st.sampled_from([0.0, 1.0, 2.0, 3.5])),
                    "y": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
                }
            )
        ),
        valid=valid_split,
    )
