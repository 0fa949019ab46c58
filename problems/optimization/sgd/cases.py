import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(X, y, weights, bias, epochs, lr=0.01):
    """True, or why this run is outside the task."""
    arrays = [np.asarray(each) for each in (X, y, weights)]
    if any(each.dtype != np.float64 and each.dtype.kind not in "iu" for each in arrays):
        return "X, y and weights must be of float64 or of an integer type."
    X, y, w = arrays
    if X.ndim != 2 or y.shape != X.shape[:1] or w.shape != X.shape[1:] or w.size == 0:
        return "The shapes must be (n, d), (n,) and (d,), with d at least 1."
    if any(np.abs(each.astype(float)).max(initial=0) > 1e6 or not np.isfinite(each).all() for each in arrays):
        return "X, y and weights must be finite, at most 1e6 in magnitude."
    if not abs(bias) <= 1e6 or not 0 <= lr <= 1e3:
        return "bias must be at most 1e6 in magnitude, lr between 0 and 1000."
    for batches in epochs:
        for batch in batches:
            rows = np.asarray(batch)
            if rows.ndim != 1 or rows.size == 0 or rows.dtype.kind not in "iu":
                return "A batch is a list of at least one integer."
            if rows.min() < 0 or rows.max() >= len(X):
                return "Indices must lie in [0, n)."
    steps = [batch for batches in epochs for batch in batches]
    X, w, b = X.astype(float), w.astype(float), float(bias)
    for batch in steps:
        error = X[list(batch)] @ w + b - y[list(batch)]
        w, b = w - lr * 2 * X[list(batch)].T @ error / len(batch), b - lr * 2 * error.mean()
        if not max(np.abs(w).max(), abs(b)) < 1e12:
            return "The run diverges: choose a smaller lr."
    return True


def random_case(rng, i):
    n, d = int(rng.integers(4, 9)), int(rng.integers(1, 4))
    size = 2 + i % 2
    epochs = []
    for _ in range(int(rng.integers(1, 4))):
        order = (rng.integers(0, n, size=n) if i % 3 == 2 else rng.permutation(n)).tolist()
        epochs.append([order[k : k + size] for k in range(0, n, size)])
    case = {
        "X": rng.normal(size=(n, d)) + 0.5,
        "y": 2 * rng.normal(size=n),
        "weights": rng.normal(size=d),
        "bias": float(rng.normal()),
        "epochs": epochs,
    }
    if i % 4:
        case["lr"] = float(rng.uniform(0.02, 0.2))
    return case


def runs():
    def run(shape):
        n, d = shape
        values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        batch = st.lists(st.integers(0, n - 1), min_size=1, max_size=2)
        return st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.float64, (n, d), elements=values),
                "y": hnp.arrays(np.float64, n, elements=values),
                "weights": hnp.arrays(np.float64, d, elements=values),
                "bias": values,
                "epochs": st.lists(st.lists(batch, max_size=2), max_size=2),
            },
            optional={"lr": st.sampled_from([0.25, 0.125])},
        )

    return st.tuples(st.integers(1, 3), st.integers(1, 2)).flatmap(run)


def build(cases):
    e = cases.of("sgd_linear_regression")
    a = np.array
    X = a([[1.0, 2.0], [3.0, -1.0], [0.5, 4.0], [-2.0, 1.5], [2.5, 0.25]])
    y = a([3.0, 1.0, -2.0, 0.5, 4.0])
    start = {"weights": a([0.5, -1.0]), "bias": 0.25}
    data = {"X": X, "y": y, **start}
    two = [[[0, 1], [2, 3], [4]], [[4, 2], [0, 3], [1]]]

    e.example(
        "one-batch-by-hand", X=a([[1.0], [3.0]]), y=a([2.0, 5.0]), weights=a([0.0]), bias=1.0, epochs=[[[0, 1]]], lr=0.1
    )
    e.example(
        "two-batches-one-small",
        X=a([[1.0], [3.0], [-2.0]]),
        y=a([2.0, 5.0, 1.0]),
        weights=a([0.5]),
        bias=0.0,
        epochs=[[[0, 1], [2]]],
        lr=0.1,
    )
    e.example("two-epochs", **data, epochs=two, lr=0.05)

    e.edge("default-rate", **data, epochs=two)
    e.edge("lr-zero", **data, epochs=two, lr=0.0)
    e.edge("no-epochs", **data, epochs=[])
    e.edge("epoch-without-batches", **data, epochs=[[], [[1, 3]], []], lr=0.05)
    e.edge("index-twice", **data, epochs=[[[2, 2, 0], [1, 1]]], lr=0.02)
    e.edge("rows-left-out", **data, epochs=[[[3], [1, 0]], [[3]]], lr=0.05)
    e.edge("one-sample-batches", **data, epochs=[[[0], [1], [2], [3], [4]]], lr=0.03)
    e.edge("full-batch", **data, epochs=[[[0, 1, 2, 3, 4]], [[4, 3, 2, 1, 0]]], lr=0.05)
    e.edge("integer-bias-and-rate", X=X, y=y, weights=a([0.5, -1.0]), bias=2, epochs=[[[3, 0]]], lr=1)

    wide = a([[1.0, -2.0, 0.5, 3.0], [0.25, 1.5, -1.0, 2.0], [2.0, 0.5, 1.0, -0.5]])
    e.shape(
        "more-features-than-rows",
        X=wide,
        y=a([1.0, -2.0, 3.0]),
        weights=a([0.5, 0.25, -1.0, 2.0]),
        bias=-0.5,
        epochs=[[[0, 2], [1]], [[2], [1, 0]]],
        lr=0.04,
    )
    e.shape("one-row-one-feature", X=a([[3.0]]), y=a([2.0]), weights=a([0.5]), bias=0.1, epochs=[[[0]], [[0]]], lr=0.02)
    arrays = [[a([0, 1]), a([2, 3, 4])], [a([4, 0], dtype=np.uint8), a([1], dtype=np.int32)]]
    e.shape("batches-as-arrays", **data, epochs=arrays, lr=0.05)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(
            f"{layout}-inputs",
            X=Layout(X, layout),
            y=Layout(y, layout),
            weights=Layout(start["weights"], layout),
            bias=0.25,
            epochs=two,
            lr=0.05,
        )
    whole = a([[100, 3], [90, -7], [-60, 12], [5, 120]])
    targets = a([110, -90, 70, 3])
    for kind in ("int8", "int32", "int64"):
        e.shape(
            f"{kind}-inputs",
            X=whole.astype(kind),
            y=targets.astype(kind),
            weights=a([2, -3]).astype(kind),
            bias=1,
            epochs=[[[0, 1], [3]], [[2, 3, 0]]],
            lr=1e-5,
        )
    e.shape(
        "uint8-inputs",
        X=a([[200, 3], [90, 250], [7, 120]], dtype=np.uint8),
        y=a([1, 255, 9], dtype=np.uint8),
        weights=a([2, 3], dtype=np.uint8),
        bias=4,
        epochs=[[[0, 1], [2]], [[1, 2]]],
        lr=1e-6,
    )

    e.stability(
        "large-features",
        X=a([[1e5, -2e5], [3e4, 1e5]]),
        y=a([3e5, -1e5]),
        weights=a([0.5, 1.5]),
        bias=1e3,
        epochs=[[[0], [1]], [[1, 0]]],
        lr=1e-12,
    )
    e.stability(
        "mixed-scales",
        X=a([[1e3, 1e-3], [-5e2, 2e-3], [2e2, 3.0]]),
        y=a([1.0, -2.0, 1e3]),
        weights=a([1e-3, 40.0]),
        bias=0.0,
        epochs=[[[0, 1], [2]]] * 4,
        lr=1e-7,
    )
    e.stability("twenty-epochs", **data, epochs=[[[k % 5, (k + 2) % 5], [(k + 1) % 5]] for k in range(20)], lr=0.03)
    e.random(30, random_case, seed=241)
    e.strategy(runs(), valid=valid)
