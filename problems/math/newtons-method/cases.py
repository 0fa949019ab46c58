import numpy as np
from hypothesis import strategies as st

from gradus import Fn


def root_of(name, **parameters):
    return {"f": Fn(name, **parameters), "df": Fn(f"{name}_df", **parameters)}


def minimum_of(name, **parameters):
    return {part: Fn(name + end, **parameters) for part, end in (("f", ""), ("grad", "_grad"), ("hess", "_hess"))}


def options_valid(tol, max_iter, smallest):
    if not smallest <= tol <= 1:
        return f"tol must be between {smallest} and 1."
    return max_iter <= 1 or 50 <= max_iter <= 1000 or "max_iter must be 0, 1 or between 50 and 1000."


def valid_root(f, df, x0, tol=1e-10, max_iter=50):
    """True, or why this search is outside the task."""
    if not np.isfinite(x0) or abs(x0) > 1e6:
        return "x0 must be finite, at most 1e6 in magnitude."
    if not np.isfinite(f(float(x0))) or not np.isfinite(df(float(x0))):
        return "f and df must be finite at x0."
    return options_valid(tol, max_iter, 1e-10)


def valid_minimum(f, grad, hess, x0, tol=1e-6, max_iter=100):
    """True, or why this search is outside the task."""
    if np.ndim(x0) != 1 or np.size(x0) == 0 or not np.isfinite(x0).all() or np.abs(x0).max() > 1e3:
        return "x0 must be a finite array of shape (d,), d >= 1, at most 1000 in magnitude."
    x0 = np.array(x0, dtype=float)
    if not np.isfinite(f(x0)) or abs(f(x0)) > 1e12:
        return "f must be finite at x0."
    if np.shape(grad(x0)) != x0.shape or np.shape(hess(x0)) != x0.shape * 2:
        return "The gradient and the Hessian must fit x0."
    return options_valid(tol, max_iter, 1e-7)


def random_root(rng, i):
    root = float(rng.uniform(-3, 3))
    families = [
        lambda: root_of("arctangent", scale=float(rng.uniform(0.5, 4)), root=root),
        lambda: root_of(
            "polynomial", coefficients=[5 * root, float(rng.uniform(0.5, 3)), 0.0, float(rng.uniform(0.2, 2))]
        ),
        lambda: root_of("exponential", rate=float(rng.choice([-1.5, 0.5, 1.0])), level=float(rng.uniform(0.2, 20))),
        lambda: root_of("logarithm", level=float(rng.uniform(-2, 3))),
    ]
    case = families[i % 4]()
    case["x0"] = float(rng.uniform(0.1, 30)) if i % 4 == 3 else float(rng.uniform(-8, 8))
    if i % 3 == 1:
        case["tol"] = float(10.0 ** rng.integers(-9, -4))
    if i % 3 == 2:
        case["max_iter"] = 60
    return case


def random_minimum(rng, i):
    d = 1 + i % 3
    square = rng.normal(size=(d, d))
    vector = [float(v) for v in rng.normal(size=d)]
    if i % 5 == 0:
        case = minimum_of("quadratic", matrix=(square @ square.T + 0.3 * np.eye(d)).tolist(), vector=vector)
    elif i % 5 == 1:
        weights = [float(w) for w in rng.uniform(0.2, 4, size=d)]
        case = minimum_of("barrier", weights=weights)
    elif i % 5 == 2:
        case = minimum_of("hyperbola", weights=[float(w) for w in rng.uniform(0.5, 3, size=d)])
    else:  # indefinite in the middle, bounded below
        case = minimum_of("quartic", matrix=(square + square.T - np.eye(d)).tolist(), vector=vector)
    case["x0"] = rng.uniform(0.1, 6, size=d) if i % 5 == 1 else 2.5 * rng.normal(size=d)
    if i % 4 == 1:
        case["tol"] = float(10.0 ** rng.integers(-7, -3))
    if i % 4 == 2:
        case["max_iter"] = 150
    return case


def root_strategy():
    starts = st.sampled_from([0.5, 1.0, 2.0, -3.0, 10.0])
    arctangent = st.builds(
        lambda scale, root, x0: root_of("arctangent", scale=scale, root=root) | {"x0": x0},
        st.sampled_from([1.0, 2.0]), st.sampled_from([0.0, 1.0]), starts,
    )  # fmt: skip
    cubic = st.builds(
        lambda c, x0: root_of("polynomial", coefficients=[c, 1.0, 0.0, 1.0]) | {"x0": x0},
        st.sampled_from([0.0, -2.0, 5.0]), starts,
    )  # fmt: skip
    logarithm = st.builds(
        lambda level, x0: root_of("logarithm", level=level) | {"x0": abs(x0)}, st.sampled_from([0.0, 1.0]), starts
    )
    return st.one_of(cubic, arctangent, logarithm)


def minimum_strategy():
    starts = st.lists(st.sampled_from([0.0, 1.0, -2.0, 0.5]), min_size=1, max_size=2)
    entries = st.sampled_from([-1.0, 0.0, 2.0])

    def quartic(x0, diagonal, corner):
        d = len(x0)
        matrix = [[diagonal[0], corner], [corner, diagonal[1]]] if d == 2 else [[diagonal[0]]]
        return minimum_of("quartic", matrix=matrix, vector=[0.0, 1.0][:d]) | {"x0": np.array(x0)}

    def hyperbola(x0, weight):
        return minimum_of("hyperbola", weights=[weight] * len(x0)) | {"x0": 4 * np.array(x0)}

    def barrier(x0, weight):
        return minimum_of("barrier", weights=[weight] * len(x0)) | {"x0": np.abs(x0) * 4 + 0.5}

    weights = st.sampled_from([1.0, 3.0])
    return st.one_of(
        st.builds(quartic, starts, st.tuples(entries, entries), st.sampled_from([0.0, 1.0])),
        st.builds(hyperbola, starts, weights),
        st.builds(barrier, starts, weights),
    )


def build(cases):
    e = cases.of("newton_root")
    square_minus_two = root_of("polynomial", coefficients=[-2.0, 0.0, 1.0])
    e.example("square-root-of-two", **square_minus_two, x0=1.0)
    e.example("arctangent-from-afar", **root_of("arctangent", scale=1.0, root=0.5), x0=3.0)

    e.edge("starts-at-the-root", **root_of("polynomial", coefficients=[-6.0, 2.0]), x0=3.0, max_iter=0)
    e.edge(
        "starts-off-the-root-without-steps",
        **root_of("polynomial", coefficients=[-6.0, 2.0]),
        x0=2.0,
        max_iter=0,
        raises=RuntimeError,
    )
    e.edge("linear-in-one-step", **root_of("polynomial", coefficients=[-6.0, 2.0]), x0=-20.0, max_iter=1)
    e.edge("within-a-loose-tol", **square_minus_two, x0=1.5, tol=0.25, max_iter=0)
    e.edge("no-root", **root_of("polynomial", coefficients=[1.0, 0.0, 1.0]), x0=0.75, raises=RuntimeError)
    e.edge("flat-tangent", **root_of("polynomial", coefficients=[1.0, 0.0, 1.0]), x0=0.0, raises=RuntimeError)
    e.edge("too-few-steps", **square_minus_two, x0=1e5, max_iter=4, raises=RuntimeError)
    halving = root_of("polynomial", coefficients=[2.25, -3.0, 1.0])  # a double root: each full step halves the distance
    e.edge("one-step-more-than-the-default", **halving, x0=1.4e10, raises=RuntimeError)
    e.edge("integer-start", **square_minus_two, x0=-3)
    e.edge("double-root", **halving, x0=4.0)
    e.edge("leaves-the-domain", **root_of("logarithm", level=1.0), x0=50.0)
    e.edge("small-tol", **root_of("polynomial", coefficients=[-5.0, 1.0, 0.0, 0.5]), x0=-3.0, tol=1e-9)
    e.edge("two-cycle-of-the-pure-step", **root_of("polynomial", coefficients=[0.0, -5.0, 0.0, 1.0]), x0=1.0)
    e.stability("overflow-on-the-way", **root_of("exponential", rate=1.0, level=3.0), x0=-20.0)
    e.stability("steep-and-far", **root_of("exponential", rate=1.0, level=3.0), x0=25.0)
    e.stability("arctangent-from-very-far", **root_of("arctangent", scale=2.0, root=-1.0), x0=1000.0)
    e.stability("large-root", **root_of("polynomial", coefficients=[-1e4, 0.0, 1.0]), x0=3.0)
    e.random(30, random_root, seed=203)
    e.strategy(root_strategy(), valid=valid_root)

    m = cases.of("newton_minimize")
    a = np.array
    bowl = minimum_of("quadratic", matrix=[[3.0, 1.0], [1.0, 2.0]], vector=[1.0, -4.0], constant=2.0)
    # x^4/4 - x^2/2 + y^2/2: a saddle at 0, minima at (1, 0) and (-1, 0)
    two_wells = minimum_of("quartic", matrix=[[-1.0, 0.0], [0.0, 1.0]], vector=[0.0, 0.0])
    m.example("quadratic-bowl", **bowl, x0=a([5.0, -3.0]))
    m.example("rosenbrock", **minimum_of("rosenbrock", a=1.0, b=100.0), x0=a([-1.2, 1.0]))

    m.edge("quadratic-in-one-step", **bowl, x0=a([50.0, 30.0]), max_iter=1)
    level = minimum_of("quadratic", matrix=[[2.0, 0.0], [0.0, 4.0]], vector=[2.0, -4.0])
    m.edge("starts-at-the-minimum", **level, x0=a([1.0, -1.0]), max_iter=0)
    m.edge("integers-at-the-minimum", **level, x0=a([1, -1]))
    m.edge("within-a-loose-tol", **bowl, x0=a([1.25, -2.75]), tol=0.25, max_iter=0)
    m.edge("starts-off-the-minimum-without-steps", **bowl, x0=a([1.0, 1.0]), max_iter=0, raises=RuntimeError)
    m.edge(
        "too-few-steps", **minimum_of("rosenbrock", a=1.0, b=100.0), x0=a([-1.2, 1.0]), max_iter=3, raises=RuntimeError
    )
    m.edge("integer-start", **minimum_of("rosenbrock", a=1.0, b=10.0), x0=a([2, -1]))
    m.edge("one-number", **minimum_of("quartic", matrix=[[-3.0]], vector=[1.0]), x0=a([0.25]))
    m.edge("pulled-to-a-saddle", **two_wells, x0=a([0.0, 2.0]))
    m.edge("starts-at-a-saddle", **two_wells, x0=a([0.0, 0.0]))
    hill = minimum_of("quartic", matrix=[[-2.0, 0.5], [0.5, -1.0]], vector=[0.0, 0.0])
    m.edge("starts-at-a-maximum", **hill, x0=a([0.0, 0.0]))
    m.edge("starts-near-a-maximum", **hill, x0=a([0.05, -0.1]))
    m.edge(
        "saddle-off-the-axes",
        **minimum_of(
            "quartic", matrix=[[0.0, 2.0, 0.0], [2.0, 0.0, 0.0], [0.0, 0.0, 1.0]], vector=[0.0, 0.0, 0.0], power=0.5
        ),
        x0=a([0.0, 0.0, 0.0]),
    )
    m.edge("saddle-without-steps", **two_wells, x0=a([0.0, 0.0]), max_iter=0, raises=RuntimeError)
    m.edge(
        "singular-everywhere",
        **minimum_of("quadratic", matrix=[[25.0, 10.0], [10.0, 4.0]], vector=[5.0, 2.0]),
        x0=a([3.0, 1.0]),
    )
    m.edge(
        "singular-at-the-start",
        **minimum_of("quartic", matrix=[[0.0, 0.0], [0.0, 2.0]], vector=[1.0, 1.0]),
        x0=a([0.0, 3.0]),
    )
    trough = minimum_of("quartic", matrix=[[0.0, 0.0], [0.0, 3.0]], vector=[0.0, 0.0])
    m.edge("singular-at-the-minimum", **trough, x0=a([2.0, -1.0]))
    slow = minimum_of("quartic", matrix=[[0.0]], vector=[0.0])  # each full step takes off a third
    m.edge("one-step-more-than-the-default", **slow, x0=a([5.2e15]), raises=RuntimeError)
    for sign, name in ((1.0, "right"), (-1.0, "left")):
        slanted = minimum_of("quartic", matrix=[[-0.1]], vector=[0.4 * sign])
        m.edge(f"saddle-within-a-loose-tol-{name}", **slanted, x0=a([0.0]), tol=0.5)
    m.edge("leaves-the-domain", **minimum_of("barrier", weights=[1.0, 2.0]), x0=a([6.0, 9.0]))
    m.edge("small-tol", **minimum_of("hyperbola", weights=[1.0, 2.0]), x0=a([0.5, -0.75]), tol=1e-7)

    rows = [[1.0, 0.5, -1.0], [1.0, -2.0, 0.5], [1.0, 1.5, 2.0], [1.0, -0.5, -3.0], [1.0, 3.0, 1.0]]
    mixed = minimum_of("quartic", matrix=np.diag([1.0, -2.0, 3.0, -0.5]).tolist(), vector=[1.0, 0.5, -2.0, 0.0])
    m.shape("four-numbers", **mixed, x0=a([1.0, -1.0, 2.0, 0.0]))
    m.shape(
        "logistic-regression",
        **minimum_of("logistic", rows=rows, labels=[1, -1, 1, 1, -1], penalty=0.05),
        x0=np.zeros(3),
    )
    m.stability("pure-step-runs-away", **minimum_of("hyperbola", weights=[1.0, 3.0]), x0=a([4.0, -9.0]))
    saturated = minimum_of("logistic", rows=rows, labels=[1, -1, 1, 1, -1], penalty=0.02)
    m.stability("saturated-logistic", **saturated, x0=a([20.0, -30.0, 25.0]))
    m.stability(
        "ill-conditioned-bowl",
        **minimum_of("quadratic", matrix=[[1e4, 1.0], [1.0, 1e-2]], vector=[1.0, 1.0]),
        x0=a([7.0, -3.0]),
    )
    raised = minimum_of("quadratic", matrix=[[2.0, 0.5], [0.5, 1.0]], vector=[1.0, 1.0], constant=1e9)
    m.stability("on-top-of-a-constant", **raised, x0=a([0.28571, 0.85714]))
    m.random(30, random_minimum, seed=204)
    m.strategy(minimum_strategy(), valid=valid_minimum)
