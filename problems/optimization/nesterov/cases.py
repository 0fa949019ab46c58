import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Fn, Layout


def valid(grad, w, lr=0.01, momentum=0.9, steps=10):
    """True, or why this run is outside the task."""
    w = np.asarray(w)
    if w.ndim == 0 or not (w.dtype == np.float64 or w.dtype.kind in "iu"):
        return "w must be an array of float64 or of an integer type, with at least one axis."
    if not np.isfinite(w).all() or np.abs(w.astype(float)).max(initial=0) > 1e6:
        return "w must be finite, at most 1e6 in magnitude."
    if not (0 <= lr <= 1e3 and 0 <= momentum < 1 and 0 <= steps <= 1000):
        return "lr must be in [0, 1000], momentum in [0, 1), steps in [0, 1000]."
    position, velocity = w.astype(float), np.zeros(w.shape)
    for _ in range(steps):
        try:
            slope = np.asarray(grad(position + momentum * velocity), dtype=float)
        except (ValueError, TypeError):
            return "grad does not take an array of the shape of w."
        if slope.shape != w.shape:
            return "grad must return an array of the shape of w."
        velocity = momentum * velocity - lr * slope
        position = position + velocity
        if not np.abs(position).max(initial=0) < 1e9:
            return "The run diverges: choose a smaller lr."
    return True


def random_case(rng, i):
    d = 1 + i % 4
    if i % 5 == 4:
        grad = Fn("log_cosh", scale=float(rng.uniform(0.5, 2.0)))
    else:
        root = rng.normal(size=(d, d))
        A = root @ root.T + 0.2 * np.eye(d)
        A *= 3.0 / np.linalg.norm(A, 2)
        grad = Fn("quadratic", A=A.tolist(), center=rng.normal(size=d).tolist())
    case = {"grad": grad, "w": 2 * rng.normal(size=d)}
    if i % 4:
        case["lr"] = float(rng.uniform(0.05, 0.3))
    if i % 3:
        case["momentum"] = float(rng.uniform(0.2, 0.95))
    if i % 6:
        case["steps"] = int(rng.integers(2, 9))
    return case


def runs():
    def run(d):
        values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        curvature = st.lists(st.sampled_from([1.0, 0.5, 2.0]), min_size=d, max_size=d)
        center = st.lists(st.sampled_from([0.0, 1.0]), min_size=d, max_size=d)
        return st.fixed_dictionaries(
            {
                "grad": st.builds(lambda c, m: Fn("elementwise", curvature=c, center=m), curvature, center),
                "w": hnp.arrays(np.float64, d, elements=values),
            },
            optional={
                "lr": st.sampled_from([0.5, 0.25]),
                "momentum": st.sampled_from([0.0, 0.5, 0.75]),
                "steps": st.integers(0, 3),
            },
        )

    return st.integers(1, 2).flatmap(run)


def build(cases):
    e = cases.of("nesterov")
    a = np.array
    bowl = Fn("quadratic", A=[[3.0, 0.5], [0.5, 1.0]], center=[1.0, -2.0])
    valley = Fn("quadratic", A=[[20.0, 0.0], [0.0, 0.5]], center=[0.0, 0.0])
    start = a([2.0, 0.5])

    e.example(
        "one-number-by-hand",
        grad=Fn("elementwise", curvature=[2.0], center=[0.0]),
        w=a([4.0]),
        lr=0.25,
        momentum=0.5,
        steps=3,
    )
    e.example("bowl", grad=bowl, w=start, lr=0.2, momentum=0.8, steps=4)
    e.example("narrow-valley", grad=valley, w=a([1.0, 4.0]), lr=0.04, momentum=0.9, steps=6)

    e.edge("all-defaults", grad=bowl, w=start)
    e.edge("only-lr-given", grad=bowl, w=start, lr=0.15)
    e.edge("only-momentum-given", grad=bowl, w=start, momentum=0.6)
    e.edge("only-steps-given", grad=bowl, w=start, steps=3)
    e.edge("no-steps", grad=bowl, w=start, steps=0)
    e.edge("one-step", grad=bowl, w=start, lr=0.3, momentum=0.7, steps=1)
    e.edge("momentum-zero", grad=bowl, w=start, lr=0.3, momentum=0.0, steps=4)
    e.edge("lr-zero", grad=bowl, w=start, lr=0.0, steps=3)
    e.edge("start-at-the-minimum", grad=bowl, w=a([1.0, -2.0]), lr=0.3, steps=3)
    e.edge("no-elements", grad=Fn("log_cosh", scale=1.5), w=np.zeros((0, 2)), lr=0.3, steps=2)

    many = Fn("elementwise", curvature=[[1.0, 0.5, 2.0], [3.0, 1.5, 0.25]], center=[[0.5, -1.0, 2.0], [1.0, 0.0, 3.0]])
    grid = a([[1.0, 2.0, -3.0], [4.0, -0.5, 6.0]])
    e.shape("matrix", grad=many, w=grid, lr=0.2, momentum=0.7, steps=4)
    e.shape(
        "three-axes",
        grad=Fn("log_cosh", scale=0.8),
        w=np.arange(-3.0, 9.0).reshape(2, 3, 2),
        lr=0.4,
        momentum=0.6,
        steps=3,
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, grad=many, w=Layout(grid, layout), lr=0.2, momentum=0.7, steps=3)
    for kind in ("int8", "uint8", "int32", "int64"):
        e.shape(f"{kind}-start", grad=bowl, w=a([120, 3], dtype=kind), lr=0.2, momentum=0.7, steps=3)
    e.shape("one-element", grad=Fn("log_cosh", scale=2.0), w=a([[1.5]]), lr=0.3, momentum=0.5, steps=5)

    e.stability("banana", grad=Fn("rosenbrock", a=1.0, b=10.0), w=a([-1.2, 1.0]), lr=0.002, momentum=0.9, steps=60)
    e.stability("a-hundred-steps", grad=valley, w=a([1.0, 4.0]), lr=0.04, momentum=0.9, steps=100)
    e.stability("large-start", grad=bowl, w=a([-3e5, 2e5]), lr=0.2, momentum=0.8, steps=12)
    e.stability(
        "small-start",
        grad=Fn("elementwise", curvature=[2.0, 1.0], center=[0.0, 0.0]),
        w=a([1e-6, -3e-7]),
        lr=0.3,
        momentum=0.5,
        steps=5,
    )
    e.random(30, random_case, seed=251)
    e.strategy(runs(), valid=valid)
