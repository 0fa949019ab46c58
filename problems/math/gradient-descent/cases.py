import numpy as np
from gradus import Fn, Layout
from hypothesis import strategies as st


def pair(name, **parameters):
    return {"f": Fn(name, **parameters), "grad": Fn(f"{name}_grad", **parameters)}


def options_valid(step, shrink, c, tol, max_iter):
    numbers = all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in (step, shrink, c, tol))
    if not numbers or not (1e-3 <= step <= 100 and 0.05 <= shrink <= 0.95 and 1e-6 <= c <= 0.99 and 1e-5 <= tol <= 10):
        return "step is in 0.001 to 100, shrink in 0.05 to 0.95, c in 1e-6 to 0.99 and tol in 1e-5 to 10."
    whole = isinstance(max_iter, (int, np.integer)) and not isinstance(max_iter, bool)
    return (whole and 0 <= max_iter <= 200) or "max_iter is an integer between 0 and 200."


def valid(f, grad, x0, step=1.0, shrink=0.5, c=1e-4, tol=1e-5, max_iter=100):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(x0, np.ndarray) or x0.dtype.kind not in "iuf" or x0.ndim != 1 or x0.size == 0:
        return "x0 is an array of numbers, of shape (d,) with d from 1 on."
    if not (np.abs(x0.astype(float)) <= 100).all():
        return "x0 is at most 100 in size."
    good = options_valid(step, shrink, c, tol, max_iter)
    if good is not True:
        return good
    try:
        decided = clear(f, grad, x0.astype(float), step, shrink, c, tol, max_iter)
    except (IndexError, ValueError):
        return "f and grad must fit x0."
    return decided or "f and grad are finite on the path, and no decision hangs on rounding."


def clear(f, grad, x, step, shrink, c, tol, max_iter):
    """Whether all comparisons on the path are far from a tie."""
    for done in range(max_iter + 1):
        value, g = f(x), np.asarray(grad(x))
        if g.shape != x.shape or not np.isfinite(value) or not np.isfinite(g).all() or np.abs(x).max() > 1e6:
            return False
        norm = np.linalg.norm(g)
        if abs(norm - tol) < 1e-6 * tol:
            return False
        if norm <= tol or done == max_iter:
            return True
        for trial in range(30):
            t = step * shrink**trial
            after, bound = f(x - t * g), value - c * t * norm**2
            if np.isfinite(after) and abs(after - bound) < 1e-13 * max(1.0, abs(value)):
                return False
            if after <= bound:
                x = x - t * g
                break
        else:
            return True
    return True


def random_case(rng, i):
    d = 1 + i % 3
    square = rng.normal(size=(d, d))
    bowl = {"matrix": (square @ square.T + 0.5 * np.eye(d)).tolist(), "vector": rng.normal(size=d).tolist()}
    if i % 3 == 0:
        case = pair("quadratic", **bowl)
    elif i % 3 == 1:
        case = pair("barrier", weights=rng.uniform(0.3, 3.0, size=d).tolist())
    else:
        d, case = 2, pair("rosenbrock", a=float(rng.uniform(0.5, 1.5)), b=float(rng.uniform(1, 10)))
    case["x0"] = rng.uniform(0.2, 3.0, size=d)
    options = {
        "step": float(rng.uniform(0.2, 4)),
        "shrink": float(rng.uniform(0.2, 0.8)),
        "c": float(rng.uniform(0.01, 0.4)),
        "tol": float(10.0 ** rng.uniform(-4, -1)),
        "max_iter": int(rng.integers(3, 25)),
    }
    chosen = rng.permutation(list(options))[: 1 + i % 5]
    return case | {name: options[name] for name in chosen} | ({} if "max_iter" in chosen else {"max_iter": 30})


def build(cases):
    a = np.array
    e = cases.of("gradient_descent")
    bowl = pair("quadratic", matrix=[[3.0, 1.0], [1.0, 2.0]], vector=[1.0, -4.0])
    e.example("bowl", **bowl, x0=a([2.0, 1.0]), max_iter=3)
    e.example("one-number", **pair("quadratic", matrix=[[1.0]], vector=[3.0]), x0=a([1.0]), step=1.5)
    e.example("uphill", f=bowl["f"], grad=Fn("quadratic_grad", matrix=[[-3.0, -1.0], [-1.0, -2.0]], vector=[-1.0, 4.0]),
              x0=a([2.0, 1.0]), note="The gradient given is that of -f.")  # fmt: skip
    round_bowl = pair("quadratic", matrix=[[1.0]], vector=[0.0])
    e.edge("falls-by-less-than-its-share", **round_bowl, x0=a([1.0]), step=1.9999, max_iter=2)
    e.edge("converges", **bowl, x0=a([2.0, 1.0]))
    e.edge("already-there", **bowl, x0=a([1.2000001, -2.6]), max_iter=0)
    e.edge("no-steps", **bowl, x0=a([2.0, 1.0]), max_iter=0)
    e.edge("converges-in-the-last-step", **pair("quadratic", matrix=[[1.0]], vector=[3.0]), x0=a([1.0]), max_iter=1)
    e.edge("norm-above-components-below", **bowl, x0=a([1.32, -2.36]), tol=0.75)
    e.edge("loose-tol", **bowl, x0=a([2.0, 1.0]), tol=0.5)
    e.edge("demanding-condition", **bowl, x0=a([2.0, 1.0]), c=0.7)
    e.edge("slow-shrinking", **bowl, x0=a([2.0, 1.0]), shrink=0.8)
    e.edge("fast-shrinking", **bowl, x0=a([2.0, 1.0]), shrink=0.1, max_iter=4)
    e.edge("short-first-length", **bowl, x0=a([2.0, 1.0]), step=0.05, max_iter=6)
    e.edge("long-first-length", **bowl, x0=a([2.0, 1.0]), step=50.0, max_iter=4)
    e.edge("leaves-the-domain", **pair("barrier", weights=[1.0, 4.0]), x0=a([6.0, 0.05]), max_iter=6)
    flat = pair("quadratic", matrix=[[1e-3, 0.0], [0.0, 5e-4]], vector=[0.0, 0.0])
    e.edge("default-max-iter", **flat, x0=a([3.0, -2.0]))
    steep = pair("quadratic", matrix=[[100.0]], vector=[0.0])  # lengths below 0.02 fulfil the condition
    e.edge("thirtieth-length", **steep, x0=a([1.0]), step=0.018 / 0.8**29, shrink=0.8, max_iter=1)
    e.edge("thirty-first-length", **steep, x0=a([1.0]), step=0.018 / 0.8**30, shrink=0.8, max_iter=1)
    e.shape("four-numbers", **pair("barrier", weights=[1.0, 0.5, 2.0, 4.0]), x0=a([1.0, 3.0, 0.2, 0.6]), max_iter=8)
    e.shape("integers", **bowl, x0=a([2, 1]), max_iter=3)
    e.shape("read-only", **bowl, x0=Layout(a([2.0, 1.0]), "readonly"), max_iter=3)
    e.stability("valley", **pair("rosenbrock", a=1.0, b=10.0), x0=a([-1.2, 1.0]), max_iter=25)
    e.stability("far-out", **pair("rosenbrock", a=1.0, b=100.0), x0=a([40.0, -30.0]), max_iter=3)
    e.random(30, random_case, seed=1531)
    bowls = st.sampled_from([bowl, pair("barrier", weights=[1.0, 2.0])])
    e.strategy(
        st.builds(
            lambda both, x0, more: both | {"x0": np.array(x0)} | more,
            bowls,
            st.tuples(st.sampled_from([0.5, 2.0, 3.0]), st.sampled_from([0.25, 1.5])),
            st.fixed_dictionaries(
                {"max_iter": st.integers(0, 2)},
                optional={"c": st.sampled_from([0.3, 0.6]), "step": st.sampled_from([0.7, 3.0])},
            ),
        ),
        valid=valid,
    )
