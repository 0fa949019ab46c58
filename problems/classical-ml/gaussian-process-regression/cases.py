import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid_likelihood(X, y, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(X, np.ndarray) or not isinstance(y, np.ndarray) or X.ndim != 2 or y.shape != X.shape[:1]:
        return "X is an array of shape (n, d) and y of shape (n,)."
    if X.shape[1] == 0 or len(X) > 200 or X.size > 2000:
        return "There is at least one column, and there are at most 200 rows and 2,000 elements."
    for each, most in ((X, 1e9), (y, 1e4)):
        if (
            each.dtype.kind not in "iuf"
            or not np.isfinite(each).all()
            or np.abs(each.astype(float)).max(initial=0) > most
        ):
            return "Values are finite, those of X at most 1e9 and those of y at most 1e4 in size."
    for value in (length_scale, signal_variance, noise_variance):
        if not isinstance(value, (int, float)) or not 1e-6 <= value <= 1e6:
            return "The parameters are between 1e-6 and 1e6."
    X = X.astype(float)
    if np.abs(X).max(initial=0) * 1e-16 > 1e-9 * length_scale and (X != np.round(X * 64) / 64).any():
        return "Points that are far from the origin are multiples of 1/64."
    if signal_variance * max(1, len(X)) > 1e7 * noise_variance:
        return "The noise variance is at least n times the signal variance over 1e7."
    return bool(signal_variance <= 1e4 and noise_variance <= 1e4) or "Variances are at most 1e4."


def valid_posterior(X, y, X_new, length_scale=1.0, signal_variance=1.0, noise_variance=0.1):
    """The same for the posterior."""
    found = valid_likelihood(X, y, length_scale, signal_variance, noise_variance)
    if found is not True:
        return found
    if not isinstance(X_new, np.ndarray) or X_new.ndim != 2 or X_new.shape[1] != X.shape[1] or len(X_new) == 0:
        return "X_new is an array of shape (m, d), with at least one row."
    found = valid_likelihood(X_new, np.zeros(len(X_new)), length_scale, 1.0, 1.0)
    if found is not True:
        return found
    error = 1e-15 * max(1, len(X)) * signal_variance / noise_variance
    error *= np.abs(y.astype(float)).max(initial=0) + np.sqrt(signal_variance)
    return bool(error < 1e-8) or "The noise variance is too small for the size of y."


def random_case(rng, i):
    n, d = int(rng.integers(1, 12)), 1 + i % 3
    X = rng.uniform(-3, 3, size=(n, d))
    case = {"X": X, "y": np.sin(X.sum(axis=1)) * 2 + 0.3 * rng.normal(size=n) + 1.0}
    if i % 2:
        case["length_scale"] = float(rng.uniform(0.4, 3))
    if i % 3:
        case["signal_variance"] = float(rng.uniform(0.3, 4))
    if i % 4:
        case["noise_variance"] = float(10 ** rng.uniform(-3, 0.5))
    return case


def random_posterior(rng, i):
    case = random_case(rng, i)
    return case | {"X_new": rng.uniform(-4, 4, size=(1 + i % 5, case["X"].shape[1]))}


def build(cases):
    a = np.array
    X = a([[0.0, 1.0], [1.5, -0.5], [2.0, 2.0], [-1.0, 0.5]])
    y, new = a([1.0, -0.5, 2.0, 3.5]), a([[0.5, 0.5], [-1.0, 1.5], [2.5, 0.0]])
    line, heights = a([[0.0], [2.0]]), a([1.0, -1.0])
    steps = np.arange(70.0)[:, None] / 10
    waves = np.sin(steps[:, 0]) + 0.1 * np.cos(37 * steps[:, 0])
    spread = np.arange(120.0)[:, None] * 12.5
    p, q = cases.of("gp_posterior"), cases.of("gp_log_marginal_likelihood")

    p.example(
        "one-sample",
        X=a([[0.0]]),
        y=a([2.0]),
        X_new=a([[0.0], [1.0]]),
        noise_variance=0.25,
        note="At the sample the mean is 2 / 1.25 = 1.6, and the variance 1 - 1 / 1.25 = 0.2.",
    )
    p.example("two-samples", X=line, y=heights, X_new=a([[1.0], [2.5], [9.0]]))
    p.example("two-features", X=X, y=y, X_new=new, length_scale=1.5, signal_variance=2.0, noise_variance=0.3)
    q.example(
        "one-sample",
        X=a([[0.0]]),
        y=a([2.0]),
        noise_variance=0.25,
        note="The density of a normal variable with variance 1.25 at 2.",
    )
    q.example("two-samples", X=line, y=heights)
    q.example("two-features", X=X, y=y, length_scale=1.5, signal_variance=2.0, noise_variance=0.3)

    for e, more in ((p, {"X_new": new}), (q, {})):
        e.edge("defaults", X=X, y=y, **more)
        e.edge("length-scale-alone", X=X, y=y, **more, length_scale=0.6)
        e.edge("signal-variance-alone", X=X, y=y, **more, signal_variance=3.0)
        e.edge("noise-variance-alone", X=X, y=y, **more, noise_variance=0.02)
        e.edge("integer-parameters", X=X, y=y, **more, length_scale=2, signal_variance=3, noise_variance=4)
        e.edge("repeated-samples", X=X[[0, 1, 1, 2]], y=y, **more, noise_variance=0.05)
        e.edge("no-samples", X=np.zeros((0, 2)), y=np.zeros(0), **more, length_scale=1.25)
        e.edge("mean-far-from-zero", X=X, y=y + 50.0, **more, length_scale=2.0)
        e.edge("much-noise", X=X, y=y, **more, noise_variance=40.0)
        e.shape(
            "integers",
            X=a([[3, -5], [-2, 4], [1, 0]]),
            y=a([1, -7, 4]),
            **{name: a([[2, 1], [-3, 3]]) for name in more},
            length_scale=3.5,
        )
        e.shape(
            "unsigned",
            X=a([[250, 3], [251, 9], [249, 5], [246, 0]], dtype=np.uint8),
            y=a([200, 7, 130, 90], dtype=np.uint8),
            **{name: a([[252, 1], [248, 6]], dtype=np.uint8) for name in more},
            length_scale=4.0,
        )
        for layout in ("fortran", "strided", "readonly"):
            flat = "readonly" if layout == "fortran" else layout
            e.shape(
                layout,
                X=Layout(X, layout),
                y=Layout(y, flat),
                **{name: Layout(each, layout) for name, each in more.items()},
                noise_variance=0.2,
            )
        far = a([1e8, -3e8])
        e.stability("far-from-the-origin", X=X + far, y=y, **{name: each + far for name, each in more.items()})
        e.stability(
            "small-distances", X=X * 1e-4, y=y, **{name: each * 1e-4 for name, each in more.items()}, length_scale=2e-4
        )
    p.edge("new-rows-that-are-samples", X=X, y=y, X_new=X[[2, 0]], noise_variance=0.01)
    p.edge("equal-new-rows", X=X, y=y, X_new=new[[0, 2, 0]])
    p.edge("one-new-row", X=X, y=y, X_new=new[1:2])
    p.edge(
        "far-from-all-samples",
        X=X,
        y=y,
        X_new=a([[80.0, 0.0], [81.0, 0.5]]),
        signal_variance=2.5,
        note="There the posterior is the prior.",
    )
    q.edge("one-value-of-zero", X=a([[1.0]]), y=a([0.0]), signal_variance=0.5)
    p.shape(
        "five-features",
        X=np.sin(np.arange(35.0)).reshape(7, 5) * 2,
        y=np.cos(np.arange(7.0)) * 3,
        X_new=np.cos(np.arange(20.0)).reshape(4, 5),
        length_scale=1.75,
    )
    p.stability("many-samples-little-noise", X=steps, y=waves, X_new=steps[::13] + 0.05, noise_variance=2e-5)
    q.stability("determinant-underflows", X=steps, y=waves, noise_variance=2e-5)
    q.stability("determinant-overflows", X=spread, y=np.cos(spread[:, 0]) * 40, signal_variance=2000.0)
    p.random(32, random_posterior, seed=731)
    q.random(32, random_case, seed=732)

    few = st.sampled_from([0.0, 1.0, -2.0, 3.0])
    optional = {
        "length_scale": st.sampled_from([0.5, 2.0]),
        "signal_variance": st.sampled_from([2.0, 3.0]),
        "noise_variance": st.sampled_from([0.5, 1.0]),
    }

    def inputs(fresh):
        def of(shape):
            n, d = shape
            given = {
                "X": hnp.arrays(np.float64, (n, d), elements=few),
                "y": hnp.arrays(np.float64, (n,), elements=few),
            }
            if fresh:
                given["X_new"] = hnp.arrays(np.float64, (1, d), elements=few)
            return st.fixed_dictionaries(given, optional=optional)

        return st.tuples(st.integers(0, 3), st.integers(1, 2)).flatmap(of)

    p.strategy(inputs(True), valid=valid_posterior)
    q.strategy(inputs(False), valid=valid_likelihood)
