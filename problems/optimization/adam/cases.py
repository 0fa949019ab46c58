import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(params, grads, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
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
            if not isinstance(g, np.ndarray) or not (g.dtype == np.float64 or g.dtype.kind == "i"):
                return "Gradients must be arrays of float64 or of an integer type."
            size = np.abs(g[g != 0].astype(float))
            if not np.isfinite(size).all() or ((size < 1e-60) | (size > 1e60)).any():
                return "Gradients must be zero or between 1e-60 and 1e60 in magnitude."
            if g.dtype.kind == "i" and size.max(initial=0) > 1e4:
                return "Integer gradients must be at most 10000 in magnitude."
    if not (np.isfinite(lr) and lr >= 0 and np.isfinite(eps) and eps >= 1e-100):
        return "lr must be zero or more, eps above zero."
    if len(betas) != 2 or not all(0 <= beta < 1 for beta in betas):
        return "betas must be two numbers in [0, 1)."
    return True


def random_case(rng, i):
    shapes = [[(3,)], [(2, 3), (3,)], [(2, 1, 3), (4,), (1,)]][i % 3]
    steps = int(rng.integers(1, 7))
    scale = 10.0 ** rng.integers(-3, 4)
    case = {
        "params": [rng.normal(size=s) for s in shapes],
        "grads": [[scale * rng.normal(size=s) for s in shapes] for _ in range(steps)],
    }
    if i % 4 != 0:
        case["lr"] = float(rng.uniform(0.01, 0.8))
    if i % 3 != 1:
        case["betas"] = (float(rng.uniform(0, 0.95)), float(rng.uniform(0.3, 0.999)))
    if i % 5 > 1:
        case["eps"] = float(10.0 ** rng.uniform(-8, 0))
    return case


def strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])
    small = st.sampled_from([0.0, 1.0, -2.0, 1e-8])

    def run(shapes):
        return st.fixed_dictionaries(
            {
                "params": st.tuples(*[hnp.arrays(np.float64, s, elements=values) for s in shapes]).map(list),
                "grads": st.lists(
                    st.tuples(*[hnp.arrays(np.float64, s, elements=small) for s in shapes]).map(list), max_size=3
                ),
            },
            optional={
                "lr": st.sampled_from([1.0, 0.1]),
                "betas": st.sampled_from([(0.5, 0.5), (0.9, 0.999), (0.0, 0.5), (0.5, 0.0)]),
                "eps": st.sampled_from([1e-8, 0.5]),
            },
        )

    return st.lists(hnp.array_shapes(max_dims=2, max_side=2), min_size=1, max_size=2).flatmap(run)


def build(cases):
    e = cases.of("Adam")
    a = np.array

    # The first step is lr * sign(g), nearly: the ratio of the corrected averages is g / |g|.
    e.example("first-step-is-the-sign", params=[a([1.0, -2.0])], grads=[[a([0.5, -4.0])]], lr=0.1)
    e.example(
        "three-steps-by-hand",
        params=[a([1.0])],
        grads=[[a([2.0])], [a([-1.0])], [a([4.0])]],
        lr=0.5,
        betas=(0.5, 0.75),
        eps=0.25,
    )
    e.example(
        "two-parameters",
        params=[a([[1.0, -1.0], [0.5, 2.0]]), a([3.0, 0.0])],
        grads=[
            [a([[1.0, 2.0], [-3.0, 0.25]]), a([0.5, -1.5])],
            [a([[0.5, -2.0], [1.0, 4.0]]), a([-2.0, 1.0])],
        ],
        lr=0.1,
    )

    e.edge("all-defaults", params=[a([0.0, 0.25])], grads=[[a([3.0, -0.5])], [a([-1.0, -0.25])], [a([0.5, 2.0])]])
    e.edge("no-steps", params=[a([1.5, -2.5])], grads=[], lr=0.1)
    e.edge("zero-gradient-first", params=[a([2.0, -1.0])], grads=[[a([0.0, 0.0])], [a([1.0, -3.0])]], lr=0.25)
    e.edge(
        "zero-gradient-later",
        params=[a([0.5, -1.0])],
        grads=[[a([1.0, -2.0])], [a([0.0, 0.0])], [a([0.0, 0.0])], [a([0.0, 0.0])]],
        lr=0.25,
    )
    e.edge("no-parameters", params=[], grads=[[], []])
    e.edge(
        "array-without-elements",
        params=[np.zeros((0, 3)), a([1.0, 2.0])],
        grads=[[np.zeros((0, 3)), a([1.0, -1.0])], [np.zeros((0, 3)), a([2.0, 0.5])]],
        lr=0.1,
    )
    steps = [[a([2.0, -0.5])], [a([-1.0, 3.0])], [a([0.25, 0.5])]]
    e.edge("beta1-zero", params=[a([0.0, 1.0])], grads=steps, lr=0.5, betas=(0.0, 0.9))
    e.edge("beta2-zero", params=[a([0.0, 1.0])], grads=steps, lr=0.5, betas=(0.8, 0.0))
    e.edge("lr-zero", params=[a([0.0, 1.0])], grads=steps, lr=0.0)
    e.edge("only-lr-given", params=[a([0.0, 1.0])], grads=steps, lr=2.0)
    e.edge("only-betas-given", params=[a([0.0, 0.01])], grads=steps, betas=(0.6, 0.7))
    e.edge("only-eps-given", params=[a([0.0, 0.01])], grads=steps, eps=0.5)

    three = [(2, 3), (4,), (1, 2, 2)]
    walk = [
        [a([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]), a([0.5, 0.25, -4.0, 2.0]), a([[[1.0, 2.0], [-3.0, 4.0]]])],
        [a([[-1.0, 1.5, 2.0], [0.5, 1.0, 4.0]]), a([-2.0, 1.0, 1.0, 3.0]), a([[[0.5, -1.0], [2.0, -0.5]]])],
        [a([[2.0, 2.5, -1.0], [1.0, -3.0, 0.5]]), a([1.5, -0.5, 2.0, 1.0]), a([[[-2.0, 1.0], [1.0, 3.0]]])],
    ]
    e.shape("three-arrays-one-count", params=[np.zeros(s) for s in three], grads=walk, lr=0.5, betas=(0.8, 0.9))
    grid = a([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    two = [[step[0]] for step in walk[:2]]
    pair = [a([1.0, -2.0]), a([0.5, 3.0])]
    walks = [[a([0.5, -4.0]), a([2.0, 1.0])], [a([-1.0, 2.0]), a([0.25, -3.0])], [a([3.0, 1.0]), a([-1.0, 0.5])]]
    e.shape("two-of-one-shape", params=pair, grads=walks, lr=0.5)
    e.shape("fortran-parameter", params=[Layout(grid, "fortran")], grads=two, lr=0.5)
    e.shape("strided-parameter", params=[Layout(grid, "strided")], grads=two, lr=0.5)
    e.shape(
        "readonly-gradients",
        params=[grid],
        grads=[[Layout(step[0], "readonly")] for step in two],
        lr=0.5,
    )
    e.shape("fortran-gradients", params=[grid], grads=[[Layout(step[0], "fortran")] for step in two], lr=0.5)
    e.shape("integer-gradients", params=[a([1.0, 2.0])], grads=[[a([3, -2])], [a([1, 4])], [a([-5, 0])]], lr=0.3)
    e.shape("one-element", params=[a([[0.5]])], grads=[[a([[2.0]])], [a([[3.0]])]], lr=1.5, betas=(0.7, 0.8))

    # Gradients near eps tell where eps stands: 1e-8 outside the root is not 1e-8 under it, nor before the correction.
    near = [[a([1e-8, -3e-9, 2e-8])], [a([2e-8, 1e-9, -1e-8])], [a([-5e-9, 1e-8, 3e-8])]]
    e.stability("gradients-near-eps", params=[a([0.0, 0.5, -0.5])], grads=near, lr=1.0)
    e.stability("large-eps", params=[a([0.0, 2.0])], grads=steps, lr=1.0, eps=4.0)
    e.stability("tiny-gradients", params=[a([0.0, 0.0])], grads=[[a([1e-40, -1e-12])], [a([1e-50, 2e-12])]], lr=1e5)
    e.stability("huge-gradients", params=[a([0.0, 1.0])], grads=[[a([1e50, -1e58])], [a([-3e50, 1e59])]], lr=0.5)
    e.stability(
        "mixed-magnitudes",
        params=[a([0.0, 0.0, 0.0, 0.0])],
        grads=[[a([1e8, 1.0, 1e-4, -1e-8])], [a([-1e8, 1e4, 1e-8, 0.0])], [a([1.0, 1e-8, 1e8, 1e-8])]],
        lr=0.5,
    )
    long = [[a([np.sin(1.0 + k), 2.0 * np.cos(3.0 * k), 1.0 + 0.1 * k])] for k in range(60)]
    e.stability("sixty-steps", params=[a([1.0, -1.0, 0.5])], grads=long, lr=0.05)

    e.random(30, random_case, seed=201)
    e.strategy(strategy(), valid=valid)
