import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def tables(X, y):
    """What is wrong with the arrays, if anything."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.ndim != 1 or len(X) != len(y) or 0 in X.shape or X.size > 5000:
        return "X must have the shape (n, d) and y the shape (n,), with n and d at least 1."
    for values in (X, y):
        if values.dtype.kind not in "iu" and values.dtype != np.float64:
            return "X and y must be arrays of float64 or of integers."
        if not np.isfinite(values).all() or np.abs(values.astype(np.float64)).max() > 1e9:
            return "X and y must be finite and at most 1e9 in size."
    return None


def valid_solver(X, y):
    """True, or why this call is outside the task."""
    if wrong := tables(X, y):
        return wrong
    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    x_mean, y_mean = X.mean(axis=0), y.mean()
    A = np.where((X == X[0]).all(axis=0), 0.0, X - x_mean)
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    if s[0] == 0:
        return True
    kept = s > 1e-8 * s[0]
    if (s[~kept] > 1e-15 * s[0]).any():
        return "The singular values of the centred columns are 1e-8 of the largest one, or zero but for rounding."
    U, s, Vt = U[:, kept], s[kept], Vt[kept]
    w = Vt.T @ (U.T @ (y - y_mean) / s)
    left = np.linalg.norm(y - y_mean - A @ w)
    eps = np.finfo(float).eps  # what rounding X and y moves, to first order
    w_error = eps * np.linalg.norm(X) * (np.linalg.norm(w) / s[-1] + left / s[-1] ** 2)
    w_error += eps * np.linalg.norm(y) / s[-1]
    b_error = np.linalg.norm(x_mean) * w_error + eps * (np.abs(y).max() + np.abs(x_mean) @ np.abs(w))
    b = y_mean - x_mean @ w
    sizes = np.abs(w)[np.abs(w) > 1e-12]
    clear = w_error < 0.1 * (1e-9 + 1e-6 * sizes.min(initial=1e9)) and b_error < 0.1 * (1e-9 + 1e-6 * abs(b))
    return bool(clear) or "The data must determine w and b far better than they are compared."


def valid_descent(X, y, lr, n_steps):
    """True, or why this call is outside the task."""
    if wrong := tables(X, y):
        return wrong
    if type(n_steps) is not int or not 0 <= n_steps <= 3000 or not 1e-15 <= lr <= 1e3:
        return "n_steps is an integer from 0 to 3,000, and lr between 1e-15 and 1,000."
    X, y = np.array(X, dtype=np.float64), np.array(y, dtype=np.float64)
    A = np.column_stack([X, np.ones(len(X))])
    growth = np.abs(1 - lr * np.linalg.svd(A, compute_uv=False) ** 2 / len(y)).max()
    noise = np.abs(A).max() * np.abs(y).max() * max(1.0, growth) ** n_steps
    if noise > 1e9:
        return "The loss may grow by a little only, and values may not be too large."
    theta, g = np.zeros(A.shape[1]), 0.0
    for _ in range(n_steps):
        g = A.T @ (y - A @ theta) / len(y)
        theta = theta + lr * g
    last = ((y - A @ theta) ** 2).mean() / 2
    floor = 1e-15 * (y**2).mean() * 1e3
    return bool(last > floor or n_steps == 0 or last == 0) or "The loss must stay well above rounding."


def random_solver(rng, i):
    n, d = [(7, 3), (9, 2), (4, 6), (12, 1)][i % 4]
    X = rng.normal(loc=1.5, scale=2.0, size=(n, d))
    if i % 8 == 5:
        X[:, 1] = X[:, 0]
    return {"X": X, "y": rng.normal(loc=-2.0, scale=3.0, size=n)}


def random_descent(rng, i):
    n, d = [(7, 3), (5, 2), (4, 6), (9, 1)][i % 4]
    X, y = rng.normal(loc=0.5, size=(n, d)), rng.normal(loc=-2.0, scale=3.0, size=n)
    return {"X": X, "y": y, "lr": float(rng.uniform(0.01, 0.2)), "n_steps": int(rng.integers(1, 40))}


def build(cases):
    a = np.array
    e = cases.of("least_squares_fit")
    line, heights = a([[1.0], [2.0], [6.0]]), a([4.0, 5.0, 12.0])
    X = a([[1.0, 5.0], [2.0, -1.0], [4.0, 0.5], [7.0, 3.0], [3.0, 2.5]])
    y = a([3.0, 1.5, 4.0, 11.0, 6.0])
    e.example("line", X=line, y=heights)
    e.example("two-copies-of-a-column", X=np.hstack([line, line]), y=heights, note="The shortest weights share evenly.")
    e.edge("two-columns", X=X, y=y)
    e.edge("constant-column", X=np.column_stack([X, np.full(5, 4.0)]), y=y)
    e.edge(
        "constant-column-with-a-rounded-mean",
        X=np.column_stack([np.full(7, 0.1), np.sin(np.arange(7.0))]),
        y=a([1.0, -2.0, 0.5, 3.0, 1.0, 2.5, 0.0]),
    )
    e.edge("constant-columns-alone", X=np.full((4, 2), 3.0), y=a([1.0, 2.0, -4.0, 7.0]))
    constant = np.full((7, 2), 0.1)
    e.edge("constant-columns-with-a-rounded-mean", X=constant, y=a([1.0, -2.0, 0.5, 3.0, 1.0, 2.5, 0.0]))
    e.edge("zero-column", X=np.column_stack([np.zeros(5), X]), y=y)
    e.edge("a-sum-of-columns", X=np.column_stack([X, X.sum(axis=1)]), y=y)
    e.edge("a-copy-with-another-scale", X=np.column_stack([X[:, 0], 3 * X[:, 0], X[:, 1]]), y=y)
    e.edge("a-copy-and-a-constant", X=np.column_stack([X[:, 0], X[:, 0] + 2.0, X[:, 1]]), y=y)
    e.edge("constant-target", X=X, y=np.full(5, -2.5))
    e.edge("target-shifted", X=X, y=y + 1000.0)
    e.edge("columns-shifted", X=X + a([100.0, -300.0]), y=y)
    e.edge("one-row", X=a([[2.0, -3.0, 0.5]]), y=a([4.0]))
    e.edge("one-number", X=a([[3.0]]), y=a([5.0]))
    e.shape("more-columns-than-rows", X=np.sin(np.arange(21.0)).reshape(3, 7), y=a([1.0, -2.0, 0.5]))
    e.shape("integers", X=a([[1, 4], [2, -3], [5, 0], [3, 3]]), y=a([3, 7, -2, 1]))
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("uint16", 0, 65535)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90], [17, low]], dtype=kind)
        e.shape(kind, X=whole, y=a([high, low, 5, 100], dtype=kind))
    for layout in ("fortran", "strided", "readonly"):
        flat = "readonly" if layout == "fortran" else layout
        e.shape(layout, X=Layout(X, layout), y=Layout(y, flat))
    t = np.arange(6.0)
    near = np.column_stack([np.cos(t), np.cos(t) + 1e-6 * np.sin(t)])
    e.stability("nearly-equal-columns", X=near, y=near @ a([2.0, -1.0]) + 0.5)
    e.stability("nearly-equal-large-columns", X=1e3 * near, y=near @ a([500.0, 300.0]) - 4.0)
    e.stability("nearly-opposite-columns", X=near * a([1.0, -1.0]), y=near @ a([3.0, 1.0]) + 2.5)
    e.stability("small-column", X=X * a([1.0, 1e-3]), y=y)
    e.stability("tiny-columns", X=1e-5 * X, y=y)
    e.random(32, random_solver, seed=711)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def of_shape(shape, more=()):
        return st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.float64, shape, elements=number),
                "y": hnp.arrays(np.float64, shape[:1], elements=number),
            }
            | dict(more)
        )

    shapes = st.tuples(st.integers(1, 3), st.integers(1, 2))
    e.strategy(shapes.flatmap(of_shape), groups=["example", "edge", "shape", "random"], valid=valid_solver)
    scales = st.sampled_from([1e-4, 1e-5, 1e-6])

    def close(k, size):
        near = a([[1.0, 1.0], [0.0, size], [-2.0, k * size - 2.0]])
        return {"X": near, "y": near @ a([2.0, -1.0]) + 3.0}

    close = st.builds(close, st.sampled_from([-3, -2, 2, 3]), scales)
    e.strategy(close, groups=["stability"])

    e = cases.of("gradient_descent_fit")
    e.example("one-step", X=line, y=heights, lr=0.1, n_steps=1, note="At zero the residuals are the targets.")
    e.example("three-steps", X=X, y=y, lr=0.05, n_steps=3)
    e.edge("no-step", X=X, y=y, lr=0.05, n_steps=0)
    e.edge("many-steps", X=line, y=heights, lr=0.1, n_steps=400)
    e.edge("grows", X=line, y=heights, lr=0.18, n_steps=9)
    e.edge("large-rate", X=0.25 * line, y=heights, lr=1.5, n_steps=6)
    e.edge("integer-rate", X=0.125 * line, y=heights, lr=1, n_steps=5)
    e.edge("two-copies-of-a-column", X=np.hstack([line, line]), y=heights, lr=0.03, n_steps=20)
    e.edge("one-row", X=a([[2.0, -3.0, 0.5]]), y=a([4.0]), lr=0.02, n_steps=8)
    e.edge("constant-target", X=X, y=np.full(5, -2.5), lr=0.04, n_steps=7)
    e.shape("more-columns-than-rows", X=np.sin(np.arange(21.0)).reshape(3, 7), y=a([1.0, -2.0, 0.5]), lr=0.2, n_steps=9)
    e.shape("integers", X=a([[1, 4], [2, -3], [5, 0], [3, 3]]), y=a([3, 7, -2, 1]), lr=0.02, n_steps=11)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90]], dtype=kind)
        e.shape(kind, X=whole, y=a([high, low, 5], dtype=kind), lr=1e-5, n_steps=6)
    for layout in ("fortran", "strided", "readonly"):
        flat = "readonly" if layout == "fortran" else layout
        e.shape(layout, X=Layout(X, layout), y=Layout(y, flat), lr=0.05, n_steps=4)
    e.stability("small-columns", X=1e-3 * X, y=y, lr=0.5, n_steps=6)
    e.stability("large-columns", X=1e3 * X, y=y, lr=2e-8, n_steps=6)
    e.random(32, random_descent, seed=712)
    rates = {"lr": st.sampled_from([0.1, 0.5]), "n_steps": st.integers(0, 3)}
    e.strategy(shapes.flatmap(lambda shape: of_shape(shape, rates)), valid=valid_descent)
