import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(X, y, lam):
    """True, or why this call is outside the task."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.shape != X.shape[:1] or not (2 <= len(X) <= 40 and 1 <= X.shape[1] <= 6):
        return "X must have the shape (n, d) and y the shape (n,), with n from 2 to 40 and d from 1 to 6."
    if (X.dtype.kind not in "iu" and X.dtype != np.float64) or y.dtype.kind not in "iub":
        return "X must hold float64 or integers, and y integers or booleans."
    if not np.isfinite(X).all() or np.abs(X.astype(np.float64)).max() > 1e9 or not np.isin(y, (0, 1)).all():
        return "X must be finite and at most 1e9 in size, and y 0 or 1."
    if not 1e-6 <= lam <= 1e9:
        return "lam must be between 1e-6 and 1e9."
    y = y.astype(np.float64)
    return y.min() == y.max() or determined(X.astype(np.float64), y, lam)


def determined(X, y, lam):
    """Whether a damped Newton method finds the minimum so closely that rounding is far below the tolerances."""
    A = np.column_stack([X, np.ones(len(X))])
    penalty = np.append(np.full(X.shape[1], lam), 0.0)
    signs, theta = 2 * y - 1, np.zeros(A.shape[1])

    def objective(at):
        return np.logaddexp(0.0, -signs * (A @ at)).mean() + 0.5 * np.sum(penalty * at**2)

    for _ in range(200):
        p = 0.5 * (1 + np.tanh(A @ theta / 2))
        grad = A.T @ (p - y) / len(y) + penalty * theta
        hessian = (A.T * (p * (1 - p))) @ A / len(y) + np.diag(penalty)
        try:
            step = np.linalg.solve(hessian, grad)
        except np.linalg.LinAlgError:
            return "Rounding decides the answer: raise lam."
        value, size = objective(theta), 1.0
        if grad @ step > 1e-9 * value:
            while objective(theta - size * step) > value and size > 1e-9:
                size /= 2
        theta = theta - size * step
        if size == 1.0 and np.abs(step).max() < 1e-13 * np.abs(theta).max():
            break
    noise = 1e-15 * (np.abs(A).T @ np.ones(len(y)) / len(y) + penalty * np.abs(theta))
    error = np.abs(np.linalg.inv(hessian)) @ noise
    last = np.abs(step) + error
    if last[:-1].max() > 1e-8 * np.abs(theta[:-1]).max() or last[-1] > 1e-8 * (abs(theta[-1]) + 0.1):
        return "The data and lam must determine w and b far better than they are compared: raise lam."
    return True


def random_case(rng, i):
    while True:
        n, d = [(7, 2), (12, 3), (9, 1), (20, 4)][i % 4]
        X = rng.normal(loc=0.5, scale=2.0, size=(n, d))
        if i % 5 == 2:
            X[:, 0] *= 10.0
        y = (X @ rng.normal(size=d) + rng.normal(size=n) + 0.5 > 0).astype(np.int64)
        case = {"X": X, "y": y, "lam": float(10.0 ** rng.uniform(-4, 0))}
        if 0 < y.sum() < n and valid(**case) is True:
            return case


def build(cases):
    e = cases.of("logistic_fit")
    a = np.array
    line, labels = a([[1.0], [2.0], [4.0], [5.0], [9.0]]), a([0, 0, 1, 0, 1])
    X = a([[1.0, 5.0], [2.0, -1.0], [4.0, 0.5], [7.0, 3.0], [3.0, 2.5], [-1.0, 0.25]])
    y = a([0, 1, 1, 0, 1, 0])
    e.example("line", X=line, y=labels, lam=0.1)
    e.example("two-columns", X=X, y=y, lam=0.02)
    apart = a([[-3.0], [-1.0], [0.5], [2.0]])
    e.example("separable", X=apart, y=a([0, 0, 1, 1]), lam=0.001)
    e.edge("strong-penalty", X=X, y=y, lam=500.0, note="b is nearly the logarithm of the odds.")
    e.edge("uneven-labels", X=X, y=a([0, 1, 1, 1, 1, 1]), lam=0.3)
    e.edge("integer-lam", X=X, y=y, lam=2)
    e.edge("all-ones", X=X, y=np.ones(6, dtype=int), lam=0.5, raises=ValueError)
    e.edge("all-zeros", X=X, y=np.zeros(6, dtype=int), lam=0.5, raises=ValueError)
    e.edge("all-true", X=line, y=np.ones(5, dtype=bool), lam=0.5, raises=ValueError)
    e.edge("two-rows", X=a([[1.0, -2.0, 3.0], [2.0, 0.5, 1.0]]), y=a([1, 0]), lam=0.01)
    e.edge("same-row-both-labels", X=a([[2.0], [2.0], [1.0]]), y=a([0, 1, 1]), lam=0.05)
    e.edge("copied-column", X=np.column_stack([line, 2 * line]), y=labels, lam=0.01)
    e.edge("constant-column", X=np.column_stack([line, np.full(5, 3.0)]), y=labels, lam=0.05)
    e.edge("zero-column", X=np.column_stack([np.zeros(5), line]), y=labels, lam=0.05)
    e.edge("columns-shifted", X=X + a([40.0, -25.0]), y=y, lam=0.05)
    e.edge("columns-of-different-scales", X=X * a([1.0, 500.0]), y=y, lam=0.01)
    e.edge(
        "separable-two-columns", X=a([[1.0, 2], [2, 1], [3, 3.5], [-1, -1], [-2, 0.5]]), y=a([1, 1, 1, 0, 0]), lam=1e-4
    )
    e.shape("booleans", X=X, y=y.astype(bool), lam=0.05)
    e.shape("integers", X=a([[1, 4], [2, -3], [5, 0], [-2, 2]]), y=a([1, 0, 0, 1]), lam=0.05)
    for kind, low, high in (("uint8", 0, 255), ("int8", -128, 127), ("uint16", 9, 65535), ("int32", -70000, 90000)):
        whole = a([[low, high], [high, low + 3], [high - 9, 90], [17, low], [30, 40]], dtype=kind)
        e.shape(kind, X=whole, y=a([1, 0, 1, 0, 0], dtype=kind), lam=3.5)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, X=Layout(X, layout), y=Layout(y, layout), lam=0.15)
    e.stability("separable-small-lam", X=apart, y=a([0, 0, 1, 1]), lam=1e-5)
    e.stability("separable-by-far", X=20.0 * apart, y=a([0, 0, 1, 1]), lam=1e-3)
    far = a([[-0.12, 1.6], [-0.01, 1.6], [4.1, 5.2], [-1.04, -0.01]])
    e.stability("newton-overshoots", X=far, y=a([0, 1, 1, 1]), lam=1e-4)
    e.stability("far-row-right", X=np.vstack([X, [900.0, 20.0]]), y=np.append(y, 1), lam=0.01)
    e.stability("far-row-wrong", X=np.vstack([X, [300.0, -40.0]]), y=np.append(y, 0), lam=0.001)
    e.stability("all-rows-far-but-one", X=a([[800.0], [900.0], [-700.0], [1.0], [2.0]]), y=a([1, 1, 0, 1, 0]), lam=1e-3)
    e.stability("large-columns", X=1e4 * X, y=y, lam=2.0)
    e.stability("tiny-columns", X=1e-3 * X, y=y, lam=1e-5)
    e.random(36, random_case, seed=711)
    number = st.sampled_from([0.0, 1.0, -2.0, 3.0])

    def inputs(numbers, lams):
        def of(shape):
            return st.fixed_dictionaries(
                {
                    "X": hnp.arrays(np.float64, shape, elements=numbers),
                    "y": hnp.arrays(np.int64, shape[:1], elements=st.integers(0, 1)),
                    "lam": st.sampled_from(lams),
                }
            )

        return st.tuples(st.integers(2, 4), st.integers(1, 2)).flatmap(of)

    e.strategy(inputs(number, [0.5, 0.01]), groups=["example", "edge", "random"], valid=valid)
    whole = st.sampled_from([0, 1, 200])
    narrow = {
        "X": hnp.arrays(np.uint8, (3, 1), elements=whole),
        "y": hnp.arrays(np.uint8, (3,), elements=st.sampled_from([0, 1])),
        "lam": st.sampled_from([0.5]),
    }
    e.strategy(st.fixed_dictionaries(narrow), groups=["shape"])
    e.strategy(inputs(st.sampled_from([0.0, 1.0, -2.0, 800.0, -300.0]), [1e-4, 0.01]), groups=["stability"])
