import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def fault(X, y, order, lam):
    """None, or why the data are outside the task."""
    X, y, order = np.asarray(X), np.asarray(y), np.asarray(order)
    if X.ndim != 2 or y.shape != X.shape[:1] or 0 in X.shape or len(X) > 60:
        return "X must have the shape (n, d) and y the shape (n,), with n from 1 to 60 and d at least 1."
    if (X.dtype.kind not in "iu" and X.dtype != np.float64) or (y.dtype.kind != "i" and y.dtype != np.float64):
        return "X must hold float64 or integers, and y float64 or signed integers."
    if not np.isfinite(X).all() or np.abs(X.astype(np.float64)).max() > 1e9 or not np.isin(y, (-1, 1)).all():
        return "X must be finite and at most 1e9 in size, and y -1 or 1."
    if order.ndim != 1 or len(order) > 4000 or order.dtype.kind not in "iu":
        return "order must hold at most 4,000 integers in one axis."
    if len(order) and (order.min() < 0 or order.max() >= len(X)):
        return "order must be from 0 to n - 1."
    return None if 1e-6 <= lam <= 1e6 else "lam must be from 1e-6 to 1e6."


def valid_pegasos(X, y, order, lam):
    """True, or why this call is outside the task."""
    if why := fault(X, y, order, lam):
        return why
    X, y = np.asarray(X).astype(np.longdouble), np.asarray(y).astype(np.longdouble)
    total, exact = np.zeros(X.shape[1], dtype=np.longdouble), np.log2(lam) % 1 == 0 and (X * 4 % 1 == 0).all()
    for t, i in enumerate(order):
        size = np.abs(X[i]) @ np.abs(total) / (lam * max(t, 1))
        margin = y[i] * (X[i] @ total) / (lam * max(t, 1))
        if abs(margin - 1) < 1e-10 * (1 + size) and not (exact and t <= 2):
            return "A margin is too close to 1 to say on which side it is."
        if margin < 1:
            total = total + y[i] * X[i]
    return True


def valid_kernel_pegasos(X, y, order, lam, gamma):
    """True, or why this call is outside the task."""
    if why := fault(X, y, order, lam):
        return why
    if not 1e-9 <= gamma <= 1e9:
        return "gamma must be from 1e-9 to 1e9."
    X, y = np.asarray(X).astype(np.longdouble), np.asarray(y).astype(np.longdouble)
    counts = np.zeros(len(X), dtype=np.longdouble)
    for t, i in enumerate(order):
        row = np.exp(-gamma * np.sum((X - X[i]) ** 2, axis=1))
        margin, size = y[i] * (row @ (counts * y)) / (lam * max(t, 1)), row @ counts / (lam * max(t, 1))
        exact = t <= 2 and np.log2(lam) % 1 == 0 and np.isin(row[counts > 0], (0, 1)).all()
        if abs(margin - 1) < 1e-10 * (1 + size) and not exact:
            return "A margin is too close to 1 to say on which side it is."
        if margin < 1:
            counts[i] += 1
    return True


def data(rng, i):
    n, d, steps = [(6, 2, 20), (9, 3, 45), (5, 1, 30), (12, 4, 60)][i % 4]
    X = rng.normal(loc=0.3, scale=1.5, size=(n, d))
    y = np.where(X @ rng.normal(size=d) + 0.6 * rng.normal(size=n) > 0, 1, -1)
    return {"X": X, "y": y, "order": rng.integers(0, n, size=steps), "lam": float(10.0 ** rng.uniform(-2.5, 0.3))}


def random_pegasos(rng, i):
    return data(rng, i)


def random_kernel(rng, i):
    return data(rng, i) | {"gamma": float(10.0 ** rng.uniform(-1.5, 0.7))}


def build(cases):
    a = np.array
    X = a([[1.0, 2.0], [-0.5, 1.5], [3.0, 0.5], [2.0, -1.0], [-1.5, -1.0]])
    y = a([1, 1, -1, -1, 1])
    walk = a([0, 2, 1, 4, 3, 2, 0, 3, 1, 1, 4, 2])
    rng = np.random.default_rng(77)
    cloud = np.vstack([rng.normal((1.0, 0.5), 0.8, (15, 2)), rng.normal((-0.8, -1.0), 0.8, (15, 2))])
    sides, long = np.repeat([1, -1], 15), rng.integers(0, 30, size=3000)

    for name, more, seed, valid, make in (
        ("pegasos", {}, 731, valid_pegasos, random_pegasos),
        ("kernel_pegasos", {"gamma": 0.5}, 732, valid_kernel_pegasos, random_kernel),
    ):
        e = cases.of(name)
        data = {"X": X, "y": y, **more}
        two = {"X": a([[2.0, 0.0], [0.0, 1.0], [1.0, -1.0]]), "y": a([1, -1, 1]), **more}
        e.example("three-steps", **two, order=a([0, 1, 0]), lam=0.5)
        e.example("twelve-steps", **data, order=walk, lam=0.1)
        e.edge("no-steps", **data, order=np.zeros(0, dtype=int), lam=0.3)
        e.edge("one-step", **data, order=a([3]), lam=0.3)
        e.edge("same-row-again", **data, order=a([2, 2, 2, 2]), lam=0.7)
        e.edge("margin-of-exactly-one", X=a([[1.0], [3.0]]), y=a([1, -1]), **more, order=a([0, 0]), lam=1.0)
        e.edge("never-within-the-margin-again", X=a([[3.0], [-2.0]]), y=a([1, -1]), **more, order=a([0] * 5), lam=0.01)
        e.edge("strong-penalty", **data, order=walk, lam=20.0)
        e.edge("weak-penalty", **data, order=walk, lam=0.003)
        e.edge("integer-lam", **data, order=walk, lam=2)
        e.edge("one-label", X=X, y=np.ones(5, dtype=int), **more, order=walk, lam=0.4)
        e.edge("rows-left-out", **data, order=a([1, 3, 1, 3, 3]), lam=0.2)
        e.edge("zero-row", X=X * a([[1.0], [1.0], [0.0], [1.0], [1.0]]), y=y, **more, order=walk, lam=0.3)
        e.edge("copied-row", X=X[[0, 1, 2, 0, 3]], y=a([1, 1, -1, -1, -1]), **more, order=a([0, 3, 2, 0, 3]), lam=0.3)
        e.edge("many-steps", X=cloud, y=sides, **more, order=long, lam=0.05)
        e.shape("one-row", X=X[:1], y=y[:1], **more, order=a([0, 0, 0]), lam=0.6)
        e.shape("one-column", X=X[:, :1], y=y, **more, order=walk, lam=0.17)
        e.shape("float-labels", X=X, y=y.astype(float), **more, order=walk, lam=0.17)
        e.shape("narrow-labels", X=X, y=y.astype(np.int8), **more, order=walk.astype(np.uint8), lam=0.17)
        for layout in ("fortran", "strided", "readonly"):
            given = {"X": Layout(X, layout), "y": Layout(y, layout), "order": Layout(walk, layout)}
            e.shape(layout, **given, **more, lam=0.25)
        e.stability("tiny-lam", **data, order=walk, lam=2e-6)
        e.stability("large-lam", **data, order=walk, lam=3e5)
        e.random(36, make, seed=seed)
        number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

        def inputs(n, more=more, number=number):
            return st.fixed_dictionaries(
                {
                    "X": hnp.arrays(np.float64, (n, 1), elements=number),
                    "y": hnp.arrays(np.int64, (n,), elements=st.sampled_from([-1, 1])),
                    "order": st.lists(st.integers(0, n - 1), max_size=5).map(lambda steps: np.array(steps, dtype=int)),
                    "lam": st.sampled_from([1.0, 0.3]),
                    **{key: st.just(value) for key, value in more.items()},
                }
            )

        e.strategy(st.integers(1, 3).flatmap(inputs), valid=valid)

    e = cases.of("pegasos")
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("int32", -7, 90000)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90]], dtype=kind)
        e.shape(kind, X=whole, y=a([1, -1, 1], dtype="int8"), order=a([0, 1, 2, 1, 0, 2]), lam=0.35)
    e.stability("large-rows", X=1e6 * X, y=y, order=walk, lam=0.3)
    e.stability("tiny-rows", X=1e-4 * X, y=y, order=walk, lam=3e-6)

    e = cases.of("kernel_pegasos")
    e.example("narrow-kernel", X=X, y=y, order=walk, lam=0.13, gamma=4.0)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("int32", -7, 300)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90]], dtype=kind)
        e.shape(kind, X=whole, y=a([1, -1, 1], dtype="int8"), order=a([0, 1, 2, 1, 0, 2]), lam=0.35, gamma=2e-5)
    e.edge("wide-kernel", X=X, y=y, order=walk, lam=0.02, gamma=0.01)
    e.stability("far-from-zero", X=X * a([1.1, 0.9]) + a([1e8, -3e7]), y=y, order=walk, lam=0.1, gamma=0.5)
    e.stability("all-far-apart", X=1e4 * X, y=y, order=walk, lam=0.07, gamma=0.5)
