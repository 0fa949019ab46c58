import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(X, y, n_classes, lr=0.1, steps=100, lam=0.0):
    """True, or why this call is outside the task."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.shape != X.shape[:1] or 0 in X.shape or X.size > 5000:
        return "X must have the shape (n, d) and y the shape (n,), with n and d at least 1 and at most 5,000 elements."
    if (X.dtype.kind not in "iu" and X.dtype != np.float64) or y.dtype.kind not in "iu":
        return "X must hold float64 or integers, and y integers."
    if not np.isfinite(X).all() or np.abs(X.astype(np.float64)).max() > 1e6:
        return "X must be finite and at most 1e6 in size."
    for name, value, low, high in (("n_classes", n_classes, 1, 300), ("steps", steps, 0, 1000)):
        if isinstance(value, bool) or value != int(value) or not low <= value <= high:
            return f"{name} must be an integer from {low} to {high}."
    if y.min() < 0 or y.max() >= n_classes:
        return "y must be from 0 to n_classes - 1."
    if not 0 <= lr <= 1e3 or not 0 <= lam <= 1e3 or lr * lam >= 1:
        return "lr and lam must be from 0 to 1,000, and their product below 1."
    return steady(X.astype(np.float64), y, n_classes, lr, steps, lam)


def steady(X, y, n_classes, lr, steps, lam):
    """Whether rounding of X, of the logits, changes the results far less than the tolerances."""
    found = []
    for nudge in (0.0, 1e-13):
        W, b = np.zeros((X.shape[1], n_classes)), np.zeros(n_classes)
        target, losses = np.eye(n_classes)[y], []
        near = X * (1 + nudge * np.cos(np.arange(X.size)).reshape(X.shape))
        for k in range(steps + 1):
            z = near @ W + b
            z = z - z.max(axis=1, keepdims=True)
            logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
            losses.append(-np.sum(target * logp) / len(X) + lam / 2 * np.sum(W**2))
            if k < steps:
                error = (np.exp(logp) - target) / len(X)
                W, b = W - lr * (near.T @ error + lam * W), b - lr * error.sum(axis=0)
        found.append((W, b, np.array(losses), np.exp(logp)))
    for one, other in zip(*found):
        if not np.isfinite(one).all() or (np.abs(one - other) > 1e-11 + 1e-8 * np.abs(one)).any():
            return "Rounding decides the run: lower lr, or take other data."
    return True


def random_case(rng, i):
    while True:
        n, d, c = [(6, 2, 3), (9, 3, 4), (5, 4, 2), (11, 1, 5)][i % 4]
        case = {"X": rng.normal(loc=0.3, scale=1.5, size=(n, d)), "y": rng.integers(0, c, size=n), "n_classes": c}
        if i % 3:
            case["lr"] = float(rng.uniform(0.02, 0.6))
        if i % 5:
            case["steps"] = int(rng.integers(1, 40))
        if i % 4 != 1:
            case["lam"] = float(10.0 ** rng.uniform(-3, 0))
        if valid(**case) is True:
            return case


def build(cases):
    e = cases.of("softmax_regression")
    a = np.array
    X = a([[1.0, 2.0], [-0.5, 1.5], [3.0, 0.5], [2.0, -1.0], [-1.5, 1.0]])
    y = a([0, 2, 1, 1, 2])
    data = {"X": X, "y": y, "n_classes": 3}
    e.example("one-step", X=a([[2.0], [-1.0]]), y=a([1, 0]), n_classes=2, lr=0.5, steps=1)
    e.example("three-classes", **data, lr=0.5, steps=3, lam=0.25)
    e.edge("all-defaults", **data)
    e.edge("only-lr", **data, lr=0.02)
    e.edge("only-steps", **data, steps=7)
    e.edge("only-lam", **data, lam=0.5)
    e.edge("strong-penalty", **data, lam=8.0, steps=30)
    e.edge("missing-class", X=X, y=a([0, 3, 1, 1, 3]), n_classes=5, steps=6, lam=0.1)
    e.edge("missing-last-class", X=X, y=a([0, 1, 1, 0, 1]), n_classes=4, steps=6)
    e.edge("one-class", X=X, y=np.zeros(5, dtype=int), n_classes=1, steps=4, lam=0.5)
    e.edge("one-class-in-the-data", X=X, y=np.full(5, 2), n_classes=3, steps=5)
    e.edge("no-steps", **data, steps=0, lam=0.5)
    e.edge("lr-zero", **data, lr=0.0, steps=3)
    e.edge("one-row", X=X[:1], y=a([1]), n_classes=3, steps=4, lam=0.2)
    e.edge("many-classes", X=X, y=a([11, 2, 7, 0, 2]), n_classes=12, steps=5)
    e.shape("one-column", X=X[:, :1], y=y, n_classes=3, steps=5, lam=0.1)
    e.shape("integers", X=a([[1, 4], [2, -3], [5, 0]]), y=a([1, 0, 2]), n_classes=3, lr=0.05, steps=4, lam=0.5)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("int32", -7, 900)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90], [17, low]], dtype=kind)
        e.shape(kind, X=whole, y=a([1, 0, 2, 1], dtype=kind), n_classes=3, lr=1e-4, steps=5, lam=0.5)
    e.shape("narrow-classes", X=X, y=a([0, 200, 7, 7, 200], dtype=np.uint8), n_classes=201, steps=3)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(X, layout), y=Layout(y, layout), n_classes=3, steps=5, lam=0.05)
    e.stability("large-rows", X=200.0 * X, y=y, n_classes=3, lr=1.0, steps=3)
    e.stability("large-rows-of-one-sign", X=100.0 + 50.0 * np.abs(X), y=y, n_classes=3, lr=1.0, steps=4, lam=0.01)
    e.stability("tiny-rows", X=1e-4 * X, y=y, n_classes=3, lr=100.0, steps=10)
    e.stability(
        "rows-of-mixed-size", X=X * a([[1.0], [500.0], [0.01], [30.0], [2.0]]), y=y, n_classes=3, lr=0.5, steps=3
    )
    e.random(36, random_case, seed=721)
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    options = {"lr": st.sampled_from([0.5]), "steps": st.integers(0, 3), "lam": st.sampled_from([0.25])}

    def inputs(numbers, kind=np.float64):
        def of(shape):
            return st.fixed_dictionaries(
                {
                    "X": hnp.arrays(kind, shape, elements=numbers),
                    "y": hnp.arrays(np.int64 if kind == np.float64 else kind, shape[:1], elements=st.integers(0, 2)),
                    "n_classes": st.just(3),
                },
                optional=options,
            )

        return st.tuples(st.integers(1, 3), st.integers(1, 2)).flatmap(of)

    e.strategy(inputs(number), groups=["example", "edge", "shape", "random"], valid=valid)
    e.strategy(inputs(st.sampled_from([0, 1, 200]), np.uint8), groups=["shape"])
    e.strategy(inputs(st.sampled_from([0.0, 1.0, 2000.0, -3000.0])), groups=["stability"])
