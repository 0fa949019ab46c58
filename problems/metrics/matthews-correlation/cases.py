import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(y_true, y_pred, sample_weight=None):
    """True, or why this call is outside the task."""
    kinds = set()
    for y in (y_true, y_pred):
        if isinstance(y, list) and all(type(each) is str for each in y):
            kinds.add("strings")
        elif isinstance(y, np.ndarray) and y.ndim == 1 and y.dtype.kind in "iu":
            kinds.add("integers")
        else:
            return "y_true and y_pred are integer arrays with one axis, or lists of strings."
    if len(kinds) > 1:
        return "y_true and y_pred are both integers, or both strings."
    if "integers" in kinds and any((np.abs(y.astype(float)) > 1e9).any() for y in (y_true, y_pred)):
        return "Labels are at most 1e9 in size."
    if sample_weight is None:
        return True
    if not isinstance(sample_weight, np.ndarray) or sample_weight.ndim != 1 or sample_weight.dtype.kind not in "iuf":
        return "sample_weight is None, or an array of numbers with one axis."
    weight = sample_weight.astype(float)
    above = weight[weight != 0]
    if not ((above >= 1e-3) & (above <= 1e9)).all():
        return "A weight is 0, or between 0.001 and 1e9."
    return bool(above.size == 0 or above.max() <= 1e6 * above.min()) or "Weights differ by a factor of 1e6 at most."


def random_case(rng, i):
    labels = rng.choice(np.arange(-9, 30), size=2 + i % 4, replace=False)
    n = int(rng.integers(6, 25))
    y_true = rng.choice(labels, size=n)
    y_pred = np.where(rng.random(n) < 0.2 * (i % 5), y_true, rng.choice(labels, size=n))
    case = {"y_true": y_true, "y_pred": y_pred}
    if i % 3 == 0:
        case = {name: [f"c{each}" for each in y] for name, y in case.items()}
    if i % 2:
        case["sample_weight"] = rng.uniform(0.1, 4, size=n) * (rng.random(n) < 0.8)
    return case


def build(cases):
    a = np.array
    e = cases.of("matthews_corrcoef")
    e.example("two-classes", y_true=a([1, 1, 1, 0, 0, 0, 0, 0]), y_pred=a([1, 1, 0, 0, 0, 0, 0, 1]))
    e.example(
        "three-classes",
        y_true=["cat", "cat", "cat", "dog", "dog", "owl"],
        y_pred=["cat", "cat", "dog", "dog", "owl", "cat"],
    )
    e.example("weighted", y_true=a([1, 1, 0, 0]), y_pred=a([1, 0, 0, 1]), sample_weight=a([4.0, 1.0, 3.0, 2.0]))
    e.edge("one-true-class", y_true=a([0, 0, 0, 0]), y_pred=a([0, 1, 0, 0]))
    e.edge("one-predicted-class", y_true=a([3, 1, 3, 2, 3]), y_pred=a([3, 3, 3, 3, 3]))
    e.edge("one-class-all-right", y_true=a([2, 2, 2]), y_pred=a([2, 2, 2]))
    e.edge("one-class-all-wrong", y_true=["x", "x"], y_pred=["y", "y"])
    e.edge("perfect", y_true=a([5, -1, 3, 3, 5]), y_pred=a([5, -1, 3, 3, 5]))
    e.edge("swapped-classes", y_true=a([1, 0, 0, 1, 0]), y_pred=a([0, 1, 1, 0, 1]))
    e.edge("independent", y_true=a([0, 0, 1, 1, 1, 1]), y_pred=a([0, 1, 0, 1, 0, 1]))
    e.edge("minus-one-and-one", y_true=a([1, 1, 1, -1, -1]), y_pred=a([1, -1, 1, 1, -1]))
    e.edge("part-of-a-name", y_true=["cat", "dog", "cat", "dog"], y_pred=["cats", "dog", "cat", "dog"])
    e.edge("class-never-predicted", y_true=a([0, 1, 2, 2, 1, 0, 0]), y_pred=a([0, 1, 1, 0, 1, 0, 1]))
    e.edge("class-never-true", y_true=a([0, 1, 1, 0, 1, 0]), y_pred=a([0, 1, 7, 0, 0, 7]))
    e.edge("one-sample", y_true=a([1]), y_pred=a([0]))
    e.edge("no-samples", y_true=a([], dtype=int), y_pred=a([], dtype=int))
    e.edge("no-weight", y_true=a([0, 1, 1]), y_pred=a([0, 1, 0]), sample_weight=a([0.0, 0.0, 0.0]))
    e.edge(
        "weight-zero-leaves-one-class",
        y_true=a([0, 1, 0, 0]),
        y_pred=a([0, 1, 1, 0]),
        sample_weight=a([1.0, 0.0, 2.0, 0.5]),
    )
    e.edge(
        "weight-zero-leaves-one-prediction",
        y_true=a([0, 1, 0, 1]),
        y_pred=a([1, 1, 0, 1]),
        sample_weight=a([1.0, 3.0, 0.0, 0.5]),
    )
    e.edge("fewer-predictions", y_true=a([0, 1, 1]), y_pred=a([1, 0]), raises=ValueError)
    e.edge("one-prediction-for-all", y_true=a([0, 1, 1]), y_pred=a([1]), raises=ValueError)
    e.edge("one-weight-for-all", y_true=a([0, 1]), y_pred=a([0, 1]), sample_weight=a([2.0]), raises=ValueError)
    e.edge(
        "one-weight-for-two-labels",
        y_true=a([0, 1, 1]),
        y_pred=a([1]),
        sample_weight=a([1.0, 2.0]),
        raises=ValueError,
    )
    e.shape("unsigned", y_true=a([200, 255, 200, 3], dtype=np.uint8), y_pred=a([200, 255, 3, 3], dtype=np.uint8))
    e.shape(
        "mixed-widths",
        y_true=a([-1, 4, 4, -1], dtype=np.int8),
        y_pred=a([-1, 260, -1, 4]),
        sample_weight=a([200, 250, 90, 30], dtype=np.uint8),
    )
    e.shape("far-apart-labels", y_true=a([10**9, -(10**9), 0, 0]), y_pred=a([10**9, 0, 0, -(10**9)]))
    e.shape(
        "readonly-and-strided",
        y_true=Layout(a([1, 0, 1, 1, 2]), "readonly"),
        y_pred=Layout(a([1, 0, 0, 1, 1]), "strided"),
        sample_weight=Layout(a([1.5, 0.5, 2.0, 1.0, 0.25]), "readonly"),
    )
    e.stability(
        "large-integer-weights",
        y_true=a([1, 1, 0, 0]),
        y_pred=a([1, 0, 1, 0]),
        sample_weight=a([90_000, 30_000, 50_000, 200_000]),
    )
    e.stability(
        "large-weights-three-classes",
        y_true=a([0, 1, 2, 1]),
        y_pred=a([0, 1, 2, 2]),
        sample_weight=a([10**9, 7 * 10**8, 3 * 10**8, 2 * 10**8]),
    )
    e.stability(
        "small-weights",
        y_true=a([1, 1, 0, 0]),
        y_pred=a([1, 0, 0, 1]),
        sample_weight=a([0.004, 0.001, 0.003, 0.002]),
    )
    e.stability("one-in-a-thousand", y_true=np.repeat([0, 1, 0], [500, 1, 499]), y_pred=np.repeat([0, 1], [500, 500]))
    e.random(36, random_case, seed=801)
    labels = st.integers(0, 3).flatmap(
        lambda n: st.fixed_dictionaries(
            {
                "y_true": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
                "y_pred": hnp.arrays(np.int64, n, elements=st.integers(0, 2)),
            },
            optional={"sample_weight": hnp.arrays(float, n, elements=st.sampled_from([0.0, 1.0, 2.0, 0.5]))},
        )
    )
    e.strategy(labels, valid=valid)
