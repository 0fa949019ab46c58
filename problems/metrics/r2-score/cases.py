import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    """True, or the sentence that tells a user why this input is outside the task."""
    for values in (y_true, y_pred):
        numeric = isinstance(values, np.ndarray) and values.dtype.kind in "iuf"
        if not numeric or values.ndim not in (1, 2) or not np.isfinite(values).all() or values.shape[1:] == (0,):
            return "y_true and y_pred are arrays of finite numbers, of shape (n,) or (n, k)."
        if (np.abs(values.astype(float)) > 1e9).any():
            return "Values are at most 1e9 in size."
    if multioutput not in ("uniform_average", "raw_values", "variance_weighted"):
        return 'multioutput is "uniform_average", "raw_values" or "variance_weighted".'
    counts = np.ones(len(y_true), dtype=bool)
    if sample_weight is not None:
        if not isinstance(sample_weight, np.ndarray) or sample_weight.dtype.kind not in "iuf":
            return "sample_weight is an array of numbers."
        weight = sample_weight.astype(float)
        if weight.shape != y_true.shape[:1] or not ((weight == 0) | ((weight >= 1e-6) & (weight <= 1e6))).all():
            return "There is a weight for each sample: 0, or between 1e-6 and 1e6."
        counts = weight > 0
    if y_true.shape != y_pred.shape or not counts.any():
        return True
    true, pred = y_true[counts].astype(float), y_pred[counts].astype(float)
    spread, error = np.ptp(true, axis=0), np.abs(true - pred)
    if ((spread > 0) & (spread < 1e-8 * np.abs(true).max(axis=0))).any() or ((spread > 0) & (spread < 1e-20)).any():
        return "A target is constant, or its range is at least 1e-20, and 1e-8 of its largest value."
    return bool(((error == 0) | (error >= 1e-30)).all()) or "An error is 0, or at least 1e-30."


def valid_adjusted(y_true, y_pred, n_features):
    """The same for adjusted_r2."""
    if type(n_features) is not int or n_features < 0:
        return "n_features is an integer of at least 0."
    if np.ndim(y_true) != 1:
        return "y_true has the shape (n,)."
    return valid(y_true, y_pred)


def random_case(rng, i):
    shape = [(5,), (4, 3), (3, 2), (7, 5)][i % 4]
    scale = 10.0 ** rng.integers(-2, 3, size=shape[1:])
    noise = [0.3, 1.0, 3.0][i % 3]
    true = scale * rng.normal(loc=2.0, size=shape)
    case = {"y_true": true, "y_pred": true + noise * scale * rng.normal(size=shape)}
    if i % 5:
        case["sample_weight"] = rng.uniform(0.1, 3.0, size=shape[0])
        case["sample_weight"][2:] *= rng.random(shape[0] - 2) < 0.7
    return case | {"multioutput": ("uniform_average", "raw_values", "variance_weighted")[int(rng.integers(3))]}


def random_adjusted(rng, i):
    n = int(rng.integers(2, 12))
    true = rng.normal(loc=5.0, size=n)
    return {"y_true": true, "y_pred": true + rng.normal(size=n), "n_features": int(rng.integers(0, n))}


def build(cases):
    a = np.array
    true = a([[1.0, 20.0], [3.0, 50.0], [2.0, 90.0]])
    pred = a([[1.5, 26.0], [2.0, 42.0], [2.5, 85.0]])
    weight = a([1.0, 0.25, 3.0])
    column = a([[1.0], [4.0], [2.0]])
    e = cases.of("r2_score")
    e.example("one-output", y_true=a([3.0, 1.0, 7.0, 5.0]), y_pred=a([2.0, 2.0, 7.5, 4.0]))
    e.example("two-outputs", y_true=true, y_pred=pred, sample_weight=weight, multioutput="raw_values")
    e.example("worse-than-the-mean", y_true=a([1.0, 2.0, 3.0]), y_pred=a([3.5, 2.0, 1.0]))
    e.edge("uniform-average", y_true=true, y_pred=pred, sample_weight=weight)
    e.edge("variance-weighted", y_true=true, y_pred=pred, sample_weight=weight, multioutput="variance_weighted")
    e.edge("perfect", y_true=true, y_pred=true.copy())
    e.edge("the-mean-itself", y_true=a([1.0, 2.0, 6.0]), y_pred=a([3.0, 3.0, 3.0]))
    e.edge("raw-value-of-one-output", y_true=a([3.0, 1.0]), y_pred=a([2.5, 1.25]), multioutput="raw_values")
    e.edge("constant-exact", y_true=a([4.0, 4.0]), y_pred=a([4.0, 4.0]))
    e.edge("constant-not-exact", y_true=a([4.0, 4.0, 4.0]), y_pred=a([4.0, 4.0, 4.5]))
    e.edge("constant-almost-exact", y_true=a([4.0, 4.0]), y_pred=a([4.0 + 1e-9, 4.0]))
    e.edge(
        "constant-beyond-rounding",
        y_true=a([0.1, 0.1, 0.1]),
        y_pred=a([0.1, 0.3, 0.1]),
        note="The mean of three times 0.1 is not 0.1 in floating point.",
    )
    mixed, off = a([[4.0, 1.0, 2.0], [4.0, 3.0, 2.0]]), a([[4.0, 1.5, 2.0], [4.0, 2.0, 7.0]])
    e.edge("constant-among-others", y_true=mixed, y_pred=off, multioutput="raw_values")
    e.edge("constant-among-others-averaged", y_true=mixed, y_pred=off)
    e.edge("constant-among-others-by-variance", y_true=mixed, y_pred=off, multioutput="variance_weighted")
    e.edge(
        "all-constant-by-variance",
        y_true=a([[0.1, 2.0, 5.0], [0.1, 2.0, 5.0], [0.1, 2.0, 5.0]]),
        y_pred=a([[0.1, 2.0, 5.5], [0.1, 2.0, 5.0], [0.1, 2.0, 5.0]]),
        multioutput="variance_weighted",
    )
    e.edge(
        "weight-zero",
        y_true=a([1.0, 900.0, 4.0, 2.0]),
        y_pred=a([2.0, 5.0, 4.5, 2.5]),
        sample_weight=a([2.0, 0.0, 1.0, 0.5]),
    )
    e.edge(
        "constant-where-it-counts",
        y_true=a([0.7, 9.0, 0.7, 0.7]),
        y_pred=a([0.7, 1.0, 0.7, 0.9]),
        sample_weight=a([0.3, 0.0, 0.1, 0.7]),
    )
    e.edge(
        "exact-where-it-counts", y_true=a([0.7, 9.0, 0.7]), y_pred=a([0.7, 1.0, 0.7]), sample_weight=a([0.3, 0.0, 0.1])
    )
    e.edge("one-sample", y_true=a([4.0]), y_pred=a([4.0]))
    e.edge("one-sample-raw", y_true=a([[4.0, 1.0]]), y_pred=a([[3.0, 1.0]]), multioutput="raw_values")
    e.edge("one-positive-weight", y_true=a([4.0, 2.0]), y_pred=a([4.0, 3.0]), sample_weight=a([0.0, 0.3]))
    e.edge("no-positive-weight", y_true=a([4.0, 2.0]), y_pred=a([4.0, 3.0]), sample_weight=a([0.0, 0.0]))
    e.edge("no-samples", y_true=a([]), y_pred=a([]), multioutput="variance_weighted")
    e.edge("no-samples-raw", y_true=np.zeros((0, 3)), y_pred=np.zeros((0, 3)), multioutput="raw_values")
    e.edge("column-against-row", y_true=column, y_pred=column[:, 0].copy(), raises=ValueError)
    e.edge("column-against-matrix", y_true=column, y_pred=true, raises=ValueError)
    e.shape(
        "unsigned",
        y_true=a([3, 250, 7], dtype=np.uint8),
        y_pred=a([5, 200, 9], dtype=np.uint8),
        sample_weight=a([100, 200, 50], dtype=np.uint8),
    )
    e.shape("integers", y_true=a([[3, 100_000], [0, 8], [2, 5]]), y_pred=a([[5, 90_000], [1, 4], [2, 0]]))
    e.shape(
        "layouts",
        y_true=Layout(true, "fortran"),
        y_pred=Layout(pred, "strided"),
        sample_weight=Layout(weight, "readonly"),
    )
    e.stability(
        "large-offset",
        y_true=a([1e8, 1e8 + 1.0, 1e8 + 3.0]),
        y_pred=a([1e8 + 0.5, 1e8 + 1.25, 1e8 + 2.0]),
        multioutput="raw_values",
    )
    e.stability("small-spread", y_true=a([3e-13, 1e-13, 2e-13]), y_pred=a([2.5e-13, 1.5e-13, 2e-13]))
    e.stability("large-weights", y_true=true, y_pred=pred, sample_weight=3e5 * weight, multioutput="variance_weighted")
    e.random(32, random_case, seed=851)
    number = st.sampled_from([0.0, 1.0, 2.0, 0.5])

    def inputs(shape):
        array = hnp.arrays(np.float64, shape, elements=number)
        return st.fixed_dictionaries(
            {"y_true": array, "y_pred": array},
            optional={
                "sample_weight": hnp.arrays(np.float64, shape[0], elements=number),
                "multioutput": st.sampled_from(["raw_values", "variance_weighted"]),
            },
        )

    e.strategy(hnp.array_shapes(min_dims=1, max_dims=2, min_side=1, max_side=3).flatmap(inputs), valid=valid)

    e = cases.of("adjusted_r2")
    five, fit = a([3.0, 1.0, 7.0, 5.0, 2.0]), a([2.0, 2.0, 7.5, 4.0, 2.0])
    e.example("two-features", y_true=five, y_pred=fit, n_features=2)
    e.example("negative", y_true=five, y_pred=five[::-1].copy(), n_features=1)
    e.edge("no-features", y_true=five, y_pred=fit, n_features=0)
    e.edge("one-degree-of-freedom", y_true=five, y_pred=fit, n_features=3)
    e.edge("no-degree-of-freedom", y_true=five, y_pred=fit, n_features=4)
    e.edge("more-features-than-samples", y_true=five, y_pred=fit, n_features=9)
    e.edge("constant-exact", y_true=a([4.0, 4.0, 4.0]), y_pred=a([4.0, 4.0, 4.0]), n_features=1)
    e.edge("constant-not-exact", y_true=a([0.1, 0.1, 0.1]), y_pred=a([0.1, 0.3, 0.1]), n_features=1)
    e.edge("one-sample", y_true=a([4.0]), y_pred=a([3.0]), n_features=0)
    e.edge("no-samples", y_true=a([]), y_pred=a([]), n_features=0)
    e.edge("row-against-column", y_true=column[:, 0].copy(), y_pred=column, n_features=1, raises=ValueError)
    e.shape(
        "unsigned", y_true=a([3, 250, 7, 90], dtype=np.uint8), y_pred=a([5, 200, 9, 80], dtype=np.uint8), n_features=1
    )
    e.stability("large-offset", y_true=1e8 + five, y_pred=1e8 + fit, n_features=2)
    e.random(30, random_adjusted, seed=852)
    values = st.integers(0, 4).flatmap(lambda n: st.tuples(*[hnp.arrays(np.float64, n, elements=number)] * 2))
    e.strategy(
        st.builds(lambda y, p: {"y_true": y[0], "y_pred": y[1], "n_features": p}, values, st.integers(0, 3)),
        valid=valid_adjusted,
    )
