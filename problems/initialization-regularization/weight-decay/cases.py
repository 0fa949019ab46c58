import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def valid(params, grads, lr, momentum=0.0, weight_decay=0.01):
    """True, or why this call is outside the task."""
    if any(np.ndim(p) == 0 for p in params):
        return "Each array needs at least one axis."
    for step_grads in grads:
        if [np.shape(g) for g in step_grads] != [np.shape(p) for p in params]:
            return "Each list in grads needs one array for each array of params, of the same shape."
    for values in [*params, *(g for step_grads in grads for g in step_grads)]:
        values = np.asarray(values)
        if values.dtype.kind not in "iu" and values.dtype != np.float64:
            return "All arrays must be float64 or integers."
        if not np.isfinite(values).all() or np.abs(values.astype(np.float64)).max(initial=0) > 1e4:
            return "All values must be finite and at most 10,000 in size."
    if len(grads) > 100:
        return "At most 100 steps."
    if not 0 < lr <= 10 or not 0 <= momentum <= 0.99:
        return "lr must be above zero and at most 10, momentum between 0 and 0.99."
    good = 0 <= weight_decay <= 10 and lr * weight_decay <= 2
    return bool(good) or "weight_decay must be between 0 and 10, and at most 2 when multiplied by lr."


def random_case(rng, i):
    shapes = [[(2, 3)], [(3, 2), (4,)], [(2, 1, 3), (5,), (1,)]][i % 3]
    steps = int(rng.integers(3, 7))
    case = {
        "params": [rng.normal(loc=1.0, size=s) for s in shapes],
        "grads": [[rng.normal(size=s) for s in shapes] for _ in range(steps)],
        "lr": float(rng.uniform(0.05, 0.6)),
    }
    if i % 5:
        case["momentum"] = float(rng.uniform(0.2, 0.95))
    if i % 4:
        case["weight_decay"] = float(rng.uniform(0.02, 0.5))
    return case


def build(cases):
    a = np.array
    matrix, bias = a([[1.0, -2.0, 0.5], [3.0, 4.0, -1.5]]), a([2.0, -0.75])
    steps = [
        [a([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]]), a([0.5, 0.25])],
        [a([[-1.0, 1.5, 2.0], [0.5, 1.0, 4.0]]), a([-2.0, 1.0])],
        [a([[2.0, 2.5, -1.0], [1.0, -3.0, 0.5]]), a([1.5, -0.5])],
        [a([[0.25, -1.5, 3.0], [-2.0, 0.5, 1.0]]), a([0.75, 3.0])],
    ]
    still = [[np.zeros((2, 3)), np.zeros(2)]] * 4
    for name, seed in (("sgd_l2", 351), ("sgd_decoupled", 352)):
        e = cases.of(name)
        one = [[a([[1.0]]), a([1.0])], [a([[3.0]]), a([3.0])]]
        e.example("weight-and-bias", params=[a([[4.0]]), a([4.0])], grads=one, lr=0.5, momentum=0.5, weight_decay=0.2)
        e.example("plain-sgd", params=[a([[4.0]])], grads=[[a([[1.0]])], [a([[3.0]])]], lr=0.5, weight_decay=0.2)
        e.edge("defaults", params=[matrix, bias], grads=steps, lr=0.3)
        e.edge("default-decay", params=[matrix, bias], grads=steps, lr=0.3, momentum=0.8)
        e.edge("default-momentum", params=[matrix, bias], grads=steps, lr=0.3, weight_decay=0.25)
        e.edge("another-momentum", params=[matrix, bias], grads=steps, lr=0.3, momentum=0.45, weight_decay=0.25)
        e.edge("another-rate", params=[matrix, bias], grads=steps, lr=0.07, momentum=0.45, weight_decay=0.25)
        e.edge("no-decay", params=[matrix, bias], grads=steps, lr=0.3, momentum=0.6, weight_decay=0)
        e.edge("no-gradients", params=[matrix, bias], grads=still, lr=0.4, momentum=0.7, weight_decay=0.3)
        e.edge("decay-past-zero", params=[matrix, bias], grads=steps, lr=1.5, momentum=0.25, weight_decay=0.9)
        e.edge("no-steps", params=[matrix, bias], grads=[], lr=0.4)
        e.edge("no-parameters", params=[], grads=[[], []], lr=0.4)
        e.edge("no-elements", params=[np.zeros((0, 3)), bias], grads=[[np.zeros((0, 3)), s[1]] for s in steps], lr=0.2)
        e.edge(
            "one-row", params=[matrix[:1]], grads=[[s[0][:1]] for s in steps], lr=0.3, momentum=0.6, weight_decay=0.35
        )
        e.edge(
            "one-element",
            params=[a([2.5]), a([[1.5]])],
            grads=[[a([1.0]), a([[0.5]])], [a([-2.0]), a([[3.0]])]],
            lr=0.3,
            momentum=0.6,
            weight_decay=0.35,
        )
        kernel = np.linspace(-2.0, 3.0, 24).reshape(2, 3, 4)
        e.shape(
            "three-axes",
            params=[bias, kernel],
            grads=[[s[1], np.cos(i + kernel)] for i, s in enumerate(steps)],
            lr=0.35,
            momentum=0.55,
            weight_decay=0.15,
        )
        twins = [[s[0], s[0][::-1] + 1.0] for s in steps]
        e.shape("two-of-one-shape", params=[matrix, 2.0 - matrix], grads=twins, lr=0.2, momentum=0.75, weight_decay=0.4)
        for kind, low in (("int8", -128), ("uint8", 255), ("int16", -9000), ("uint32", 9000), ("int64", -7)):
            whole = a([[low, 3], [100, 17], [9, 90]], dtype=kind)
            e.shape(
                kind,
                params=[whole, whole[0]],
                grads=[[whole[::-1], whole[1]], [whole, whole[2]]],
                lr=0.3,
                momentum=0.65,
                weight_decay=0.45,
            )
        for layout in ("fortran", "strided", "readonly"):
            given = [[Layout(g, layout) for g in s] for s in steps]
            e.shape(
                layout,
                params=[Layout(matrix, layout), Layout(bias, layout)],
                grads=given,
                lr=0.3,
                momentum=0.65,
                weight_decay=0.2,
            )
        e.stability("many-steps", params=[matrix, bias], grads=steps * 20, lr=0.15, momentum=0.95, weight_decay=0.08)
        e.random(32, random_case, seed=seed)
        values = st.sampled_from([0.0, 1.0, -2.0, 3.0])

        def run(shapes):
            lists = st.tuples(*[hnp.arrays(np.float64, s, elements=values) for s in shapes]).map(list)
            return st.fixed_dictionaries(
                {"params": lists, "grads": st.lists(lists, max_size=3), "lr": st.just(0.5)},
                optional={"momentum": st.just(0.5), "weight_decay": st.sampled_from([0.0, 0.25])},
            )

        shapes = st.sampled_from([(1,), (1, 1), (2, 1), (2,)])
        e.strategy(st.lists(shapes, min_size=1, max_size=2).flatmap(run), valid=valid)
