import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(params, grads, lr=0.01, momentum=0.9, dampening=0.0):
    """True, or why this run is outside the task."""
    for p in params:
        if not isinstance(p, np.ndarray) or p.ndim == 0 or p.dtype != np.float64:
            return "params must be float64 arrays with at least one axis."
        if not p.flags.writeable:
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
    if not (0 <= lr <= 1e6 and 0 <= momentum < 1 and 0 <= dampening <= 1):
        return "lr must be zero or more (at most 1e6), momentum in [0, 1), dampening in [0, 1]."
    return True


def random_case(rng, i):
    shapes = [[(3,)], [(2, 3), (3,)], [(2, 1, 3), (4,), (4,)]][i % 3]
    steps = int(rng.integers(2, 7))
    scale = 10.0 ** rng.integers(-2, 3)
    case = {
        "params": [rng.normal(size=s) for s in shapes],
        "grads": [[scale * rng.normal(size=s) for s in shapes] for _ in range(steps)],
    }
    if i % 4 != 0:
        case["lr"] = float(rng.uniform(0.02, 0.8))
    if i % 3 != 1:
        case["momentum"] = float(rng.uniform(0.1, 0.97))
    if i % 5 > 1:
        case["dampening"] = float(rng.uniform(0.05, 0.9))
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
                "momentum": st.sampled_from([0.0, 0.5, 0.75]),
                "dampening": st.sampled_from([0.0, 0.5, 1.0]),
            },
        )

    return st.lists(hnp.array_shapes(max_dims=2, max_side=2), min_size=1, max_size=2).flatmap(run)


def build(cases):
    e = cases.of("SGDMomentum")
    a = np.array

    e.example("velocity-builds-up", params=[a([1.0])], grads=[[a([2.0])], [a([2.0])], [a([2.0])]], lr=0.1)
    e.example(
        "damped-after-the-first-step",
        params=[a([1.0, -2.0])],
        grads=[[a([2.0, -4.0])], [a([-1.0, 3.0])], [a([4.0, 0.5])]],
        lr=0.25,
        momentum=0.5,
        dampening=0.25,
    )
    e.example(
        "two-parameters",
        params=[a([[1.0, -1.0, 0.0], [0.5, 2.0, 4.0]]), a([3.0, 0.0])],
        grads=[
            [a([[1.0, 2.0, 0.5], [-3.0, 0.25, 1.0]]), a([0.5, -1.5])],
            [a([[0.5, -2.0, 3.0], [1.0, 4.0, -1.0]]), a([-2.0, 1.0])],
        ],
        lr=0.5,
        momentum=0.8,
    )

    steps = [[a([2.0, -0.5])], [a([-1.0, 3.0])], [a([0.25, 0.5])], [a([1.5, -4.0])]]
    start = [a([0.5, -1.5])]
    e.edge("all-defaults", params=start, grads=steps)
    e.edge("only-lr-given", params=start, grads=steps, lr=0.3)
    e.edge("only-momentum-given", params=start, grads=steps, momentum=0.6)
    e.edge("only-dampening-given", params=start, grads=steps, dampening=0.4)
    e.edge("momentum-zero", params=start, grads=steps, lr=0.3, momentum=0.0)
    e.edge("momentum-zero-with-dampening", params=start, grads=steps, lr=0.3, momentum=0.0, dampening=0.75)
    e.edge("dampening-one", params=start, grads=steps, lr=0.3, momentum=0.7, dampening=1.0)
    e.edge("lr-zero", params=start, grads=steps, lr=0.0)
    e.edge(
        "zero-gradient-first",
        params=[a([2.0, -1.0])],
        grads=[[a([0.0, 0.0])], [a([1.0, -3.0])], [a([-2.0, 0.5])]],
        lr=0.25,
        momentum=0.6,
        dampening=0.3,
    )
    e.edge("no-steps", params=[a([1.5, -2.5])], grads=[], lr=0.1)
    e.edge("no-parameters", params=[], grads=[[], []])
    e.edge(
        "array-without-elements",
        params=[np.zeros((0, 3)), a([1.0, 2.0])],
        grads=[[np.zeros((0, 3)), a([1.0, -1.0])], [np.zeros((0, 3)), a([2.0, 0.5])]],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    e.edge(
        "zero-gradient-later",
        params=[a([0.5, -1.0])],
        grads=[[a([1.0, -2.0])], [a([0.0, 0.0])], [a([0.0, 0.0])], [a([3.0, 0.0])]],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )

    three = [(2, 3), (4,), (1, 2, 2)]
    walk = [
        [a([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]), a([0.5, 0.25, -4.0, 2.0]), a([[[1.0, 2.0], [-3.0, 4.0]]])],
        [a([[-1.0, 1.5, 2.0], [0.5, 1.0, 4.0]]), a([-2.0, 1.0, 1.0, 3.0]), a([[[0.5, -1.0], [2.0, -0.5]]])],
        [a([[2.0, 2.5, -1.0], [1.0, -3.0, 0.5]]), a([1.5, -0.5, 2.0, 1.0]), a([[[-2.0, 1.0], [1.0, 3.0]]])],
    ]
    e.shape("three-arrays", params=[np.full(s, 0.25) for s in three], grads=walk, lr=0.3, momentum=0.7, dampening=0.2)
    twins = [[a([1.0, -2.0]), a([0.5, 3.0])], [a([-4.0, 0.25]), a([2.0, 1.5])], [a([3.0, 1.0]), a([-1.0, -0.5])]]
    e.shape(
        "two-arrays-of-one-shape",
        params=[a([0.5, 1.0]), a([-1.0, 2.0])],
        grads=twins,
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    sizes = (2, 1, 3, 2, 1)
    five = [[np.cos(np.arange(n) + 2.5 * k + step) for k, n in enumerate(sizes)] for step in range(3)]
    e.shape(
        "five-arrays",
        params=[np.linspace(-1.0, 0.5, n) for n in sizes],
        grads=five,
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    grid = a([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    alone = [[step[0]] for step in walk]
    for layout in ("fortran", "strided"):
        e.shape(f"{layout}-parameter", params=[Layout(grid, layout)], grads=alone, lr=0.3, momentum=0.7, dampening=0.2)
    for layout in ("fortran", "strided", "readonly"):
        given = [[Layout(g, layout) for g in step] for step in alone]
        e.shape(f"{layout}-gradients", params=[grid], grads=given, lr=0.3, momentum=0.7, dampening=0.2)
    whole = [[a([120, -100])], [a([100, 90])], [a([-50, 7])]]
    e.shape(
        "int8-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.int8) for g in s] for s in whole],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    counts = [[a([200, 3])], [a([250, 0])], [a([17, 90])]]
    e.shape(
        "uint8-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.uint8) for g in s] for s in counts],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    large = [[a([1_000_000, -3])], [a([70_000, 40_000])]]
    e.shape(
        "int32-gradients",
        params=[a([1.0, 2.0])],
        grads=[[g.astype(np.int32) for g in s] for s in large],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    e.shape(
        "integer-gradients",
        params=[a([1.0, 2.0])],
        grads=[[a([3, -2])], [a([1, 4])], [a([-5, 0])]],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )
    e.shape(
        "one-element",
        params=[a([[0.5]])],
        grads=[[a([[2.0]])], [a([[3.0]])], [a([[-1.5]])]],
        lr=0.3,
        momentum=0.7,
        dampening=0.2,
    )

    e.stability("large-gradients", params=[a([0.0, 1.0])], grads=[[a([1e50, -1e58])], [a([-3e50, 1e57])]], lr=0.5)
    e.stability("small-gradients", params=[a([0.0, 0.0])], grads=[[a([1e-20, -1e-12])], [a([3e-20, 2e-12])]], lr=1e6)
    mixed = [[a([1e8, 1.0, 1e-4])], [a([-1e8, 1e4, 1e-3])], [a([1.0, -3.0, 1e-5])]]
    e.stability("mixed-magnitudes", params=[a([0.0, 0.5, 0.25])], grads=mixed, lr=0.5, dampening=0.1)
    long = [[a([np.sin(1.0 + k), 2.0 * np.cos(3.0 * k), 1.0 + 0.1 * k])] for k in range(60)]
    e.stability("sixty-steps", params=[a([1.0, -1.0, 0.5])], grads=long, lr=0.05, momentum=0.95)

    e.random(30, random_case, seed=211)
    e.strategy(strategy(), valid=valid)
