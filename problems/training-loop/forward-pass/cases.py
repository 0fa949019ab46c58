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


def width_after(layers, places, width, depth=0):
    """The last axis after some places; -1 if it does not fit, None as long as any would."""
    for i in places:
        kind, *arguments = layers[i]
        if kind == "linear":
            width = arguments[0].shape[1] if width in (None, arguments[0].shape[0]) else -1
        elif kind == "sequential":
            width = width_after(layers[:i], arguments[0], width)
        if width == -1:
            return -1
    return width


def count_of(layers, places):
    """How many layers run in one forward pass."""
    return sum(count_of(layers, layers[i][1]) if layers[i][0] == "sequential" else 1 for i in places)


def layer_fault(layers):
    """None, or why a layer is outside the task."""
    for i, (kind, *arguments) in enumerate(layers):
        if kind == "linear" and len(arguments) == 2:
            weight, bias = arguments
            if fault := numbers_fault(weight) or numbers_fault(bias):
                return fault
            if weight.ndim != 2 or 0 in weight.shape or bias.shape != weight.shape[1:]:
                return "weight has the shape (D, H), and bias (H,)."
        elif kind == "sequential" and len(arguments) == 1:
            if not all(place in range(i) for place in arguments[0]):
                return "A Sequential holds layers that come before it in the list."
        elif kind != "relu" or arguments:
            return 'A layer is ("linear", weight, bias), ("relu",) or ("sequential", places).'
    return None


def valid_sequential(layers, places, xs):
    """True, or why this run is outside the task."""
    if fault := layer_fault(layers):
        return fault
    if not all(place in range(len(layers)) for place in places) or count_of(layers, places) > 12:
        return "places are numbers of layers, and at most 12 layers run."
    for x in xs:
        if fault := numbers_fault(x):
            return fault
        if x.ndim == 0 or width_after(layers, places, x.shape[-1]) == -1:
            return "x has one or more axes, and each layer gets the width that it asks for."
    return True


def valid_mse(pairs):
    """True, or why these calls are outside the task."""
    for pred, target in pairs:
        if fault := numbers_fault(pred) or numbers_fault(target):
            return fault
        if pred.shape != target.shape or pred.size == 0:
            return "pred and target have one shape, with at least one element."
    return True


def linear(rng, d, h):
    return ("linear", rng.normal(size=(d, h)), rng.normal(size=h))


def random_sequential(rng, i):
    d, h = 2 + i % 3, 3 + i % 4
    layers = [linear(rng, d, h), ("relu",), linear(rng, h, d), ("sequential", [0, 1, 2]), linear(rng, d, 1 + i % 2)]
    places = [[0, 1, 2, 4], [1, 0, 2, 1, 0], [0, 2, 0, 1, 2], [3, 1, 3, 4], [0, 1, 2, 0, 1, 2, 4]][i % 5]
    lead = [(4,), (1,), (), (2, 3), (5,)]
    xs = [rng.normal(scale=2.0, size=(*lead[(i + k) % 5], d)) for k in range(1 + i % 3)]
    return {"layers": layers, "places": places, "xs": xs}


def random_mse(rng, i):
    shapes = [(5,), (3, 2), (2, 3, 4), (1, 1)]
    scale = 10.0 ** rng.integers(-2, 3)
    pairs = [(scale * rng.normal(size=s), scale * rng.normal(size=s)) for s in shapes[i % 3 : i % 3 + 1 + i % 2]]
    return {"pairs": pairs}


def sequential_strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def arrays(*shape):
        return hnp.arrays(np.float64, shape, elements=values)

    def run(sizes):
        n, d, h = sizes
        there = st.tuples(st.just("linear"), arrays(d, h), arrays(h))
        back = st.tuples(st.just("linear"), arrays(h, d), arrays(d))
        layers = st.tuples(there, back, st.just(("relu",)), st.just(("sequential", [0, 2, 1]))).map(list)
        places = st.sampled_from([[0], [2], [0, 1], [0, 2], [2, 2], [0, 1, 0], [3], [3, 3], []])
        xs = st.lists(arrays(n, d), min_size=1, max_size=2)
        return st.fixed_dictionaries({"layers": layers, "places": places, "xs": xs})

    return st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 2)).flatmap(run)


def mse_strategy():
    values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
    array = hnp.arrays(np.float64, (2, 1), elements=values)
    return st.fixed_dictionaries({"pairs": st.lists(st.tuples(array, array), min_size=1, max_size=2)})


def build_sequential(e):
    a = np.array
    first = ("linear", a([[1.0, -1.0, 0.5], [2.0, 0.25, -1.5]]), a([0.5, -0.25, 1.0]))
    second = ("linear", a([[0.5, -2.0], [1.0, 1.5], [-1.0, 0.75]]), a([0.1, -0.3]))
    turn = ("linear", a([[0.5, -1.0], [2.0, 1.5]]), a([1.0, -3.0]))
    x = a([[1.0, -2.0], [0.5, 3.0], [-1.0, 0.25]])
    y = a([[-0.5, 1.5], [4.0, 2.0]])
    relu = ("relu",)

    e.example("linear-and-relu", layers=[turn, relu], places=[0, 1], xs=[a([[1.0, 2.0], [-2.0, 0.5], [4.0, 1.0]])])
    e.example("one-layer-at-two-places", layers=[turn, relu], places=[0, 1, 0], xs=[a([[1.0, -1.0]])])
    e.example("two-passes", layers=[first, relu, second], places=[0, 1, 2], xs=[x[:2], y[:1]])
    e.edge("empty", layers=[], places=[], xs=[x, y])
    e.edge("empty-with-integers", layers=[], places=[], xs=[a([3, -1, 2])])
    e.edge("only-relu", layers=[relu], places=[0], xs=[a([[1.5, 0.0, -2.0], [-0.0, 3.0, -1e-12]])])
    e.edge("only-linear", layers=[first], places=[0], xs=[x])
    e.edge("linear-on-linear", layers=[first, second], places=[0, 1, 0, 1], xs=[x, y])
    e.edge(
        "zeros-at-the-relu",
        layers=[("linear", a([[1.0, -1.0]]), a([-2.0, 2.0])), relu],
        places=[0, 1],
        xs=[a([[2.0], [3.0]])],
    )
    e.edge("one-relu-at-two-places", layers=[first, second, relu], places=[0, 2, 1, 2], xs=[x])
    e.edge("twins", layers=[turn, ("linear", 2 * turn[1], turn[2] + 1), relu], places=[0, 2, 1], xs=[x, y])
    e.edge("nested", layers=[first, relu, second, ("sequential", [0, 1, 2]), turn], places=[3, 4], xs=[x])
    e.edge("nested-at-two-places", layers=[first, relu, second, ("sequential", [0, 1, 2])], places=[3, 1, 3], xs=[x, y])
    e.edge("nested-twice", layers=[turn, relu, ("sequential", [0, 1]), ("sequential", [2, 0])], places=[3, 2], xs=[y])
    e.edge("nested-with-a-layer-twice", layers=[turn, relu, ("sequential", [0, 1, 0])], places=[2, 1], xs=[y])
    e.edge("nested-and-empty", layers=[turn, ("sequential", [])], places=[1, 0, 1], xs=[x])
    e.edge("no-samples", layers=[first, relu, second], places=[0, 1, 2], xs=[np.zeros((0, 2)), x])
    e.edge("same-batch-twice", layers=[turn, relu], places=[0, 1], xs=[x, x])
    e.shape("one-axis", layers=[first, relu, second], places=[0, 1, 2], xs=[x[0], y[1]])
    e.shape("three-axes", layers=[first, relu, second], places=[0, 1, 2], xs=[np.sin(np.arange(24.0)).reshape(3, 4, 2)])
    whole = ("linear", a([[1, -1, 2], [0, 2, -3]]), a([-1, 0, 2]))
    e.shape("integers", layers=[whole, relu], places=[0, 1], xs=[a([[1, -2], [3, 0]])])
    e.shape("integers-at-the-relu", layers=[relu, whole], places=[0, 1], xs=[a([[1, -2], [3, 0]])])
    small = ("linear", a([[100, 3, 90], [7, 120, 2]], dtype=np.uint8), a([200, 9, 77], dtype=np.uint8))
    e.shape("uint8", layers=[small, relu], places=[0, 1], xs=[a([[250, 4], [30, 90]], dtype=np.uint8)])
    narrow = ("linear", a([[100, -3, 90], [7, -120, 2]], dtype=np.int8), a([100, 9, -77], dtype=np.int8))
    e.shape("int8", layers=[narrow, relu], places=[0, 1], xs=[a([[120, 4], [30, -90]], dtype=np.int8)])
    for layout in ("fortran", "strided", "readonly"):
        given = [("linear", Layout(w, layout), Layout(b, layout)) for _, w, b in (first, second)]
        e.shape(layout, layers=[*given, relu], places=[2, 0, 2, 1], xs=[Layout(x, layout)])
    e.stability("mixed-magnitudes", layers=[first, relu, second], places=[0, 1, 2], xs=[x * a([1e6, 1e-6]), 1e-8 * x])
    e.random(30, random_sequential, seed=911)
    e.strategy(sequential_strategy(), valid=valid_sequential)


def build_mse(e):
    a = np.array
    grid, other = a([[1.0, -2.0, 5.0], [0.5, 4.0, 0.0]]), a([[0.5, 1.0, 1.0], [0.0, 4.5, 3.0]])
    e.example(
        "two-outputs", pairs=[(a([[1.0, 2.0], [4.0, -1.0], [0.0, 3.0]]), a([[0.0, 2.5], [1.0, 1.0], [2.0, 3.0]]))]
    )
    e.example("called-twice", pairs=[(a([1.0, 4.0]), a([3.0, 3.5])), (a([0.5]), a([-1.0]))])
    e.edge("equal", pairs=[(grid, grid + 0.0)])
    e.edge("one-element", pairs=[(a([[2.5]]), a([[-0.5]]))])
    e.edge("column-and-row", pairs=[(grid[:, :1], other[:1])], raises=ValueError)
    e.edge("column-and-vector", pairs=[(grid[:, :1], other[:, 0])], raises=ValueError)
    e.edge("rows-and-one-row", pairs=[(grid, other[:1])], raises=ValueError)
    e.shape("three-axes", pairs=[(grid.reshape(1, 3, 2), other.reshape(1, 3, 2) * 2)])
    e.shape("integers", pairs=[(a([1, 2, 9]), a([3, 2, 1]))])
    e.shape("uint8", pairs=[(a([1, 200, 9], dtype=np.uint8), a([3, 2, 250], dtype=np.uint8))])
    e.shape("int8", pairs=[(a([[100], [-100]], dtype=np.int8), a([[-100], [90]], dtype=np.int8))])
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, pairs=[(Layout(grid, layout), Layout(other, layout))])
    e.stability("large-and-small", pairs=[(a([1e6, 1e-6]), a([-1e6, 3e-6])), (a([1e-8, 2e-8]), a([3e-8, 0.0]))])
    e.random(30, random_mse, seed=912)
    e.strategy(mse_strategy(), valid=valid_mse)


def build(cases):
    build_sequential(cases.of("Sequential"))
    build_mse(cases.of("MSE"))
