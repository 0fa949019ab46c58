import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(y_true, y_pred, sample_weight=None, multioutput="uniform_average", normalize=False, log=False):
    """True, or the sentence that tells a user why this input is outside the task."""
    for values in (y_true, y_pred):
        numeric = isinstance(values, np.ndarray) and values.dtype.kind in "iuf"
        if not numeric or values.ndim not in (1, 2) or not np.isfinite(values).all() or values.shape[1:] == (0,):
            return "y_true and y_pred are arrays of finite numbers, of shape (n,) or (n, k)."
        size = np.abs(values.astype(float))
        if not ((size == 0) | ((size >= 1e-12) & (size <= 1e9))).all():
            return "A value is 0, or between 1e-12 and 1e9 in size."
    if multioutput not in ("uniform_average", "raw_values") or type(normalize) is not bool:
        return 'multioutput is "uniform_average" or "raw_values", and normalize a bool.'
    if sample_weight is not None:
        if not isinstance(sample_weight, np.ndarray) or sample_weight.dtype.kind not in "iuf":
            return "sample_weight is an array of numbers."
        weight = sample_weight.astype(float)
        if weight.shape != y_true.shape[:1] or not ((weight == 0) | ((weight >= 1e-6) & (weight <= 1e9))).all():
            return "There is a weight for each sample: 0, or between 1e-6 and 1e9."
    if log and y_true.shape == y_pred.shape and min(y_true.min(initial=0), y_pred.min(initial=0)) >= 0:
        true, pred = np.log1p(y_true.astype(float)), np.log1p(y_pred.astype(float))
        apart = np.abs(true - pred) >= 1e-5 * np.maximum(true, pred)
        return bool((apart | (y_true == y_pred)).all()) or "Logarithms are equal, or 1e-5 of their size apart."
    return True


def valid_log(y_true, y_pred, sample_weight=None, multioutput="uniform_average"):
    """The same for the log error."""
    return valid(y_true, y_pred, sample_weight, multioutput, log=True)


def random_case(rng, i):
    shape = [(5,), (4, 3), (3, 2), (2, 5)][i % 4]
    scale = 10.0 ** rng.integers(-2, 3, size=shape[1:])
    case = {"y_true": scale * rng.exponential(size=shape), "y_pred": scale * rng.exponential(size=shape)}
    if i % 3:
        case["sample_weight"] = rng.uniform(0.1, 3.0, size=shape[0])
        case["sample_weight"][1:] *= rng.random(shape[0] - 1) < 0.7
    return case | ({"multioutput": "raw_values"} if i % 5 < 2 else {})


def random_rmse(rng, i):
    return random_case(rng, i) | ({"normalize": True} if i % 7 < 3 else {})


def build(cases):
    a = np.array
    true, pred = a([[1.0, 20.0], [3.0, 50.0], [2.0, 90.0]]), a([[1.5, 26.0], [2.0, 42.0], [2.5, 90.0]])
    weight = a([1.0, 0.25, 3.0])
    column = a([[1.0], [4.0], [2.0]])
    for name in ("root_mean_squared_error", "root_mean_squared_log_error"):
        e = cases.of(name)
        e.example("one-output", y_true=a([3.0, 1.0, 7.0]), y_pred=a([2.0, 3.0, 7.5]))
        e.example("two-outputs", y_true=true, y_pred=pred, sample_weight=weight, multioutput="raw_values")
        e.edge("averaged-after-the-root", y_true=true, y_pred=pred)
        e.edge("weights", y_true=true, y_pred=pred, sample_weight=weight)
        e.edge("raw-value-of-one-output", y_true=a([3.0, 1.0]), y_pred=a([2.0, 5.0]), multioutput="raw_values")
        e.edge("one-sample", y_true=a([[2.0, 5.0]]), y_pred=a([[4.0, 1.0]]), multioutput="raw_values")
        e.edge("no-error", y_true=true, y_pred=true.copy(), sample_weight=weight)
        e.edge("weight-zero", y_true=a([1.0, 900.0, 4.0]), y_pred=a([2.0, 5.0, 4.5]), sample_weight=a([2.0, 0.0, 1.0]))
        e.edge("all-weights-zero", y_true=true, y_pred=pred, sample_weight=a([0.0, 0.0, 0.0]), raises=ValueError)
        e.edge("no-samples", y_true=np.zeros((0, 2)), y_pred=np.zeros((0, 2)), raises=ValueError)
        e.edge("column-against-row", y_true=column, y_pred=column[:, 0].copy(), raises=ValueError)
        e.edge("column-against-matrix", y_true=column, y_pred=true, raises=ValueError)
        e.shape(
            "unsigned",
            y_true=a([3, 250, 7], dtype=np.uint8),
            y_pred=a([5, 1, 7], dtype=np.uint8),
            sample_weight=a([100, 200, 50], dtype=np.uint8),
        )
        e.shape("integers", y_true=a([[3, 100_000], [0, 8], [2, 5]]), y_pred=a([[5, 2], [1, 4], [2, 0]]))
        e.shape(
            "layouts",
            y_true=Layout(true, "fortran"),
            y_pred=Layout(pred, "strided"),
            sample_weight=Layout(weight, "readonly"),
        )
        e.stability("tiny", y_true=a([1e-12, 3e-11, 0.0]), y_pred=a([4e-12, 1e-11, 2e-12]))
        e.stability("large-weights", y_true=true, y_pred=pred, sample_weight=3e8 * weight)

    e = cases.of("root_mean_squared_error")
    e.example("normalised", y_true=true, y_pred=pred, normalize=True)
    e.edge("negative-values", y_true=a([-3.0, 2.0, -0.5]), y_pred=a([1.0, -2.0, -1.5]), normalize=True)
    e.edge("range-of-positive-weights", y_true=true, y_pred=pred, sample_weight=a([2.0, 0.5, 0.0]), normalize=True)
    e.edge(
        "constant-target",
        y_true=a([[4.0, 1.0], [4.0, 2.0]]),
        y_pred=a([[4.0, 3.0], [5.0, 2.5]]),
        multioutput="raw_values",
        normalize=True,
    )
    e.edge("constant-and-exact", y_true=a([[4.0, 1.0], [4.0, 3.0]]), y_pred=a([[4.0, 2.0], [4.0, 3.0]]), normalize=True)
    e.edge(
        "constant-where-it-counts",
        y_true=a([4.0, 1.0, 4.0]),
        y_pred=a([4.0, 3.0, 5.0]),
        sample_weight=a([1.0, 0.0, 2.0]),
        normalize=True,
    )
    e.edge("one-sample-normalised", y_true=a([4.0]), y_pred=a([3.0]), normalize=True)
    e.shape(
        "unsigned-range", y_true=a([[3], [250]], dtype=np.uint8), y_pred=a([[9], [249]], dtype=np.uint8), normalize=True
    )
    e.shape(
        "signed-range",
        y_true=a([-100, 120, 7], dtype=np.int8),
        y_pred=a([-90, 100, 9], dtype=np.int8),
        normalize=True,
    )
    e.stability(
        "large-offset",
        y_true=a([1e8, 1e8 + 2.0, 1e8 + 5.0]),
        y_pred=a([1e8 + 1.0, 1e8 + 2.5, 1e8 + 1.0]),
        normalize=True,
    )
    e.random(32, random_rmse, seed=841)

    e = cases.of("root_mean_squared_log_error")
    e.edge("zeros", y_true=a([0.0, 0.0, 5.0]), y_pred=a([0.0, 2.0, 0.0]))
    e.edge("negative-target", y_true=a([1.0, -0.5]), y_pred=a([1.0, 2.0]), raises=ValueError)
    e.edge("negative-prediction", y_true=a([1.0, 0.5]), y_pred=a([-1e-12, 2.0]), raises=ValueError)
    e.edge(
        "negative-at-weight-zero",
        y_true=a([1.0, 3.0]),
        y_pred=a([2.0, -0.25]),
        sample_weight=a([1.0, 0.0]),
        raises=ValueError,
    )
    e.random(32, random_case, seed=842)

    number = st.sampled_from([0.0, 1.0, 2.0, 0.5])

    def inputs(shape, **more):
        array = hnp.arrays(np.float64, shape, elements=number)
        weights = hnp.arrays(np.float64, shape[0], elements=number)
        return st.fixed_dictionaries(
            {"y_true": array, "y_pred": array},
            optional={"sample_weight": weights, "multioutput": st.just("raw_values"), **more},
        )

    shapes = hnp.array_shapes(min_dims=1, max_dims=2, min_side=1, max_side=3)
    cases.of("root_mean_squared_error").strategy(
        shapes.flatmap(lambda shape: inputs(shape, normalize=st.just(True))), valid=valid
    )
    cases.of("root_mean_squared_log_error").strategy(shapes.flatmap(inputs), valid=valid_log)
