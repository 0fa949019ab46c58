import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout

STEP, ZERO = ("step",), ("zero_grad",)


def add(k, values):
    return ("accumulate_grad", k, np.array(values))


def numbers_fault(values):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if not (np.abs(values.astype(np.float64)) <= 1e9).all():
        return "Numbers are finite, and at most 1e9 in magnitude."
    return None


def valid_sgd(params, calls, lr=0.01):
    """True, or why these calls are outside the task."""
    for p in params:
        if fault := numbers_fault(p):
            return fault
        if p.ndim == 0:
            return "Parameters have at least one axis."
    if not 0 <= lr <= 1e3:
        return "lr is from 0 to 1000."
    for name, *arguments in calls:
        if name in ("step", "zero_grad") and not arguments:
            continue
        if name != "accumulate_grad" or len(arguments) != 2 or arguments[0] not in range(len(params)):
            return 'A call is ("step",), ("zero_grad",) or ("accumulate_grad", place of the parameter, gradient).'
        if fault := numbers_fault(arguments[1]):
            return fault
        if arguments[1].shape != params[arguments[0]].shape:
            return "A gradient has the shape of its parameter."
    return True


def valid_train(w, batches, lr=0.01, zero="before", left=None):
    """True, or why this run is outside the task."""
    given = [w, *([] if left is None else [left]), *(array for batch in batches for array in batch)]
    if fault := next(filter(None, map(numbers_fault, given)), None):
        return fault
    if w.ndim != 1 or (left is not None and left.shape != w.shape):
        return "w has one axis, and what is left in grad has the shape of w."
    for X, y in batches:
        if y.ndim != 1 or y.size == 0 or X.shape != (y.size, w.size):
            return "In each batch X has the shape (N, D) and y the shape (N,), with N at least 1."
        if np.abs(X.astype(np.float64)).max(initial=0) > 1e4:
            return "X is at most 1e4 in magnitude."
    if not 0 <= lr <= 1e3 or zero not in ("before", "after", "never") or len(batches) > 100:
        return 'lr is from 0 to 1000, zero is "before", "after" or "never", and there are at most 100 batches.'
    return True


def random_sgd(rng, i):
    shapes = [[(3,), (2, 4)], [(2, 3), (3,), (3,)], [(1, 2, 3), (4,)]][i % 3]
    calls = []
    for _ in range(int(rng.integers(4, 11))):
        k = int(rng.integers(len(shapes)))
        kind = rng.choice(3, p=[0.55, 0.3, 0.15])
        calls.append(
            [("accumulate_grad", k, 10.0 ** rng.integers(-1, 2) * rng.normal(size=shapes[k])), STEP, ZERO][kind]
        )
    case = {"params": [rng.normal(size=s) for s in shapes], "calls": calls}
    return case if i % 4 == 0 else case | {"lr": float(rng.uniform(0.02, 0.8))}


def random_train(rng, i):
    d, sizes = int(rng.integers(2, 5)), rng.permutation([1, 3, 6, 7])[: 2 + i % 3]
    case = {"w": rng.normal(size=d), "batches": [(rng.normal(size=(n, d)), rng.normal(size=n)) for n in sizes]}
    if i % 4 != 0:
        case["lr"] = float(rng.uniform(0.02, 0.3))
    if i % 5 != 0:
        case["zero"] = ["before", "after", "never"][i % 3]
    if i % 2:
        case["left"] = rng.normal(size=d)
    return case


def sgd_strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    arrays = hnp.arrays(np.float64, (2,), elements=values)
    adds = st.tuples(st.just("accumulate_grad"), st.integers(0, 1), arrays)
    calls = st.lists(st.one_of(adds, st.just(STEP), st.just(ZERO)), min_size=1, max_size=5)
    return st.fixed_dictionaries(
        {"params": st.lists(arrays, min_size=2, max_size=2), "calls": calls},
        optional={"lr": st.sampled_from([1.0, 0.5])},
    )


def train_strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def run(sizes):
        d, *rows = sizes
        batch = [
            st.tuples(hnp.arrays(np.float64, (n, d), elements=values), hnp.arrays(np.float64, (n,), elements=values))
            for n in rows
        ]
        return st.fixed_dictionaries(
            {"w": hnp.arrays(np.float64, (d,), elements=values), "batches": st.tuples(*batch).map(list)},
            optional={
                "lr": st.sampled_from([0.5, 0.25]),
                "zero": st.sampled_from(["before", "after", "never"]),
                "left": hnp.arrays(np.float64, (d,), elements=values),
            },
        )

    return st.lists(st.integers(1, 2), min_size=1, max_size=3).flatmap(run)


def build_sgd(e):
    a = np.array
    e.example(
        "gradients-add-up",
        params=[a([1.0, -2.0])],
        calls=[add(0, [2.0, 4.0]), add(0, [1.0, -1.0]), STEP, ZERO],
        lr=0.5,
    )
    e.example(
        "step-keeps-the-gradient",
        params=[a([1.0, 3.0]), a([[0.5, 2.0, -1.0]])],
        calls=[add(0, [4.0, -2.0]), STEP, STEP, ZERO, STEP, add(0, [1.0, 2.0]), STEP],
        lr=0.25,
    )
    whole = [
        add(0, [0.5, 3.0]),
        STEP,
        add(1, [[1.0, -2.0, 4.0], [0.25, 5.0, -3.0]]),
        add(0, [-1.0, 2.0]),
        STEP,
        ZERO,
        add(1, [[2.0, 0.5, 1.0], [-4.0, 1.5, 3.0]]),
        STEP,
    ]
    pair = [a([2.0, -0.5]), a([[1.0, 0.0, 3.0], [-2.0, 4.0, 0.5]])]
    e.edge("default-rate", params=pair, calls=whole)
    e.edge("rate-zero", params=pair, calls=whole, lr=0.0)
    e.edge("no-gradient-yet", params=pair, calls=[STEP, ZERO, STEP], lr=0.5)
    e.edge("gradient-of-zeros", params=pair, calls=[add(0, [0.0, 0.0]), STEP, add(0, [1.0, -3.0]), STEP], lr=0.5)
    e.edge("sum-is-zero", params=pair, calls=[add(0, [1.0, -2.0]), add(0, [-1.0, 2.0]), STEP], lr=0.5)
    e.edge("no-parameters", params=[], calls=[ZERO, STEP])
    twins = [a([1.0, -2.0]), a([0.5, 3.0])]
    e.edge("twins", params=twins, calls=[add(1, [4.0, 0.25]), add(0, [2.0, 1.5]), add(1, [3.0, 1.0]), STEP], lr=0.5)
    e.shape(
        "three-axes",
        params=[np.full((2, 1, 3), 0.25)],
        calls=[add(0, [[[1.0, 2.0, 3.0]], [[4.0, -5.0, 6.0]]]), STEP],
        lr=0.5,
    )
    e.shape("integers", params=[a([3, -1])], calls=[add(0, [3, -2]), add(0, [1, 4]), STEP], lr=0.5)
    bytes_ = [("accumulate_grad", 0, a([200, 3], dtype=np.uint8)), ("accumulate_grad", 0, a([250, 90], dtype=np.uint8))]
    e.shape("uint8", params=[a([7, 250], dtype=np.uint8)], calls=[*bytes_, STEP], lr=0.5)
    grid = a([[1.0, -2.0, 3.0], [4.0, 0.5, -6.0]])
    for layout in ("fortran", "strided", "readonly"):
        calls = [("accumulate_grad", 0, Layout(g, layout)) for g in (grid, 2 * grid - 1)]
        e.shape(layout, params=[Layout(grid + 3, layout)], calls=[*calls, STEP, *calls, STEP], lr=0.5)
    e.stability(
        "mixed-magnitudes",
        params=[a([1e-6, 1e6])],
        calls=[add(0, [1e8, 1e-8]), add(0, [-1e8, 3e-8]), add(0, [1e-3, 1.0]), STEP],
        lr=0.5,
    )
    e.random(30, random_sgd, seed=901)
    e.strategy(sgd_strategy(), valid=valid_sgd)


def build_train(e):
    a = np.array
    one = (a([[1.0]]), a([2.0]))
    e.example("cleared-before", w=a([0.0]), batches=[one, one, one], lr=0.25)
    e.example("never-cleared", w=a([0.0]), batches=[one, one, one], lr=0.25, zero="never")
    e.example("cleared-after", w=a([0.0]), batches=[one, one, one], lr=0.25, zero="after", left=a([-2.0]))
    batches = [
        (a([[1.0, 2.0], [-1.0, 0.5], [0.0, 3.0]]), a([1.0, -2.0, 0.5])),
        (a([[2.0, -1.0]]), a([4.0])),
        (a([[0.5, 1.0], [3.0, -2.0], [1.0, 1.0], [-2.0, 0.25]]), a([2.0, 1.0, -1.0, 3.0])),
    ]
    w, left = a([0.5, -1.5]), a([3.0, -0.75])
    e.edge("all-defaults", w=w, batches=batches)
    e.edge("rate-alone", w=w, batches=batches, lr=0.2)
    for zero in ("before", "after", "never"):
        e.edge(f"{zero}-alone", w=w, batches=batches, zero=zero)
        e.edge(f"{zero}-with-a-gradient-left", w=w, batches=batches, lr=0.2, zero=zero, left=left)
        e.edge(f"{zero}-without-batches", w=w, batches=[], lr=0.2, zero=zero, left=left)
        e.edge(f"{zero}-one-batch", w=w, batches=batches[:1], lr=0.2, zero=zero, left=left)
    e.edge("gradient-left-alone", w=w, batches=batches, left=left)
    e.edge("rate-zero", w=w, batches=batches, lr=0.0, zero="never")
    e.edge("already-fitted", w=a([2.0]), batches=[one, one], lr=0.25, zero="never", left=a([1.0]))
    X, y = a([[3, -1, 2], [0, 4, 1]]), a([5, -2])
    e.shape("integers", w=a([1, 0, -2]), batches=[(X, y), (X[:1], y[1:])], lr=0.02, zero="never")
    e.shape(
        "uint8", w=a([1, 0, 2], dtype=np.uint8), batches=[(abs(X).astype(np.uint8), abs(y).astype(np.uint8))], lr=0.02
    )
    for layout in ("fortran", "strided", "readonly"):
        rows = [(Layout(X * 0.5, layout), Layout(y * 0.25, layout))] * 2
        e.shape(layout, w=Layout(a([1.0, 0.5, -2.0]), layout), batches=rows, lr=0.1, zero="after")
    e.shape(
        "wide",
        w=np.linspace(-1, 1, 6),
        batches=[(np.cos(np.arange(12.0)).reshape(2, 6), a([1.0, -3.0]))] * 3,
        lr=0.1,
        zero="never",
    )
    e.stability("large-targets", w=a([1.0, -2.0]), batches=[(batches[0][0], 1e8 * batches[0][1]), batches[2]], lr=0.1)
    e.random(30, random_train, seed=902)
    e.strategy(train_strategy(), valid=valid_train)


def build(cases):
    build_sgd(cases.of("SGD"))
    build_train(cases.of("train"))
