import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

HALF = np.float16


def add_once(terms):
    """The sum of float16 numbers along the last axis, rounded once."""
    return terms.sum(axis=-1).astype(HALF)


def add_in_half(terms):
    """The sum along the last axis, each term and each partial sum rounded to float16."""
    terms = terms.astype(HALF)
    total = terms[..., 0]
    for k in range(1, terms.shape[-1]):
        total = total + terms[..., k]
    return total


def add_in_half_from_the_end(terms):
    return add_in_half(terms[..., ::-1])


def run(add, bias_first, X, y, w, b, steps, lr, init_scale, growth_factor, backoff_factor, growth_interval):
    """The training run, with one way to add in float16; None where the scale leaves its range."""
    X, y = X.astype(HALF).astype(float), y.astype(HALF)  # float64 holds each product of two float16 numbers exactly
    w, b = w.astype(np.float64), float(b)
    scale, clean, scales, skipped = float(init_scale), 0, [], []
    for t in range(steps):
        scales.append(scale)
        half_w, half_b = w.astype(HALF).astype(float), HALF(b)
        if bias_first:
            pred = add(np.concatenate([np.full((len(X), 1), float(half_b)), X * half_w], axis=1))
        else:
            pred = add(X * half_w) + half_b
        d = (2 * scale / len(y) * (pred - y).astype(float)).astype(HALF).astype(float)
        grad_w, grad_b = add(X.T * d), add(d)
        bad = not (np.isfinite(grad_w).all() and np.isfinite(grad_b))
        if bad:
            skipped.append(t)
        else:
            w, b = w - lr * grad_w.astype(float) / scale, b - lr * float(grad_b) / scale
        clean = 0 if bad else clean + 1
        if bad or clean == growth_interval:
            scale, clean = scale * (backoff_factor if bad else growth_factor), 0
        if not 1e-6 <= scale <= 1e15:
            return None
    return w, b, skipped, scales


def close(one, other):
    return np.abs(one - other).max() <= 1e-3 * np.abs(one).max()


@np.errstate(over="ignore", invalid="ignore")
def valid(X, y, w, b, steps, lr=0.1, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000):
    """True, or why this run is outside the task."""
    arrays = (X, y, w)
    if not all(isinstance(each, np.ndarray) and each.dtype in (np.float32, np.float64) for each in arrays):
        return "X and y must be float32 or float64 arrays, and w a float32 array."
    if w.dtype != np.float32:
        return "w must be float32."
    if X.ndim != 2 or 0 in X.shape or X.shape[0] > 64 or y.shape != X.shape[:1] or w.shape != X.shape[1:]:
        return "X must have the shape (n, d), y (n,) and w (d,), with n from 1 to 64 and d at least 1."
    if not all(np.isfinite(each).all() and np.abs(each).max() <= 1e9 for each in arrays) or not abs(b) <= 1e9:
        return "X, y, w and b must be finite and at most 1e9 in size."
    if isinstance(steps, bool) or steps != int(steps) or not 0 <= steps <= 3000:
        return "steps must be an integer from 0 to 3000."
    if not 0 <= lr <= 1e9:
        return "lr must be from 0 to 1e9."
    if not (1e-3 <= init_scale <= 1e10 and 1 < growth_factor <= 1e3 and 1e-3 <= backoff_factor < 1):
        return "init_scale must be from 1e-3 to 1e10, growth_factor in (1, 1000], backoff_factor in [0.001, 1)."
    if isinstance(growth_interval, bool) or growth_interval != int(growth_interval) or growth_interval < 1:
        return "growth_interval must be an integer, 1 or more."
    given = X, y, w, b, steps, lr, init_scale, growth_factor, backoff_factor, growth_interval
    ways = [(add, first) for add in (add_once, add_in_half, add_in_half_from_the_end) for first in (False, True)]
    runs = [run(add, first, *given) for add, first in ways]
    if None in runs:
        return "The scale must stay between 1e-6 and 1e15."
    first_w, first_b, first_skipped, _ = runs[0]
    if not (np.isfinite(first_w).all() and np.isfinite(first_b)):
        return "The weights must stay finite."
    for other_w, other_b, other_skipped, _ in runs[1:]:
        if other_skipped != first_skipped or not close(first_w, other_w) or not close(first_b, np.float64(other_b)):
            return "The order of additions must not decide what is skipped, nor move the weights by more than 0.1%."
    return True


def random_case(rng, i):
    while True:
        n, d = [(3, 2), (5, 3), (4, 1), (2, 4)][i % 4]
        kind = [np.float32, np.float64][i % 2]
        case = {
            "X": (rng.normal(size=(n, d)) + 0.5).astype(kind),
            "y": (rng.normal(size=n) * 10.0 ** rng.integers(-2, 3) + 1.0).astype(kind),
            "w": rng.normal(size=d).astype(np.float32),
            "b": float(rng.normal()),
            "steps": int(rng.integers(5, 14)),
        }
        if i % 3 != 1:
            case["lr"] = float(rng.uniform(0.01, 0.4))
        if i % 4 != 0:
            case["init_scale"] = float(2.0 ** rng.integers(4, 20)) * (1.5 if i % 8 == 5 else 1.0)
        if i % 3 != 0:
            case["growth_factor"] = [4.0, 1.5, 8.0][i % 3]
        if i % 5 > 1:
            case["backoff_factor"] = [0.25, 0.75, 0.125][i % 3]
        if i % 6 != 5:
            case["growth_interval"] = int(rng.integers(1, 4))
        if valid(**case) is True:
            return case


def build(cases):
    e = cases.of("mixed_precision_sgd")
    a = np.array

    def f(*values):
        return np.array(values, dtype=np.float32)

    one = {"X": a([[1.0]]), "y": a([0.5]), "w": f(1.5), "b": 0.0}
    e.example(
        "one-overflow",
        X=a([[1.0, 2.0], [3.0, -1.0]]),
        y=a([1.0, 2.5]),
        w=f(0.5, 1.0),
        b=0.25,
        steps=3,
        lr=0.125,
        init_scale=32768.0,
        growth_interval=2,
    )
    e.example(
        "small-steps-add-up",
        **one,
        steps=400,
        lr=1e-4,
        note="Each step is smaller than half of the distance of float16 numbers at 1.5.",
    )
    tiny = {"X": a([[2.0**-13]]), "y": a([0.0]), "w": f(1.0), "b": 0.0, "steps": 1, "lr": 2.0**22}
    e.example("kept-by-scaling", **tiny, init_scale=4096.0, note="The gradient in w is 2 * 2**-26, below float16.")

    X = a([[0.5, 1.0, -2.0], [1.5, -0.25, 0.75], [-1.0, 2.0, 0.5], [0.25, 0.5, 1.25]])
    y = a([2.0, -1.5, 3.0, 0.75])
    data = {"X": X, "y": y, "w": f(0.75, -0.5, 1.25), "b": 0.375}
    e.edge("all-defaults", **data, steps=4)
    e.edge("only-lr", **data, steps=4, lr=0.03)
    e.edge("only-init-scale", **data, steps=4, init_scale=48.0)
    e.edge("only-growth-factor", **data, steps=5, growth_factor=3.0)
    e.edge("only-backoff-factor", **data, steps=5, backoff_factor=0.125)
    e.edge("only-growth-interval", **data, steps=8, growth_interval=2)
    calm = {**data, "lr": 0.05, "init_scale": 16.0}
    e.edge("grows-every-step", **calm, steps=5, growth_interval=1)
    e.edge("grows-twice", **calm, steps=7, growth_interval=3, growth_factor=4.0)
    e.edge("just-not-enough-clean-steps", **calm, steps=2, growth_interval=3)
    e.edge("grows-until-it-overflows", **data, steps=14, init_scale=1024.0, growth_factor=8.0, growth_interval=2)
    e.edge("skips-at-once", **data, steps=9, init_scale=2.0**21, growth_interval=3)
    e.edge("two-skips-in-a-row", **data, steps=6, init_scale=2.0**18, backoff_factor=0.25, growth_interval=2)
    # Residuals double with each update, so that steps overflow again and again, also amid the count.
    away = {"X": a([[1.0]]), "y": a([0.0]), "w": f(3.0), "b": 1.0, "lr": 0.75, "init_scale": 1024.0}
    e.edge("diverging", **away, steps=9, growth_interval=3, backoff_factor=0.25)
    e.edge("diverging-slowly", **{**away, "lr": 0.6}, steps=14, growth_interval=4, backoff_factor=0.25)
    e.edge("all-skipped", **data, steps=3, init_scale=2.0**30)
    e.edge(
        "scale-without-bounds",
        X=a([[1.0]]),
        y=a([2.0**-10 + 2.0**-20]),
        w=f(2.0**-10),
        b=0.0,
        steps=5,
        init_scale=2.0**22,
        growth_factor=4.0,
        growth_interval=1,
    )
    e.edge("no-steps", **data, steps=0)
    e.edge("lr-zero", **data, steps=3, lr=0.0)
    e.edge("grows-after-two-thousand-steps", **{**one, "w": f(0.625)}, steps=2001, lr=1e-4, init_scale=128.0)
    large = {"w": f(0.001, 0.5), "b": 0.5, "steps": 4, "lr": 1e-6, "init_scale": 2.0**-6}
    e.edge("input-overflows-in-the-cast", X=a([[66000.0, 1.0], [2.0, 3.0]]), y=a([1.0, 2.0]), **large)
    e.edge("target-overflows-in-the-cast", X=a([[2.0, 1.0], [5.0, 3.0]]), y=a([-66000.0, 2.0]), **large)
    e.edge("weight-overflows-in-the-cast", **{**tiny, "w": f(70000.0)}, init_scale=0.5)
    e.edge("bias-overflows-in-the-cast", **{**tiny, "b": -70000.0}, init_scale=0.5)
    e.edge(
        "prediction-overflows",
        X=a([[3.0, 1.0], [1.0, 2.0]]),
        y=a([60000.0, 3.0]),
        w=f(30000.0, 1.0),
        b=2.0,
        steps=3,
        init_scale=2.0**-6,
        lr=1e-3,
    )
    e.edge("residual-overflows", X=a([[2.0]]), y=a([-40000.0]), w=f(20000.0), b=1.0, steps=3, lr=1e-3, init_scale=0.125)
    e.edge("infinity-times-zero", X=a([[0.0], [0.0]]), y=a([3.0, -5.0]), w=f(2.0), b=0.5, steps=4, init_scale=30000.0)
    e.edge(
        "only-the-weights-overflow",
        X=a([[100.0, 0.5]]),
        y=a([3.0]),
        w=f(0.5, 1.5),
        b=1.0,
        steps=4,
        lr=1e-5,
        init_scale=16.0,
    )
    e.edge(
        "only-the-bias-overflows",
        X=a([[0.25], [-0.125], [0.5]]),
        y=a([3.0, 4.0, 1.0]),
        w=f(0.5),
        b=9.0,
        steps=3,
        init_scale=8192.0,
    )
    e.edge("lost-without-scaling", **tiny, init_scale=1.0)
    e.edge(
        "lost-in-the-loss-gradient",
        X=a([[60000.0]]),
        y=a([0.0]),
        w=f(0.0),
        b=5e-6,
        steps=2,
        lr=0.25,
        init_scale=2.0**-9,
    )
    e.edge("weights-below-half", X=a([[60000.0]]), y=a([0.0]), w=f(2.0**-26), b=0.0, steps=2, init_scale=4.0)
    e.edge(
        "the-bias-is-cast-as-well",
        X=a([[1.0], [2.0]]),
        y=a([0.0, -2048.0]),
        w=f(-2048.0),
        b=2049.0,
        steps=2,
        lr=40.0,
        init_scale=4.0,
        note="In float16 the bias is 2048, and every residual 0.",
    )
    e.edge(
        "scale-far-below-one",
        X=a([[2000.0]]),
        y=a([-30000.0]),
        w=f(0.0),
        b=0.0,
        steps=2,
        lr=1e-9,
        init_scale=2.0**-9,
        backoff_factor=2.0**-9,
    )
    e.edge("inputs-below-half", X=a([[2e-8]]), y=a([0.0]), w=f(0.01), b=0.5, steps=1, lr=1e6, init_scale=4096.0)
    e.edge("bias-steps-add-up", X=a([[0.0]]), y=a([0.5]), w=f(2.0), b=1.5, steps=400, lr=1e-4)
    e.shape("one-row", X=X[:1], y=y[:1], w=f(0.5, 0.25, -1.0), b=-0.5, steps=3)
    e.shape("one-column", X=X[:, :1], y=y, w=f(-0.5), b=2.0, steps=4)
    e.shape("float32", **{**data, "X": X.astype(np.float32), "y": y.astype(np.float32)}, steps=3, init_scale=512.0)
    for layout in ("fortran", "strided", "readonly"):
        given = {name: Layout(data[name], layout) for name in ("X", "y", "w")}
        e.shape(layout, **given, b=0.375, steps=3, lr=0.05, init_scale=1024.0)
    e.stability("small-data", X=1e-3 * X, y=1e-4 * y, w=f(0.01, -0.02, 0.03), b=0.001, steps=5, lr=2.0)
    e.stability("large-data", X=100.0 * X, y=300.0 * y, w=f(1.0, -2.0, 3.0), b=5.0, steps=7, lr=1e-5, init_scale=0.5)
    e.random(36, random_case, seed=911)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5, 1000.0])
    options = {
        "lr": st.sampled_from([0.5, 0.001]),
        "init_scale": st.sampled_from([4.0, 1024.0]),
        "growth_factor": st.sampled_from([4.0]),
        "backoff_factor": st.sampled_from([0.25]),
        "growth_interval": st.sampled_from([1, 2]),
    }

    def inputs(shape):
        n, d = shape
        return st.fixed_dictionaries(
            {
                "X": hnp.arrays(np.float64, (n, d), elements=number),
                "y": hnp.arrays(np.float64, (n,), elements=number),
                "w": hnp.arrays(np.float32, (d,), elements=number),
                "b": number,
                "steps": st.integers(0, 4),
            },
            optional=options,
        )

    e.strategy(st.tuples(st.integers(1, 2), st.integers(1, 2)).flatmap(inputs), valid=valid)
