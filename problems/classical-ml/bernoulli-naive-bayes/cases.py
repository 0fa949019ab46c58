import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def binary(X):
    """True, or what is wrong with X."""
    sound = isinstance(X, np.ndarray) and X.ndim == 2 and X.shape[1] > 0 and X.dtype.kind in "iufb"
    return bool(sound and ((X == 0) | (X == 1)).all()) or "X holds 0 and 1, in the shape (n, d) with a feature or more."


def valid_fit(X, y, alpha=1.0):
    """True, or why this call is outside the task."""
    if not isinstance(y, np.ndarray) or y.ndim != 1 or y.dtype.kind not in "iu":
        return "y is an integer array of shape (n,)."
    if type(alpha) not in (int, float) or not (-1e3 <= alpha <= 0 or 1e-9 <= alpha <= 1e6):
        return "alpha is at most 0, or between 1e-9 and 1e6."
    return binary(X)


def valid_predict(X, priors, theta):
    """The same for predict_log_proba."""
    for array in (priors, theta):
        if not isinstance(array, np.ndarray) or array.dtype.kind != "f":
            return "priors and theta are arrays of floats."
    if priors.ndim != 1 or theta.ndim != 2 or theta.shape != (len(priors), np.shape(X)[-1]) or len(priors) == 0:
        return "priors and theta have the shapes (K,) and (K, d)."
    inside = ((priors > 1e-9) & (priors <= 1)).all() and ((theta >= 1e-12) & (theta <= 1 - 1e-12)).all()
    if not inside or theta.size > 100_000:
        return "Priors are between 1e-9 and 1, theta between 1e-12 and 1 - 1e-12, and both are small enough."
    return binary(X)


def random_fit(rng, i):
    n, d, k = int(rng.integers(3, 20)), 1 + i % 5, 1 + i % 4
    names = rng.permutation(np.arange(-3, 40))[:k]
    X = rng.random((n, d)) < rng.random(d)
    case = {"X": X.astype([np.int64, np.float64, bool][i % 3]), "y": names[rng.integers(0, k, size=n)]}
    return case | ({"alpha": float(rng.uniform(0.05, 4))} if i % 4 else {})


def random_predict(rng, i):
    n, d, k = int(rng.integers(1, 7)), 1 + i % 5, 1 + i % 4
    priors = rng.uniform(0.1, 1, size=k)
    X = (rng.random((n, d)) < 0.5).astype([np.float64, np.int64, bool][i % 3])
    return {"X": X, "priors": priors / priors.sum(), "theta": rng.uniform(0.02, 0.98, size=(k, d))}


def build(cases):
    a = np.array
    e = cases.of("fit")
    X, y = a([[1, 0, 1], [1, 0, 0], [0, 1, 1], [1, 1, 1], [0, 0, 1]]), a([4, 4, 1, 1, 1])
    e.example("two-classes", X=X, y=y)
    e.example("half-a-count", X=a([[0, 1], [0, 1], [1, 1]]), y=a([0, 0, 1]), alpha=0.5)
    e.edge("zero-counts", X=a([[0, 0], [0, 0], [0, 0], [1, 0]]), y=a([0, 0, 0, 2]), alpha=0.25)
    e.edge("full-counts", X=a([[1, 1], [1, 1], [0, 1]]), y=a([1, 1, 0]), alpha=2)
    e.edge("one-class", X=X, y=a([3, 3, 3, 3, 3]))
    e.edge("one-sample", X=a([[0, 1, 1]]), y=a([-5]))
    e.edge("classes-of-one", X=a([[0, 1], [1, 1], [0, 0]]), y=a([8, -2, 3]), alpha=0.1)
    e.edge("little-smoothing", X=X, y=y, alpha=1e-6)
    e.edge("much-smoothing", X=X, y=y, alpha=500.0)
    e.edge("no-smoothing", X=X, y=y, alpha=0.0, raises=ValueError)
    e.edge("negative-smoothing", X=X, y=y, alpha=-1.0, raises=ValueError)
    e.edge("no-samples", X=np.zeros((0, 2)), y=a([], dtype=int), raises=ValueError)
    e.edge("fewer-labels", X=X, y=a([1, 0, 1, 0]), raises=ValueError)
    e.edge("one-label-for-all", X=X, y=a([1]), raises=ValueError)
    e.shape("booleans", X=X == 1, y=y)
    e.shape("floats", X=X * 1.0, y=y, alpha=0.75)
    e.shape("unsigned", X=X.astype(np.uint8), y=a([200, 255, 255, 200, 7], dtype=np.uint8))
    many = np.arange(600) % 7
    e.shape("counts-beyond-a-byte", X=(many[:, None] < a([6, 1])).astype(np.uint8), y=(np.arange(600) % 3 == 0) + 0)
    e.shape("layouts", X=Layout(X, "fortran"), y=Layout(y, "strided"))
    e.shape("readonly", X=Layout(X, "readonly"), y=Layout(y, "readonly"), alpha=0.3)
    e.random(32, random_fit, seed=751)
    e.strategy(
        st.integers(1, 4).flatmap(
            lambda n: st.fixed_dictionaries(
                {
                    "X": hnp.arrays(np.int64, (n, 2), elements=st.integers(0, 1)),
                    "y": hnp.arrays(np.int64, n, elements=st.integers(0, 1)),
                },
                optional={"alpha": st.sampled_from([0.5, 2.0, 0.0])},
            )
        ),
        valid=valid_fit,
    )

    e = cases.of("predict_log_proba")
    theta = a([[0.9, 0.2, 0.5], [0.3, 0.6, 0.7]])
    priors = a([0.4, 0.6])
    e.example("two-classes", X=a([[1, 0, 1], [0, 1, 0]]), priors=priors, theta=theta)
    e.example("absent-is-evidence", X=a([[0, 0]]), priors=a([0.5, 0.5]), theta=a([[0.9, 0.8], [0.2, 0.1]]))
    e.edge("all-present", X=a([[1, 1, 1]]), priors=priors, theta=theta)
    e.edge("priors-alone", X=a([[1], [0]]), priors=a([0.1, 0.7, 0.2]), theta=a([[0.3], [0.3], [0.3]]))
    e.edge("one-class", X=a([[1, 0, 1], [0, 1, 0]]), priors=a([1.0]), theta=theta[:1].copy())
    e.edge("nearly-sure", X=a([[0, 1], [1, 0]]), priors=priors, theta=a([[1e-11, 0.5], [1 - 1e-11, 0.25]]))
    e.shape("booleans", X=a([[True, False, True]]), priors=priors, theta=theta)
    e.shape("unsigned", X=a([[1, 0, 0], [0, 0, 1]], dtype=np.uint8), priors=priors, theta=theta)
    e.shape("floats", X=a([[0.0, 1.0, 0.0]]), priors=priors, theta=theta)
    e.shape(
        "layouts",
        X=Layout(a([[1, 0, 1], [0, 0, 1]]), "fortran"),
        priors=Layout(priors, "readonly"),
        theta=Layout(theta, "strided"),
    )
    d = 3000
    wide = a([[0.2], [0.5], [0.8]]) + 0.15 * np.sin(np.arange(3.0 * d).reshape(3, d))
    shares = a([0.2, 0.5, 0.3])
    words = (np.arange(2 * d).reshape(2, d) % 5 == 0).astype(int)
    e.stability("thousands-of-features", X=words, priors=shares, theta=wide)
    e.stability("samples-of-unlike-size", X=np.repeat(a([[1], [0]]), d, axis=1), priors=shares, theta=0.9 + 0.02 * wide)
    e.stability("thousands-of-close-features", X=words, priors=shares, theta=0.2 + 1e-3 * wide)
    e.random(32, random_predict, seed=752)
    share = st.sampled_from([0.5, 0.25, 0.9])
    e.strategy(
        st.integers(1, 3).flatmap(
            lambda k: st.fixed_dictionaries(
                {
                    "X": hnp.arrays(np.int64, (1, 2), elements=st.integers(0, 1)),
                    "priors": st.just(np.full(k, 1 / k)),
                    "theta": hnp.arrays(float, (k, 2), elements=share),
                }
            )
        ),
        valid=valid_predict,
    )
