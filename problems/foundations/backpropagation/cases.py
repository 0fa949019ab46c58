import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from gradus import Layout


def valid(x, y, w1, b1, w2, b2):
    x, y, w1, b1, w2, b2 = (np.asarray(a) for a in (x, y, w1, b1, w2, b2))
    if x.ndim != 2 or w1.ndim != 2 or w2.ndim != 2 or 0 in (*x.shape, *w1.shape, *w2.shape):
        return "x is (N, D), w1 is (D, H), w2 is (H, C), none of them empty."
    if x.shape[1] != w1.shape[0] or w1.shape[1] != w2.shape[0] or b1.shape != w1.shape[1:] or b2.shape != w2.shape[1:]:
        return "The shapes do not fit: w1 is (D, H), b1 (H,), w2 (H, C), b2 (C,)."
    if y.shape != x.shape[:1] or y.dtype.kind not in "iu" or not ((y >= 0) & (y < w2.shape[1])).all():
        return "y holds one integer from 0 to C - 1 for each sample."
    arrays = [np.asarray(a, dtype=float) for a in (x, w1, b1, w2, b2)]
    if not all((np.abs(a) <= 1e4).all() for a in arrays):
        return "All values must be finite, with magnitudes up to 1e4."
    x, w1, b1 = arrays[:3]
    if all((a * 64 == np.round(a * 64)).all() for a in (x, w1, b1)):
        return True  # every product and sum is exact, ties at zero included
    z, size = x @ w1 + b1, np.abs(x) @ np.abs(w1) + np.abs(b1)
    return bool((np.abs(z) > 1e-9 * size).all()) or "A pre-activation is too close to zero to say on which side it is."


def random_case(rng, i):
    n, d, h, c = 1 + i % 5, 1 + i % 4, 2 + i % 3, 2 + i % 4
    return {
        "x": rng.normal(size=(n, d)) * (1 + i % 3),
        "y": rng.integers(0, c, size=n),
        "w1": rng.normal(size=(d, h)),
        "b1": rng.normal(size=h),
        "w2": rng.normal(size=(h, c)),
        "b2": rng.normal(size=c),
    }


X = np.array([[1.0, -2.0], [0.5, 3.0], [-1.0, 0.25], [2.0, 1.0]])
Y = np.array([2, 0, 1, 2])
W1 = np.array([[1.0, -1.0, 0.5], [2.0, 0.25, -1.5]])
B1 = np.array([0.75, -0.5, 1.0])
W2 = np.array([[0.5, -2.0, 0.25], [1.0, 1.5, -0.5], [-1.0, 0.75, 2.0]])
B2 = np.array([0.1, -0.3, 0.2])
P = {"w1": W1, "b1": B1, "w2": W2, "b2": B2}


def build(cases):
    e = cases.of("backprop")
    e.example(
        "one-sample-two-classes",
        x=np.array([[2.0]]),
        y=np.array([0]),
        w1=np.array([[1.0, -1.0]]),
        b1=np.zeros(2),
        w2=np.array([[1.0, 1.0], [3.0, -2.0]]),
        b2=np.zeros(2),
        note="h = (2, 0), both logits are 2, the softmax is (0.5, 0.5).",
    )
    e.example("three-classes", x=X[:2], y=Y[:2], **P)
    e.edge(
        "kink-at-zero",
        x=np.array([[1.0, 1.0], [2.0, -1.0]]),
        y=np.array([1, 0]),
        w1=np.array([[1.0, 1.0], [-1.0, 2.0]]),
        b1=np.zeros(2),
        w2=np.array([[1.0, -0.5], [0.25, 2.0]]),
        b2=np.array([0.5, 0.0]),
    )
    e.edge("one-class", x=X, y=np.zeros(4, dtype=int), w1=W1, b1=B1, w2=W2[:, :1], b2=B2[:1])
    e.edge("hidden-layer-silent", x=X, y=Y, w1=W1, b1=np.array([-20.0, -10.0, -15.0]), w2=W2, b2=B2)
    e.edge("one-unit-silent", x=X, y=Y, w1=W1, b1=np.array([0.5, -10.0, 1.0]), w2=W2, b2=B2)
    e.edge(
        "integers",
        x=np.array([[1, -2], [3, 0], [-1, 1]]),
        y=np.array([0, 1, 1]),
        w1=np.array([[1, -1, 2], [0, 2, -3]]),
        b1=np.array([1, 0, -1]),
        w2=np.array([[1, 0], [-1, 2], [0, 1]]),
        b2=np.array([0, -1]),
    )
    e.edge("all-of-one-class", x=X, y=np.array([1, 1, 1, 1]), **P)
    e.shape("as-many-samples-as-units-and-classes", x=X[:3], y=Y[:3], **P)
    e.shape("all-sizes-equal", x=X[:2], y=np.array([1, 0]), w1=W1[:, :2], b1=B1[:2], w2=W2[:2, :2], b2=B2[:2])
    e.shape(
        "one-of-everything",
        x=np.array([[1.5]]),
        y=np.array([1]),
        w1=np.array([[2.0]]),
        b1=np.array([-0.5]),
        w2=np.array([[0.5, -1.0]]),
        b2=np.array([0.25, 0.0]),
    )
    e.shape(
        "wide-input",
        x=np.array([[0.5, -1.0, 2.0, 0.25, -0.75]]),
        y=np.array([0]),
        w1=np.linspace(-1, 1.5, 10).reshape(5, 2),
        b1=np.array([0.3, 0.6]),
        w2=np.array([[1.0, -1.0, 0.5, 2.0], [0.5, 0.25, -2.0, 1.0]]),
        b2=np.array([0.0, 0.1, 0.2, -0.5]),
    )
    e.shape(
        "fortran-and-read-only",
        x=Layout(X, "fortran"),
        y=Layout(Y, "readonly"),
        w1=Layout(W1, "fortran"),
        b1=Layout(B1, "readonly"),
        w2=Layout(W2, "readonly"),
        b2=B2,
    )
    e.shape(
        "strided",
        x=Layout(X, "strided"),
        y=Layout(Y, "strided"),
        w1=Layout(W1, "strided"),
        b1=B1,
        w2=W2,
        b2=Layout(B2, "strided"),
    )
    e.stability("confidently-wrong", x=X * 1000, y=np.array([1, 2, 0, 0]), **P)
    e.stability("confidently-right-and-wrong", x=X[:2] * 1000, y=np.array([2, 1]), **P)
    e.stability("large-equal-logits", x=X, y=Y, w1=W1, b1=B1, w2=W2 * 0.01, b2=np.full(3, 5000.0))
    e.stability("very-negative-logits", x=X, y=Y, w1=W1, b1=B1, w2=W2, b2=np.array([-3000.0, -3001.0, -2999.5]))
    e.stability("rows-far-apart", x=np.array([[1000.0, 500.0], [0.01, 0.02]]), y=np.array([1, 2]), **P)
    e.random(30, random_case, seed=271)

    small = st.sampled_from([0.0, 1.0, -2.0, 0.5, 1000.0])

    def network(size):
        n, d, h, c = size
        shapes = {"x": (n, d), "w1": (d, h), "b1": (h,), "w2": (h, c), "b2": (c,)}
        arrays = {name: hnp.arrays(np.float64, shape, elements=small) for name, shape in shapes.items()}
        return st.fixed_dictionaries({**arrays, "y": hnp.arrays(np.int64, (n,), elements=st.integers(0, c - 1))})

    e.strategy(st.tuples(*[st.integers(1, 2)] * 3, st.integers(1, 3)).flatmap(network), valid=valid)
