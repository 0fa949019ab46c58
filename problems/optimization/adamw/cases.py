import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def cancels(params, grads, lr, betas, eps, weight_decay):
    """Whether a gradient and the L2 term cancel so far that rounding would decide."""
    for k, p in enumerate(params):
        p, m, v = np.array(p), 0.0, 0.0
        for t, step_grads in enumerate(grads, start=1):
            g, pull = np.asarray(step_grads[k], dtype=np.float64), weight_decay * p
            total = g + pull
            if (np.abs(total) < 1e-6 * (np.abs(g) + np.abs(pull))).any():
                return True
            m = betas[0] * m + (1 - betas[0]) * total
            v = betas[1] * v + (1 - betas[1]) * total**2
            p = p - lr * (m / (1 - betas[0] ** t)) / (np.sqrt(v / (1 - betas[1] ** t)) + eps)
    return False


def valid(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, decoupled=True, writes=True):
    """True, or why this run is outside the task."""
    for p in params:
        if not isinstance(p, np.ndarray) or p.ndim == 0 or p.dtype != np.float64:
            return "params must be float64 arrays with at least one axis."
        if writes and not p.flags.writeable:
            return "params must be writeable: they are updated in place."
        if not np.isfinite(p).all() or np.abs(p).max(initial=0) > 1e60:
            return "params must be finite and at most 1e60 in magnitude."
    for step_grads in grads:
        if [np.shape(g) for g in step_grads] != [p.shape for p in params]:
            return "Each list in grads needs one array for each parameter, of the same shape."
        for g in step_grads:
            if not isinstance(g, np.ndarray) or not (g.dtype == np.float64 or g.dtype.kind in "iu"):
                return "Gradients must be arrays of float64 or of an integer type."
            size = np.abs(g[g != 0].astype(float))
            if not np.isfinite(size).all() or ((size < 1e-60) | (size > 1e60)).any():
                return "Gradients must be zero or between 1e-60 and 1e60 in magnitude."
            if g.dtype.kind in "iu" and size.max(initial=0) > 1e9:
                return "Integer gradients must be at most 1e9 in magnitude."
    if not (0 <= lr <= 1e6 and 1e-100 <= eps <= 1e6 and 0 <= weight_decay <= 1e6):
        return "lr and weight_decay must be zero or more, eps above zero; all at most 1e6."
    if len(betas) != 2 or not all(0 <= beta < 1 for beta in betas):
        return "betas must be two numbers in [0, 1)."
    if not decoupled and cancels(params, grads, lr, betas, eps, weight_decay):
        return "With L2, a gradient and the decay term must not cancel."
    return True


def valid_lost(**inputs):
    """True, or why this run is outside the task; here params are only read."""
    return valid(**inputs, writes=False)


def random_case(rng, i):
    shapes = [[(3,)], [(2, 3), (3,)], [(2, 1, 3), (4,), (4,)]][i % 3]
    steps = int(rng.integers(2, 7))
    scale = 10.0 ** rng.integers(-2, 3)
    case = {
        "params": [rng.normal(size=s) for s in shapes],
        "grads": [[scale * rng.normal(size=s) for s in shapes] for _ in range(steps)],
    }
    if i % 4 != 0:
        case["lr"] = float(rng.uniform(0.02, 0.5))
    if i % 3 != 1:
        case["betas"] = (float(rng.uniform(0, 0.95)), float(rng.uniform(0.3, 0.999)))
    if i % 5 > 1:
        case["eps"] = float(10.0 ** rng.uniform(-8, 0))
    if i % 7 > 1:
        case["weight_decay"] = float(rng.uniform(0.05, 1.5))
    if i % 2:
        case["decoupled"] = False
    elif i % 4 == 0:
        case["decoupled"] = True
    return case


def strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])

    def run(shapes):
        return st.fixed_dictionaries(
            {
                "params": st.tuples(*[hnp.arrays(np.float64, s, elements=values) for s in shapes]).map(list),
                "grads": st.lists(
                    st.tuples(*[hnp.arrays(np.float64, s, elements=values) for s in shapes]).map(list), max_size=3
                ),
            },
            optional={
                "lr": st.sampled_from([1.0, 0.1]),
                "betas": st.sampled_from([(0.5, 0.75), (0.9, 0.999)]),
                "eps": st.sampled_from([1e-8, 0.5]),
                "weight_decay": st.sampled_from([0.0, 0.375]),
                "decoupled": st.booleans(),
            },
        )

    return st.lists(hnp.array_shapes(max_dims=2, max_side=2), min_size=1, max_size=2).flatmap(run)


def build(cases):
    e = cases.of("AdamW")
    a = np.array
    steps = [[a([2.0, -0.5])], [a([-1.0, 3.0])], [a([0.25, 0.5])], [a([1.5, -4.0])]]
    start = [a([0.5, -1.5])]

    e.example(
        "decoupled", params=[a([1.0, -2.0])], grads=[[a([0.5, -4.0])], [a([0.25, 2.0])]], lr=0.1, weight_decay=0.5
    )
    e.example(
        "l2",
        params=[a([1.0, -2.0])],
        grads=[[a([0.5, -4.0])], [a([0.25, 2.0])]],
        lr=0.1,
        weight_decay=0.5,
        decoupled=False,
    )
    e.example(
        "three-steps-by-hand",
        params=[a([1.0])],
        grads=[[a([2.0])], [a([-1.0])], [a([4.0])]],
        lr=0.5,
        betas=(0.5, 0.75),
        eps=0.25,
        weight_decay=0.2,
    )

    e.edge("all-defaults", params=start, grads=steps)
    e.edge("all-defaults-but-l2", params=start, grads=steps, decoupled=False)
    e.edge("only-lr-given", params=start, grads=steps, lr=0.3)
    e.edge("only-betas-given", params=start, grads=steps, betas=(0.6, 0.7))
    e.edge("only-eps-given", params=start, grads=steps, eps=0.4)
    e.edge("only-weight-decay-given", params=start, grads=steps, weight_decay=0.6)
    for name, flag in (("decoupled", True), ("l2", False)):
        e.edge(f"only-weight-decay-{name}", params=start, grads=steps, weight_decay=0.7, decoupled=flag)
        e.edge(f"no-decay-{name}", params=start, grads=steps, lr=0.3, weight_decay=0.0, decoupled=flag)
        e.edge(f"betas-zero-{name}", params=start, grads=steps, lr=0.3, betas=(0.0, 0.0), eps=0.1, decoupled=flag)
        e.edge(
            f"zero-gradients-{name}",
            params=start,
            grads=[[a([0.0, 0.0])]] * 3,
            lr=0.2,
            eps=0.3,
            weight_decay=0.4,
            decoupled=flag,
        )
    e.edge("decay-past-zero", params=start, grads=steps, lr=0.8, weight_decay=2.0)
    e.edge("lr-zero", params=start, grads=steps, lr=0.0, weight_decay=0.5)
    e.edge("no-steps", params=[a([1.5, -2.5])], grads=[], lr=0.1, weight_decay=0.3)
    e.edge("no-parameters", params=[], grads=[[], []])
    e.edge(
        "array-without-elements",
        params=[np.zeros((0, 3)), a([1.0, 2.0])],
        grads=[[np.zeros((0, 3)), a([1.0, -1.0])], [np.zeros((0, 3)), a([2.0, 0.5])]],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    e.edge(
        "zero-gradient-later",
        params=[a([0.5, -1.0])],
        grads=[[a([1.0, -2.0])], [a([0.0, 0.0])], [a([0.0, 0.0])], [a([3.0, 0.0])]],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )

    three = [(2, 3), (4,), (1, 2, 2)]
    walk = [
        [a([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]), a([0.5, 0.25, -4.0, 2.0]), a([[[1.0, 2.0], [-3.0, 4.0]]])],
        [a([[-1.0, 1.5, 2.0], [0.5, 1.0, 4.0]]), a([-2.0, 1.0, 1.0, 3.0]), a([[[0.5, -1.0], [2.0, -0.5]]])],
        [a([[2.0, 2.5, -1.0], [1.0, -3.0, 0.5]]), a([1.5, -0.5, 2.0, 1.0]), a([[[-2.0, 1.0], [1.0, 3.0]]])],
    ]
    e.shape(
        "three-arrays",
        params=[np.full(s, 0.25) for s in three],
        grads=walk,
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    twins = [[a([1.0, -2.0]), a([0.5, 3.0])], [a([-4.0, 0.25]), a([2.0, 1.5])], [a([3.0, 1.0]), a([-1.0, -0.5])]]
    e.shape(
        "two-arrays-of-one-shape",
        params=[a([0.5, 1.0]), a([-1.0, 2.0])],
        grads=twins,
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    grid = a([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    alone = [[step[0]] for step in walk]
    for layout in ("fortran", "strided"):
        e.shape(
            f"{layout}-parameter",
            params=[Layout(grid, layout)],
            grads=alone,
            lr=0.3,
            betas=(0.7, 0.8),
            eps=0.05,
            weight_decay=0.4,
        )
    for layout in ("fortran", "strided", "readonly"):
        given = [[Layout(g, layout) for g in step] for step in alone]
        e.shape(f"{layout}-gradients", params=[grid], grads=given, lr=0.3, betas=(0.7, 0.8), eps=0.05, weight_decay=0.4)
    whole = [[a([120, -100])], [a([100, 90])], [a([-50, 7])]]
    e.shape(
        "int8-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.int8) for g in s] for s in whole],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    counts = [[a([200, 3])], [a([250, 0])], [a([17, 90])]]
    e.shape(
        "uint8-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.uint8) for g in s] for s in counts],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    large = [[a([1_000_000, -3])], [a([70_000, 40_000])]]
    e.shape(
        "int32-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.int32) for g in s] for s in large],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    e.shape(
        "integer-gradients",
        params=[a([1.0, 2.0])],
        grads=[[a([3, -2])], [a([1, 4])], [a([-5, 0])]],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    e.shape(
        "one-element",
        params=[a([[0.5]])],
        grads=[[a([[2.0]])], [a([[3.0]])], [a([[-1.5]])]],
        lr=0.3,
        betas=(0.7, 0.8),
        eps=0.05,
        weight_decay=0.4,
    )
    e.shape(
        "three-arrays-l2",
        params=[np.full(s, 0.25) for s in three],
        grads=walk,
        lr=0.3,
        betas=(0.7, 0.8),
        weight_decay=0.4,
        decoupled=False,
    )
    e.shape("integer-gradients-l2", params=[a([1.0, 2.0])], grads=[[a([3, -2])], [a([1, 4])]], lr=0.3, decoupled=False)

    near = [[a([1e-8, -3e-9, 2e-8])], [a([2e-8, 1e-9, -1e-8])], [a([-5e-9, 1e-8, 3e-8])]]
    e.stability("gradients-near-eps", params=[a([0.0, 0.5, -0.5])], grads=near, lr=1.0, weight_decay=0.1)
    e.stability("tiny-gradients", params=[a([0.0, 0.0])], grads=[[a([1e-40, -1e-12])], [a([1e-50, 2e-12])]], lr=1e5)
    e.stability("huge-gradients", params=[a([0.0, 1.0])], grads=[[a([1e50, -1e58])], [a([-3e50, 1e57])]], lr=0.5)
    mixed = [[a([1e8, 1.0, 1e-4])], [a([-1e8, 1e4, 1e-3])], [a([1.0, -3.0, 1e-5])]]
    e.stability("mixed-magnitudes-l2", params=[a([0.5, 0.5, 0.25])], grads=mixed, lr=0.5, decoupled=False)
    long = [[a([np.sin(1.0 + k), 2.0 * np.cos(3.0 * k), 1.0 + 0.1 * k])] for k in range(60)]
    e.stability("sixty-steps", params=[a([1.0, -1.0, 0.5])], grads=long, lr=0.05, weight_decay=0.3)
    e.random(30, random_case, seed=261)
    e.strategy(strategy(), valid=valid)

    f = cases.of("lost_to_decay")
    # Two weights of one size; the gradients of the second are a thousand times those of the first.
    wave = [1.0, -0.5, 0.75, -1.25, 0.5, -0.25]
    noise = [[a([0.01 * g, 10.0 * g])] for g in wave]
    f.example("decoupled-takes-alike", params=[a([2.0, 2.0])], grads=noise, lr=0.1, weight_decay=0.05)
    f.example(
        "l2-spares-large-gradients", params=[a([2.0, 2.0])], grads=noise, lr=0.1, weight_decay=0.05, decoupled=False
    )
    f.edge("all-defaults", params=start, grads=steps)
    f.edge("only-lr-given", params=start, grads=steps, lr=0.3)
    f.edge("only-betas-given", params=start, grads=steps, betas=(0.2, 0.5))
    f.edge("betas-with-l2", params=start, grads=steps, betas=(0.2, 0.5), decoupled=False)
    f.edge("only-eps-given", params=start, grads=steps, eps=0.6)
    f.edge("eps-with-l2", params=start, grads=steps, eps=0.6, decoupled=False)
    f.edge("only-weight-decay-given", params=start, grads=steps, weight_decay=0.8)
    f.edge("only-l2", params=start, grads=steps, decoupled=False)
    f.edge("no-decay", params=start, grads=steps, lr=0.3, weight_decay=0.0)
    f.edge("no-steps", params=start, grads=[], lr=0.3, weight_decay=0.5)
    f.edge("no-parameters", params=[], grads=[[], []])
    f.edge(
        "array-without-elements",
        params=[np.zeros((0, 3)), a([1.0, 2.0])],
        grads=[[np.zeros((0, 3)), a([1.0, -1.0])]],
        lr=0.1,
    )
    f.edge("zero-gradients", params=start, grads=[[a([0.0, 0.0])]] * 3, lr=0.2, weight_decay=0.4)
    f.shape("three-arrays", params=[np.full(s, 0.25) for s in three], grads=walk, lr=0.3, weight_decay=0.4)
    f.shape(
        "three-arrays-l2",
        params=[np.full(s, 0.25) for s in three],
        grads=walk,
        lr=0.3,
        eps=0.02,
        weight_decay=0.4,
        decoupled=False,
    )
    for layout in ("fortran", "strided", "readonly"):
        given = [[Layout(g, layout) for g in step] for step in alone]
        f.shape(layout, params=[Layout(grid, layout)], grads=given, lr=0.3, weight_decay=0.2, decoupled=False)
    f.shape(
        "uint8-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.uint8) for g in s] for s in counts],
        lr=0.3,
        weight_decay=30.0,
        decoupled=False,
    )
    f.stability(
        "huge-gradients-l2",
        params=[a([3.0, 1.0])],
        grads=[[a([1e5, -1e7])], [a([-3e5, 1e6])]],
        lr=0.5,
        weight_decay=0.9,
        decoupled=False,
    )
    f.stability("sixty-steps-l2", params=[a([1.0, -1.0, 0.5])], grads=long, lr=0.05, weight_decay=0.3, decoupled=False)
    f.random(30, random_case, seed=262)
    f.strategy(strategy(), valid=valid_lost)
