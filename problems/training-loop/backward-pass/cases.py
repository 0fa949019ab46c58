import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from gradus import Layout


def numbers_fault(values):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if not (np.abs(values.astype(np.float64)) <= 1e6).all():
        return "Numbers are finite, and at most 1e6 in magnitude."
    return None


def cache_fault(layer, weights, cache, shape):
    """None, or why the cache of a layer whose output has that shape is outside the task."""
    if layer == "relu":
        if not isinstance(cache, np.ndarray) or cache.dtype != bool:
            return 'The cache of "relu" is a boolean array.'
        return None if cache.shape == shape else "A mask has the shape of what goes through."
    if fault := numbers_fault(cache):
        return fault
    if layer == "tanh":
        size = np.abs(cache.astype(np.float64))
        if cache.shape != shape or ((size != 1) & (size > 1 - 1e-4)).any():
            return (
                'The cache of "tanh" has the shape of what goes through, and holds 1, -1 or less than 0.9999 in size.'
            )
        return None
    w = weights[layer]
    if not shape or shape[-1] != w.shape[1] or cache.shape != (*shape[:-1], w.shape[0]):
        return "The cache of a linear layer has the shape (..., D), and its output (..., H)."
    return None


def valid(layers, weights, caches, grad_output):
    """True, or why this call is outside the task."""
    for array in [*weights, grad_output]:
        if fault := numbers_fault(array):
            return fault
    if not all(w.ndim == 2 and 0 not in w.shape for w in weights):
        return "Weights have the shape (D, H), with D and H at least 1."
    if len(layers) != len(caches) or len(layers) > 60:
        return "There are as many caches as layers, and at most 60."
    for layer in layers:
        if layer not in ("relu", "tanh") and (isinstance(layer, bool) or layer not in range(len(weights))):
            return 'A layer is "relu", "tanh" or the number of a weight.'
    shape, size = grad_output.shape, float(np.abs(grad_output.astype(float)).max(initial=0.0))
    for layer, cache in zip(reversed(layers), reversed(caches)):
        if fault := cache_fault(layer, weights, cache, shape):
            return fault
        if layer not in ("relu", "tanh"):
            size *= max(1.0, float(np.abs(weights[layer].astype(float)).sum()))
            shape = cache.shape
    return size < 1e60 or "Gradients stay below 1e60."


def forward(layers, weights, biases, x):
    """Caches and output of a forward pass; tanh stays away from 1."""
    caches = []
    for layer in layers:
        if layer == "relu":
            caches.append(x > 0)
            x = np.maximum(x, 0.0)
        elif layer == "tanh":
            x = np.clip(np.tanh(x), -0.999, 0.999)
            caches.append(x)
        else:
            caches.append(x)
            x = x @ weights[layer] + biases[layer]
    return caches, x


def run(rng, layers, shapes, x):
    """A case with random weights of those shapes, caches of a forward pass and a random gradient."""
    weights = [rng.normal(scale=1.2 / np.sqrt(s[0]), size=s) for s in shapes]
    caches, y = forward(layers, weights, [0.5 * rng.normal(size=s[1]) for s in shapes], x)
    return {"layers": layers, "weights": weights, "caches": caches, "grad_output": rng.normal(size=y.shape)}


LISTS = [
    [0, "relu", 1],
    [0, "tanh", 1, "relu", 0],
    ["tanh", 0, 1, "tanh", 0, "relu", 1],
    [2, "tanh", 2, "relu", 2, "tanh", 0],
    [0, 1, "relu", 3, "relu", "tanh"],
    ["relu", 2, 0, "tanh", 1, 2],
]


def random_case(rng, i):
    d, h = 2 + i % 3, 5 - i % 2
    lead = [(4,), (1,), (2, 3), (), (6,)][i % 5]
    return run(rng, LISTS[i % 6], [(d, h), (h, d), (d, d), (d, h)], rng.normal(size=(*lead, d)))


def strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def arrays(*shape, elements=values):
        return hnp.arrays(np.float64, shape, elements=elements)

    def caches_of(layers, n, d, h):
        shape, made = (n, d), []
        for layer in layers:
            if layer == "relu":
                made.append(hnp.arrays(bool, shape))
            elif layer == "tanh":
                made.append(arrays(*shape, elements=st.sampled_from([0.0, 0.5, -0.25, 1.0])))
            else:
                made.append(arrays(*shape))
                shape = (n, h if layer == 0 else d)
        return st.fixed_dictionaries(
            {
                "layers": st.just(layers),
                "weights": st.tuples(arrays(d, h), arrays(h, d)).map(list),
                "caches": st.tuples(*made).map(list),
                "grad_output": arrays(*shape),
            }
        )

    lists = [[0], ["relu"], ["tanh"], [0, 1], [0, "relu"], ["tanh", 0], [0, "tanh"], [0, 1, 0], [0, "relu", 1, 0], []]
    sizes = st.integers(1, 2)
    return st.tuples(st.sampled_from(lists), sizes, sizes, sizes).flatmap(lambda each: caches_of(*each))


def build(cases):
    a, rng = np.array, np.random.default_rng(920)
    e = cases.of("backward")
    w, v = a([[1.0, -1.0, 0.5], [2.0, 0.25, -1.5]]), a([[0.5, -2.0], [1.0, 1.5], [-1.0, 0.75]])
    turn = a([[0.5, -1.0], [2.0, 1.5]])
    x, g = a([[1.0, -2.0], [0.5, 3.0], [-1.0, 0.25], [2.0, 1.5]]), a([[0.5, 1.0, -2.0], [3.0, -1.0, 0.25]])
    mask = a([[True, False, True], [False, True, True]])
    y = a([[0.5, -0.25, 0.75], [0.0, -0.5, 0.125]])

    e.example("linear-and-relu", layers=[0, "relu"], weights=[w], caches=[x[:2], mask], grad_output=g)
    e.example(
        "one-layer-twice",
        layers=[0, "tanh", 0],
        weights=[a([[2.0, -1.0], [1.0, 3.0]])],
        caches=[a([[1.0, 2.0]]), a([[0.5, -0.5]]), a([[0.5, -0.5]])],
        grad_output=a([[1.0, -2.0]]),
    )
    e.example(
        "three-weights",
        layers=["tanh", 2, "relu", 0],
        weights=[v, w, 2 * w - 1],
        caches=[a([[0.5, -0.25]]), a([[0.5, -0.25]]), a([[True, False, True]]), a([[2.0, 0.0, 1.0]])],
        grad_output=a([[1.0, -4.0]]),
    )

    e.edge("no-layers", layers=[], weights=[w], caches=[], grad_output=g)
    e.edge("only-relu", layers=["relu"], weights=[], caches=[mask], grad_output=g)
    e.edge("only-tanh", layers=["tanh"], weights=[], caches=[y], grad_output=g)
    e.edge(
        "saturated-tanh",
        layers=["tanh", "tanh"],
        weights=[],
        caches=[y, a([[1.0, -1.0, 0.0], [0.5, 1.0, -0.75]])],
        grad_output=g,
    )
    e.edge("silent-relu", layers=[0, "relu"], weights=[w], caches=[x[:2], mask & False], grad_output=g)
    e.edge("relu-on-relu", layers=["relu", 0, "relu"], weights=[w], caches=[x[:2] > 0.6, x[:2], mask], grad_output=g)
    e.edge("unused-weights", layers=[1, "relu"], weights=[v, w, turn], caches=[x[:2], mask], grad_output=g)
    e.edge(
        "equal-weights",
        layers=[0, "relu", 1, 0],
        weights=[turn, turn.copy()],
        caches=[x, x > 0, x + 1, x - 2],
        grad_output=x * x,
    )
    e.edge("twice-in-a-row", layers=[0, 0], weights=[turn], caches=[x, x + 1], grad_output=x[:, ::-1].copy())
    e.edge(
        "first-and-last",
        layers=[0, 1, "tanh", 0],
        weights=[w, v],
        caches=[x[:2], y, 0.25 * x[:2], x[1:3]],
        grad_output=g,
    )
    e.edge("four-times", **run(rng, [0, "tanh", 0, "relu", 0, "tanh", 0], [(3, 3)], rng.normal(size=(5, 3))))
    e.edge("no-rows", layers=[0, "relu", 1], weights=[w, v], caches=[x[:0], mask[:0], y[:0]], grad_output=x[:0])
    e.edge("zero-gradient", layers=[0, "relu"], weights=[w], caches=[x[:2], mask], grad_output=0 * g)
    e.shape("one-axis", layers=[0, "relu", 1], weights=[w, v], caches=[x[0], mask[0], y[0]], grad_output=a([2.0, -1.0]))
    e.shape(
        "one-unit",
        layers=[0, "tanh", 1],
        weights=[a([[1.5]]), a([[-2.0, 0.5]])],
        caches=[a([[2.0], [3.0]]), a([[0.5], [-0.75]]), a([[0.5], [-0.75]])],
        grad_output=x[:2],
    )
    e.shape("three-axes", **run(rng, [0, "relu", 1, "tanh", 0], [(2, 5), (5, 2)], rng.normal(size=(3, 4, 2))))
    e.shape("four-axes", **run(rng, [0, "tanh", "relu", 1], [(4, 2), (2, 3)], rng.normal(size=(2, 1, 3, 4))))
    e.shape(
        "integers",
        layers=[0, "relu"],
        weights=[a([[1, -1, 2], [0, 2, -3]])],
        caches=[a([[1, -2], [3, 0]]), mask],
        grad_output=a([[3, 0, 1], [-2, 4, 5]]),
    )
    e.shape(
        "integers-at-the-tanh",
        layers=["tanh", 0, "tanh"],
        weights=[a([[1, -1], [2, 4]])],
        caches=[a([[1, 0]]), a([[3, -2]]), a([[0, -1]])],
        grad_output=a([[3, 5]]),
    )
    many = a([[200, 3], [90, 250]], dtype=np.uint8)
    e.shape(
        "uint8",
        layers=[0, "relu", 0],
        weights=[many],
        caches=[many, many > 100, many + 5],
        grad_output=a([[7, 120], [200, 1]], dtype=np.uint8),
    )
    few = a([[100, -3], [90, -120]], dtype=np.int8)
    e.shape(
        "int8",
        layers=[0, "relu"],
        weights=[few],
        caches=[few, few > 0],
        grad_output=a([[7, 120], [-128, 1]], dtype=np.int8),
    )
    for layout in ("fortran", "strided", "readonly"):
        given = [Layout(each, layout) for each in (x[:2], mask, y, 0.25 * x[:2])]
        e.shape(
            layout,
            layers=[0, "relu", 1, "tanh"],
            weights=[Layout(w, layout), v],
            caches=given,
            grad_output=Layout(x[2:], layout),
        )
    e.shape(
        "readonly-at-the-relu",
        layers=["relu"],
        weights=[w],
        caches=[Layout(mask, "readonly")],
        grad_output=Layout(g, "readonly"),
    )
    e.stability(
        "mixed-magnitudes",
        layers=[0, "relu", 1],
        weights=[w * 1e5, v * 1e-5],
        caches=[x[:2] * 1e-6, mask, y * 1e5],
        grad_output=x[:2] * a([[1e5], [1e-5]]),
    )
    e.stability("deep", **run(rng, [0, "tanh"] * 20, [(3, 3)], rng.normal(size=(4, 3))))
    e.random(36, random_case, seed=921)
    e.strategy(strategy(), valid=valid)
