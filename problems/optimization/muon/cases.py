import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def number_fault(array, name):
    """None, or why the numbers of an array are outside the task."""
    if not isinstance(array, np.ndarray) or not (array.dtype == np.float64 or array.dtype.kind in "iu"):
        return f"{name} must be an array of float64 or of an integer type."
    size = np.abs(array[array != 0].astype(float))
    if not np.isfinite(size).all() or ((size < 1e-60) | (size > 1e60)).any():
        return f"{name} must hold zeros or numbers between 1e-60 and 1e60 in magnitude."
    if array.dtype.kind in "iu" and size.max(initial=0) > 1e9:
        return f"Integers in {name} must be at most 1e9 in magnitude."
    return None


def valid_matrix(matrix, steps=5, eps=1e-7):
    """True, or why this call is outside the task."""
    if fault := number_fault(matrix, "matrix"):
        return fault
    if matrix.ndim != 2 or matrix.size == 0:
        return "matrix must have two axes, with at least one row and one column."
    if isinstance(steps, bool) or steps != int(steps) or not 0 <= steps <= 8:
        return "steps must be an integer from 0 to 8."
    return 1e-60 <= eps <= 1e6 or "eps must be between 1e-60 and 1e6."


def cancels(params, grads, momentum):
    """Whether a mixture is so small that eps, or rounding, would decide."""
    for k, p in enumerate(params):
        buffer = np.zeros(p.shape)
        for step_grads in grads:
            g = np.asarray(step_grads[k], dtype=np.float64)
            buffer = momentum * buffer + (1 - momentum) * g
            parts = np.linalg.norm((1 - momentum) * g) + np.linalg.norm(momentum * buffer)
            mixed = np.linalg.norm((1 - momentum) * g + momentum * buffer)
            if parts > 0 and mixed < max(1e-5, 1e-6 * parts):
                return True
    return False


def valid_run(params, grads, lr=1e-3, momentum=0.95, weight_decay=0.1):
    """True, or why this run is outside the task."""
    for p in params:
        if not isinstance(p, np.ndarray) or p.dtype != np.float64 or p.ndim != 2 or p.size == 0:
            return "params must be float64 arrays with two axes, with at least one row and one column."
        if not p.flags.writeable:
            return "params must be writeable: they are updated in place."
        if not np.isfinite(p).all() or np.abs(p).max(initial=0) > 1e60:
            return "params must be finite and at most 1e60 in magnitude."
    for step_grads in grads:
        if [np.shape(g) for g in step_grads] != [p.shape for p in params]:
            return "Each list in grads needs one array for each parameter, of the same shape."
        for g in step_grads:
            if fault := number_fault(g, "grads"):
                return fault
    if not (0 <= lr <= 10 and 0 <= momentum < 1 and 0 <= weight_decay <= 1e3):
        return "lr must be from 0 to 10, momentum in [0, 1), weight_decay from 0 to 1000."
    return not cancels(params, grads, momentum) or "The Frobenius norm of M must be zero or at least 1e-5."


SHAPES = [(2, 3), (4, 2), (3, 3), (1, 4), (5, 1), (2, 6)]


def random_matrix(rng, i):
    case = {"matrix": 10.0 ** rng.integers(-3, 4) * rng.normal(size=SHAPES[i % 6])}
    if i % 3 == 1:
        case["steps"] = int(rng.integers(1, 8))
    if i % 5 == 2:
        case["eps"] = float(np.linalg.norm(case["matrix"]) * rng.uniform(0.3, 3.0))
    return case


def random_run(rng, i):
    shapes = [SHAPES[i % 6]] if i % 2 else [SHAPES[i % 6], SHAPES[(i + 1) % 6]]
    scale = 10.0 ** rng.integers(-1, 3)
    case = {
        "params": [rng.normal(size=s) for s in shapes],
        "grads": [[scale * rng.normal(size=s) for s in shapes] for _ in range(int(rng.integers(2, 6)))],
    }
    if i % 4 != 0:
        case["lr"] = float(rng.uniform(0.02, 0.5))
    if i % 3 != 1:
        case["momentum"] = float(rng.uniform(0.2, 0.98))
    if i % 5 > 1:
        case["weight_decay"] = float(rng.uniform(0.05, 1.5))
    return case


def matrix_strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])
    return st.fixed_dictionaries(
        {"matrix": hnp.arrays(np.float64, hnp.array_shapes(min_dims=2, max_dims=2, max_side=3), elements=values)},
        optional={"steps": st.integers(0, 5), "eps": st.sampled_from([0.5, 4.0])},
    )


def run_strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5, 3.0])

    def run(shapes):
        matrices = st.tuples(*[hnp.arrays(np.float64, s, elements=values) for s in shapes]).map(list)
        return st.fixed_dictionaries(
            {"params": matrices, "grads": st.lists(matrices, max_size=3)},
            optional={
                "lr": st.sampled_from([1.0, 0.1]),
                "momentum": st.sampled_from([0.0, 0.5]),
                "weight_decay": st.sampled_from([0.0, 0.375]),
            },
        )

    side = hnp.array_shapes(min_dims=2, max_dims=2, max_side=3)
    return st.lists(side, min_size=1, max_size=2).flatmap(run)


def build(cases):
    a = np.array
    e = cases.of("newton_schulz")
    e.example("one-step-by-hand", matrix=a([[3.0, 0.0, 0.0], [0.0, 4.0, 0.0]]), steps=1)
    e.example("a-column", matrix=a([[1.0], [2.0], [2.0]]), steps=1)
    e.example("five-steps", matrix=a([[1.0, 2.0, 0.5], [-3.0, 0.25, 1.0]]))
    tall = a([[1.0, 2.0], [-3.0, 0.25], [0.5, 4.0], [2.0, -1.0]])
    e.edge("zeros", matrix=np.zeros((2, 3)))
    e.edge("no-steps", matrix=tall, steps=0)
    e.edge("two-steps", matrix=tall, steps=2)
    e.edge("eight-steps", matrix=tall, steps=8)
    e.edge("eps-above-the-norm", matrix=tall, eps=8.0)
    e.edge("eps-below-the-norm", matrix=tall, eps=0.75)
    e.edge("eps-above-the-norm-no-steps", matrix=a([[0.3, -0.4, 1.2]]), steps=0, eps=2.0)
    e.edge("one-row", matrix=a([[2.0, -1.0, 0.5, 3.0]]))
    e.edge("one-element", matrix=a([[-2.5]]))
    e.edge("rank-one", matrix=np.outer([1.0, -2.0, 0.5], [3.0, 1.0, -1.0, 2.0]))
    e.edge("already-orthogonal", matrix=a([[0.6, -0.8, 0.0], [0.8, 0.6, 0.0]]))
    e.edge("repeated-singular-value", matrix=a([[0.0, 2.0], [-2.0, 0.0], [0.0, 0.0]]))
    e.shape("square", matrix=a([[1.0, 2.0, -1.0], [0.5, 3.0, 4.0], [-2.0, 0.25, 1.5]]))
    e.shape("wide", matrix=np.sin(np.arange(1.0, 25.0)).reshape(3, 8))
    e.shape("tall", matrix=np.cos(np.arange(1.0, 25.0) ** 1.5).reshape(8, 3))
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, matrix=Layout(tall, layout))
    e.shape("int8", matrix=a([[120, -100, 7], [-128, 90, 33]], dtype=np.int8))
    e.shape("uint8", matrix=a([[200, 3], [250, 0], [17, 90]], dtype=np.uint8))
    e.shape("int32", matrix=a([[1_000_000, -3], [70_000, 40_000], [5, -90_000]], dtype=np.int32))
    e.shape("int64", matrix=a([[3, -2, 1], [1, 4, 0]]))
    e.stability("large", matrix=1e50 * tall)
    e.stability("small", matrix=1e-6 * tall)
    e.stability("below-eps", matrix=1e-9 * tall)
    e.stability("far-below-eps", matrix=1e-30 * tall)
    e.stability("tiny-eps", matrix=1e-30 * tall, eps=1e-50)
    e.stability("singular-values-far-apart", matrix=a([[1e4, 0.0, 2.0], [0.0, 1e-3, 1.0]]))
    e.stability("nearly-rank-one", matrix=np.outer([1.0, -2.0, 0.5], [3.0, 1.0]) + 1e-7 * tall[:3])
    long = np.sin(np.arange(8000.0) ** 1.1).reshape(2000, 4)
    e.scale("2000-rows", matrix=long)
    e.scale("2000-columns", matrix=long.T.copy() + 0.25)
    e.random(36, random_matrix, seed=281)
    e.strategy(matrix_strategy(), valid=valid_matrix)

    m = cases.of("Muon")
    m.example(
        "one-wide-matrix",
        params=[a([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])],
        grads=[[a([[3.0, 0.0, 0.0], [0.0, 4.0, 0.0]])], [a([[0.0, 1.0, 0.5], [-2.0, 0.25, 1.0]])]],
        lr=0.1,
    )
    m.example(
        "a-column",
        params=[a([[1.0], [2.0], [-1.0], [0.5]])],
        grads=[[a([[2.0], [4.0], [5.0], [6.0]])]],
        lr=0.5,
        momentum=0.5,
        weight_decay=0.2,
    )
    start = [a([[0.5, -1.5], [2.0, 1.0], [-0.25, 3.0]])]
    steps = [
        [a([[2.0, -0.5], [1.0, 0.25], [-3.0, 1.5]])],
        [a([[-1.0, 3.0], [0.5, 2.0], [1.0, -0.75]])],
        [a([[0.25, 0.5], [-2.0, 1.0], [1.5, 4.0]])],
        [a([[1.5, -4.0], [3.0, 0.5], [-0.5, 2.5]])],
    ]
    some = {"lr": 0.3, "momentum": 0.7, "weight_decay": 0.4}
    m.edge("all-defaults", params=start, grads=steps)
    m.edge("only-lr-given", params=start, grads=steps, lr=0.3)
    m.edge("only-momentum-given", params=start, grads=steps, momentum=0.6)
    m.edge("only-weight-decay-given", params=start, grads=steps, weight_decay=0.7)
    m.edge("momentum-zero", params=start, grads=steps, lr=0.3, momentum=0.0)
    m.edge("no-decay", params=start, grads=steps, lr=0.3, weight_decay=0.0)
    m.edge("decay-past-zero", params=start, grads=steps, lr=0.8, weight_decay=2.0)
    m.edge("lr-zero", params=start, grads=steps, lr=0.0)
    nothing = [np.zeros((3, 2))]
    m.edge("zero-gradients", params=start, grads=[nothing] * 2, **some)
    m.edge("zero-gradient-first", params=start, grads=[nothing, steps[0], steps[1]], **some)
    m.edge("zero-gradients-later", params=start, grads=[steps[0], nothing, nothing, steps[1]], **some)
    m.edge("no-steps", params=start, grads=[], lr=0.2)
    m.edge("no-parameters", params=[], grads=[[], []])
    m.edge("a-vector", params=[start[0], a([1.0, 2.0])], grads=[], raises=ValueError)
    m.edge("three-axes", params=[np.ones((2, 3, 1))], grads=[], raises=ValueError)
    shapes = [(2, 5), (4, 1), (3, 3)]
    waves = [[np.sin(np.arange(np.prod(s)) * (t + 1.3) + k).reshape(s) for k, s in enumerate(shapes)] for t in range(3)]
    m.shape("three-matrices", params=[np.full(s, 0.25) for s in shapes], grads=waves, **some)
    twins = [[steps[t][0], -steps[3 - t][0] + 0.5] for t in range(3)]
    m.shape("two-matrices-of-one-shape", params=[start[0], start[0][::-1].copy()], grads=twins, **some)
    m.shape("one-row", params=[a([[1.0, -2.0, 0.5]])], grads=[[a([[3.0, 1.0, -2.0]])], [a([[1.0, 0.5, 4.0]])]], **some)
    m.shape("one-element", params=[a([[0.5]])], grads=[[a([[2.0]])], [a([[-3.0]])], [a([[1.5]])]], **some)
    for layout in ("fortran", "strided"):
        m.shape(f"{layout}-parameter", params=[Layout(start[0], layout)], grads=steps, **some)
    for layout in ("fortran", "strided", "readonly"):
        given = [[Layout(g, layout) for g in step] for step in steps]
        m.shape(f"{layout}-gradients", params=start, grads=given, **some)
    whole = {"int8": [[100, -128], [7, 90], [-50, 33]], "uint8": [[200, 3], [250, 0], [17, 90]]}
    whole["int32"] = [[1_000_000, -3], [70_000, 40_000], [5, 9]]
    for kind, numbers in whole.items():
        given = [[a(numbers, dtype=kind)], [a(numbers[::-1], dtype=kind)]]
        m.shape(f"{kind}-gradients", params=start, grads=given, **some)
    m.stability("large-gradients", params=start, grads=[[1e40 * g for g in step] for step in steps], **some)
    m.stability("small-gradients", params=start, grads=[[1e-3 * g for g in step] for step in steps], **some)
    mixed = [[10.0 ** (4 * (-1) ** t) * g for g in step] for t, step in enumerate(steps)]
    m.stability("mixed-magnitudes", params=start, grads=mixed, **some)
    long = [[a([[np.sin(1.0 + t), np.cos(3.0 * t), 0.1 * t], [1.0, np.sin(0.5 * t), -2.0]])] for t in range(30)]
    m.stability("thirty-steps", params=[a([[1.0, -1.0, 0.5], [2.0, 0.25, -3.0]])], grads=long, lr=0.05, momentum=0.9)
    m.random(30, random_run, seed=282)
    m.strategy(run_strategy(), valid=valid_run)
