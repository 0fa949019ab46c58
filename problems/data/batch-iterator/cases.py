import numpy as np
from hypothesis import strategies as st

from gradus import Layout, Rng


def valid(X, y, batch_size, shuffle=False, drop_last=False, rng=None, epochs=1):
    """True, or why this call is outside the task."""
    if np.ndim(X) == 0 or np.ndim(y) == 0:
        return "X and y need at least one axis."
    if np.asarray(X).dtype.kind not in "biuf" or np.asarray(y).dtype.kind not in "biuf":
        return "X and y must be arrays of numbers or booleans."
    if not isinstance(batch_size, int | np.integer):
        return "batch_size must be an integer."
    return 1 <= epochs <= 1000 and len(X) * epochs <= 24000 or "Too many samples or epochs."


def data(n, *tail, first=10.0):
    """Rows that differ in every element, and labels that tell them apart."""
    X = first + np.arange(n * int(np.prod(tail)), dtype=float).reshape(n, *tail) * 0.5
    return {"X": X, "y": np.arange(n) * 7 % 101 + 100}


def random_case(rng, i):
    n = int(rng.integers(1, 20))
    tail = [(), (2,), (2, 3)][i % 3]
    case = data(n, *tail, first=float(rng.normal())) | {"batch_size": int(rng.integers(1, n + 3))}
    case["X"] = rng.permutation(case["X"])
    if i % 4:
        case |= {"shuffle": True, "rng": Rng(1000 + i), "epochs": 1 + i % 3}
    if i % 2:
        case["drop_last"] = bool(i % 5)
    return case


def strategy():
    def call(n, batch_size, options, shuffled):
        case = data(n, 2) | {"batch_size": batch_size} | options
        return case | {"shuffle": True, "rng": Rng(7)} if shuffled else case

    options = st.fixed_dictionaries({}, optional={"drop_last": st.booleans()})
    return st.builds(call, st.integers(0, 6), st.integers(1, 4), options, st.booleans())


def build(cases):
    e = cases.of("batch_iterator")
    X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0], [9.0, 10.0]])
    y = np.array([0, 1, 0, 2, 1])

    e.example("last-batch-is-smaller", X=X, y=y, batch_size=2)
    e.example("last-batch-dropped", X=X, y=y, batch_size=2, drop_last=True)
    e.example(
        "shuffled", X=X, y=y, batch_size=2, shuffle=True, rng=Rng(3), note="Any order is right; yours may differ."
    )

    e.edge("divides-evenly", **data(6, 2), batch_size=3)
    e.edge("divides-evenly-and-drops-nothing", **data(6, 2), batch_size=3, drop_last=True)
    e.edge("batch-larger-than-data", **data(3, 2), batch_size=10)
    e.edge("batch-larger-than-data-dropped", **data(3, 2), batch_size=10, drop_last=True)
    e.edge("batch-larger-than-data-shuffled", **data(3, 2), batch_size=10, shuffle=True, rng=Rng(1))
    e.edge("batch-of-all", **data(4, 1), batch_size=4, drop_last=True)
    e.edge("batches-of-one", **data(3, 2), batch_size=1)
    e.edge("no-samples", X=np.zeros((0, 2)), y=np.zeros(0, dtype=int), batch_size=2)
    e.edge("no-samples-shuffled", X=np.zeros((0, 2)), y=np.zeros(0, dtype=int), batch_size=2, shuffle=True, rng=Rng(1))
    e.edge("batch-size-zero", **data(3, 2), batch_size=0, raises=ValueError)
    e.edge("batch-size-zero-dropping", **data(3, 2), batch_size=0, drop_last=True, raises=ValueError)
    e.edge("batch-size-negative", **data(3, 2), batch_size=-1, raises=ValueError)
    e.edge("batch-size-zero-without-samples", X=np.zeros((0, 2)), y=np.zeros(0), batch_size=0, raises=ValueError)
    e.edge("y-shorter", X=X, y=y[:4], batch_size=2, raises=ValueError)
    e.edge("y-longer", X=X[:4], y=y, batch_size=2, raises=ValueError)
    e.edge("shuffle-without-generator", X=X, y=y, batch_size=2, shuffle=True, raises=ValueError)
    # coverage-ok: shuffle: it needs a generator
    # coverage-ok: rng: alone it makes no difference, which "generator-without-shuffle" shows over two epochs
    e.edge("two-epochs-in-order", **data(7, 2), batch_size=3, epochs=2)
    e.edge("generator-without-shuffle", **data(15, 2), batch_size=4, rng=Rng(5), epochs=2)
    e.edge("explicit-false", **data(5, 2), batch_size=2, shuffle=False, drop_last=False)
    for seed in (11, 12):
        e.edge(f"new-order-each-epoch-{seed}", **data(24, 2), batch_size=5, shuffle=True, rng=Rng(seed), epochs=4)
    e.edge("every-order-of-four", **data(4, 2), batch_size=2, shuffle=True, rng=Rng(13), epochs=600)
    # The naive shuffle (swap each position with any other) shows in where the thirds of many samples go.
    many = {"X": np.arange(24000.0) * 0.5, "y": np.arange(24000) + 100}
    e.edge("every-place-for-each-third", **many, batch_size=10000, shuffle=True, rng=Rng(22))
    e.edge("every-order-of-three-in-one-batch", **data(3, 1), batch_size=3, shuffle=True, rng=Rng(14), epochs=600)
    e.edge(
        "every-choice-when-dropping", **data(4, 2), batch_size=3, shuffle=True, drop_last=True, rng=Rng(15), epochs=600
    )
    e.edge(
        "equal-rows-with-their-labels",
        X=np.ones((6, 2)),
        y=np.array([1, 1, 2, 2, 2, 3]),
        batch_size=4,
        shuffle=True,
        rng=Rng(16),
    )

    e.shape("one-axis", X=np.array([5.0, -1.0, 2.0, 8.0]), y=np.array([1.5, 2.5, 3.5, 4.5]), batch_size=3)
    e.shape("images", **data(5, 2, 3, 2), batch_size=2, shuffle=True, rng=Rng(17))
    e.shape(
        "one-hot-labels", X=X, y=np.eye(5)[:, :4] * 3 + np.arange(5)[:, None], batch_size=3, shuffle=True, rng=Rng(18)
    )
    e.shape("square", X=X[:2] * 1.5, y=np.array([4, 9]), batch_size=2, shuffle=True, rng=Rng(19))
    e.shape("integers", X=np.arange(10).reshape(5, 2), y=np.array([True, False, True, True, False]), batch_size=2)
    e.shape("fortran", X=Layout(X, "fortran"), y=y, batch_size=2, shuffle=True, rng=Rng(20))
    e.shape("strided", X=Layout(X, "strided"), y=Layout(y, "strided"), batch_size=2)
    e.shape("readonly", X=Layout(X, "readonly"), y=Layout(y, "readonly"), batch_size=2, shuffle=True, rng=Rng(21))

    e.random(30, random_case, seed=205)
    e.strategy(strategy(), groups=["example", "edge", "shape", "random"], valid=valid)
