import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def numbers(values):
    """True, or what is wrong with an array of numbers."""
    if not isinstance(values, np.ndarray) or values.ndim != 1 or values.dtype.kind not in "iuf":
        return "Values are arrays of numbers with one axis."
    size = np.abs(values.astype(float))
    return bool((np.isfinite(size) & (size <= 1e6)).all()) or "Values are finite, and at most 1e6 in size."


def valid_compare(y_true, y_pred, is_outlier):
    """True, or the sentence that tells a user why this input is outside the task."""
    for each in (y_true, y_pred):
        if numbers(each) is not True:
            return numbers(each)
    if not isinstance(is_outlier, np.ndarray) or is_outlier.ndim != 1 or is_outlier.dtype != bool:
        return "is_outlier is an array of booleans with one axis."
    if y_true.shape == y_pred.shape:
        error = np.abs(y_true.astype(float) - y_pred)
        return bool(((error == 0) | (error >= 1e-6)).all()) or "An error is 0, or at least 1e-6."
    return True


def valid_constants(y_true, sample_weight=None):
    """The same for best_constants."""
    if numbers(y_true) is not True or sample_weight is None:
        return numbers(y_true)
    if numbers(sample_weight) is not True or sample_weight.shape != y_true.shape:
        return "sample_weight has the shape of y_true, and numbers of at most 1e6."
    eighths = sample_weight.astype(float) * 8
    return bool((eighths >= 0).all() and (eighths == np.round(eighths)).all()) or "A weight is a multiple of 1/8."


def random_errors(rng, i):
    n = int(rng.integers(2, 9))
    true = rng.normal(scale=5.0, size=n)
    outlier = rng.random(n) < 0.3
    return {"y_true": true, "y_pred": true + rng.normal(size=n) * np.where(outlier, 30, 1), "is_outlier": outlier}


def random_weights(rng, i):
    n = int(rng.integers(1, 10))
    case = {"y_true": np.round(rng.exponential(scale=4.0, size=n), 1)}
    if i % 3:
        case["sample_weight"] = rng.integers(0, 9, size=n) / [1, 4, 8][i % 3]
        case["sample_weight"][0] = 2.0
    return case


def build(cases):
    a = np.array
    e = cases.of("compare_errors")
    true, pred, far = a([2.0, 3.0, 5.0, 40.0]), a([2.5, 2.0, 5.5, 8.0]), a([False, False, False, True])
    e.example("one-outlier", y_true=true, y_pred=pred, is_outlier=far)
    e.example(
        "two-outliers",
        y_true=a([1.0, -9.0, 2.0, 6.0]),
        y_pred=a([3.0, 1.0, 2.25, 0.0]),
        is_outlier=a([False, True, False, True]),
    )
    e.edge("no-outliers", y_true=true, y_pred=pred, is_outlier=a([False, False, False, False]))
    e.edge("all-outliers", y_true=a([1.0, 4.0]), y_pred=a([7.0, -4.0]), is_outlier=a([True, True]))
    e.edge("no-error", y_true=true, y_pred=true.copy(), is_outlier=far)
    e.edge("only-the-outlier-is-wrong", y_true=a([2.0, 9.0]), y_pred=a([2.0, 4.0]), is_outlier=a([False, True]))
    e.edge("one-sample", y_true=a([2.0]), y_pred=a([-1.5]), is_outlier=a([False]))
    e.edge("no-samples", y_true=a([]), y_pred=a([]), is_outlier=a([], dtype=bool), raises=ValueError)
    e.edge("one-prediction-for-all", y_true=true, y_pred=a([2.0]), is_outlier=far, raises=ValueError)
    e.edge("one-target-for-all", y_true=a([2.0]), y_pred=pred, is_outlier=far, raises=ValueError)
    e.edge("one-mark-for-all", y_true=true, y_pred=pred, is_outlier=a([False]), raises=ValueError)
    e.shape(
        "unsigned",
        y_true=a([3, 250, 7], dtype=np.uint8),
        y_pred=a([5, 20, 9], dtype=np.uint8),
        is_outlier=a([False, True, False]),
    )
    e.shape("integers", y_true=a([3, 300_000, 7]), y_pred=a([5, -400_000, 9]), is_outlier=a([False, True, False]))
    e.shape(
        "layouts", y_true=Layout(true, "readonly"), y_pred=Layout(pred, "strided"), is_outlier=Layout(far, "readonly")
    )
    e.stability(
        "small-errors", y_true=a([0.0, 5e-6, 3e-6]), y_pred=a([2e-6, 0.0, 0.0]), is_outlier=a([False, True, False])
    )
    e.stability(
        "mixed-errors", y_true=a([1e6, 2.0, 0.5]), y_pred=a([-1e6, 2.001, 0.25]), is_outlier=a([True, False, False])
    )
    e.random(30, random_errors, seed=861)
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def errors(n):
        array = hnp.arrays(np.float64, n, elements=number)
        return st.fixed_dictionaries({"y_true": array, "y_pred": array, "is_outlier": hnp.arrays(bool, n)})

    e.strategy(st.integers(1, 4).flatmap(errors), valid=valid_compare)

    e = cases.of("best_constants")
    e.example("odd", y_true=a([4.0, 1.0, 40.0]))
    e.example("even", y_true=a([7.0, 1.0, 2.0, 30.0]))
    e.example("weights", y_true=a([5.0, 1.0, 2.0]), sample_weight=a([1.0, 4.0, 2.0]))
    e.edge("half-of-the-weight", y_true=a([9.0, 1.0, 4.0]), sample_weight=a([1.0, 3.0, 2.0]))
    e.edge("interval-across-weight-zero", y_true=a([9.0, 3.0, 1.0, 8.0]), sample_weight=a([2.0, 0.0, 2.0, 0.0]))
    e.edge("largest-has-weight-zero", y_true=a([9.0, 3.0, 1.0]), sample_weight=a([0.0, 1.0, 2.5]))
    e.edge("smallest-has-weight-zero", y_true=a([1.0, 3.0, 5.0]), sample_weight=a([0.0, 2.0, 1.0]))
    e.edge("one-positive-weight", y_true=a([1.0, 3.0, 5.0]), sample_weight=a([0.0, 0.125, 0.0]))
    e.edge("repeated-values", y_true=a([3.0, 8.0, 3.0, 3.0, 5.0]), sample_weight=a([0.5, 1.0, 0.25, 0.75, 0.25]))
    e.edge("one-sample", y_true=a([-2.5]))
    e.edge("no-samples", y_true=a([]), raises=ValueError)
    e.edge("no-positive-weight", y_true=a([1.0, 2.0]), sample_weight=a([0.0, 0.0]), raises=ValueError)
    e.shape(
        "unsigned", y_true=a([200, 250, 3, 220], dtype=np.uint8), sample_weight=a([100, 90, 70, 120], dtype=np.uint8)
    )
    e.shape("midpoint-beyond-a-byte", y_true=a([250, 200, 3, 240], dtype=np.uint8))
    e.shape("integers", y_true=a([3, -1, 300_000, 8]), sample_weight=a([2, 1, 1, 0]))
    e.shape(
        "layouts", y_true=Layout(a([4.0, 1.0, 6.0]), "readonly"), sample_weight=Layout(a([1.0, 2.0, 1.5]), "strided")
    )
    e.random(32, random_weights, seed=862)
    small = st.sampled_from([0.0, 1.0, 2.0, 0.5])
    e.strategy(
        st.integers(1, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {"y_true": hnp.arrays(np.float64, n, elements=number)},
                optional={"sample_weight": hnp.arrays(np.float64, n, elements=small)},
            )
        ),
        valid=valid_constants,
    )
