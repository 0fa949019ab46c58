import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

NAMES = ("C1", "C3", "C5", "F6", "OUTPUT")
ORIGINAL = (6, 16, 120, 84, 10)
PARTIAL = [3] * 6 + [4] * 9 + [6]  # the paper's table I


def array_fault(values, largest):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if not (np.abs(values.astype(float)) <= largest).all():
        return f"Here numbers are finite, and at most {largest} in size."
    return None


def valid(x, params):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x, 1000):
        return fault
    if x.ndim != 4 or not 1 <= x.size <= 10_000 or x.shape[1] != 1:
        return "x has the shape (N, 1, H, W), with 1 to 10,000 pixels."
    if not isinstance(params, dict) or set(params) != set(NAMES):
        return 'params has the keys "C1", "C3", "C5", "F6" and "OUTPUT".'
    before = 1
    for name in NAMES:
        weight, bias = params[name]
        if fault := array_fault(weight, 100) or array_fault(bias, 100):
            return fault
        if weight.ndim != (4 if name[0] == "C" else 2) or weight.shape[1] != before or 0 in weight.shape:
            return "Each weight has the shape (out, in, kh, kw) or (out, in), and takes what the layer before gives."
        if bias.shape != weight.shape[:1] or len(bias) > 200:
            return "Each bias has the shape (out,), with at most 200 numbers."
        before = len(bias)
    return True


def valid_table(widths, c3_inputs=None, original=False):
    """True, or the sentence that tells a user why this input is outside the task."""
    good = isinstance(widths, tuple) and len(widths) == 5
    if not good or not all(type(each) is int and 1 <= each <= 10_000 for each in widths):
        return "widths is a tuple of five integers from 1 to 10,000."
    if c3_inputs is not None and (not isinstance(c3_inputs, list) or len(c3_inputs) != widths[1]):
        return "c3_inputs has one number for each map of C3."
    if not all(type(each) is int and 1 <= each <= widths[0] for each in c3_inputs or []):
        return "A map of C3 sees at least one map of S2, and at most all of them."
    return isinstance(original, bool) or "original is True or False."


LENET = ((5, 5), (5, 5), (5, 5))
SMALL = ((3, 2), (2, 3), (1, 2))  # of C1, C3 and C5: for images of 8 x 13


def network(rng, widths, scale=1.0, kernels=SMALL):
    """Random parameters with pre-activations of the order of 1."""
    params, before = {}, 1
    for name, out, kernel in zip(NAMES, widths, (*kernels, (), ())):
        shape = (out, before, *kernel)
        weight = rng.normal(scale=scale / np.sqrt(np.prod(shape[1:])), size=shape)
        params[name] = (np.round(weight, 3), np.round(rng.normal(scale=0.5, size=out), 2))
        before = out
    return params


def images(rng, n, height=8, width=13):
    return np.round(rng.normal(size=(n, 1, height, width)), 2)


# rows, columns, kernels
PLANS = [(8, 13, SMALL), (12, 6, ((1, 1), (3, 2), (2, 1))), (14, 11, ((3, 2), (5, 4), (1, 1)))]


def random_case(rng, i):
    widths = tuple(int(each) for each in rng.integers([1, 2, 2, 2, 2], [4, 5, 6, 6, 5]))
    height, width, kernels = PLANS[i % 3]
    return {
        "x": images(rng, 1 + i % 2, height, width),
        "params": network(rng, widths, [1.0, 2.0, 0.3][i % 4 % 3], kernels),
    }


def random_table(rng, i):
    widths = tuple(int(each) for each in rng.integers([2, 3, 5, 5, 2], [20, 40, 300, 200, 101]))
    inputs = {"widths": widths}
    if i % 2:
        inputs["c3_inputs"] = rng.integers(1, widths[0] + 1, size=widths[1]).tolist()
    return inputs | ({"original": True} if i % 3 == 1 else {})


def build_scores(e, rng):
    a = np.array
    plain = {
        "C1": (a([1.0, -0.5]).reshape(2, 1, 1, 1), a([0.0, 0.0])),
        "C3": (a([0.5, 0.5]).reshape(1, 2, 1, 1), a([0.1])),
        "C5": (a([1.0]).reshape(1, 1, 1, 1), a([-0.25])),
        "F6": (a([[2.0]]), a([0.5])),
        "OUTPUT": (a([[1.0], [-3.0]]), a([0.0, 1.0])),
    }
    e.example("gray-image", x=np.full((1, 1, 4, 4), 0.5), params=plain)
    e.example("two-images", x=images(rng, 2, 6, 5), params=network(rng, (1, 2, 2, 2, 3), 2.0, ((1, 2), (2, 1), (1, 1))))
    small = network(rng, (2, 3, 4, 5, 2))
    x = images(rng, 2)
    e.edge("one-map-everywhere", x=x, params=network(rng, (1, 1, 1, 1, 1), 2.0))
    e.edge("saturated", x=40.0 * x, params=network(rng, (2, 3, 4, 5, 3), 4.0))
    e.edge("nearly-linear", x=0.01 * x, params=network(rng, (3, 2, 5, 4, 3), 0.1))
    for name, height, width in (("odd-rows", 9, 13), ("odd-columns", 8, 14), ("odd-columns-in-c3", 8, 15)):
        e.edge(name, x=np.ones((1, 1, height, width)), params=small, raises=ValueError)
    for name, height, width in (("c5-of-two-rows", 12, 13), ("c5-of-two-columns", 8, 17), ("too-small", 8, 9)):
        e.edge(name, x=np.ones((2, 1, height, width)), params=small, raises=ValueError)
    tiny = network(rng, (1, 1, 2, 2, 2), 1.0, LENET)
    e.edge("mnist", x=np.ones((1, 1, 28, 28)), params=tiny, raises=ValueError)
    e.shape("original-sizes", x=images(rng, 1, 32, 32), params=network(rng, ORIGINAL, 1.5, LENET))
    x8 = rng.integers(0, 256, size=(2, 1, 8, 13), dtype=np.uint8)
    e.shape("bytes", x=x8, params=network(rng, (2, 3, 4, 5, 2), 0.02))
    whole = {name: tuple(np.rint(3 * each).astype(np.int8) for each in pair) for name, pair in small.items()}
    e.shape("integers", x=np.rint(x).astype(np.int8), params=whole)
    for layout in ("fortran", "strided", "readonly"):
        held = {name: tuple(Layout(each, layout) for each in pair) for name, pair in small.items()}
        e.shape(layout, x=Layout(x, layout), params=held)
    e.random(30, random_case, seed=1351)

    def drawn(widths):
        values = st.sampled_from([0.0, 0.5, -1.0])
        pairs, before = {}, 1
        for name, out, kernel in zip(NAMES, widths, ((2, 1), (1, 1), (1, 1), (), ())):
            pairs[name] = st.tuples(
                hnp.arrays(np.float64, (out, before, *kernel), elements=values),
                hnp.arrays(np.float64, out, elements=values),
            )
            before = out
        x = hnp.arrays(np.float64, (1, 1, 5, 4), elements=values)
        return st.fixed_dictionaries({"x": x, "params": st.fixed_dictionaries(pairs)})

    e.strategy(st.sampled_from([(1, 1, 1, 1, 1), (1, 1, 1, 1, 2)]).flatmap(drawn), valid=valid)


def build_table(e):
    e.example("all-maps", widths=ORIGINAL)
    e.example("paper", widths=ORIGINAL, c3_inputs=PARTIAL, original=True)
    e.edge("partial-alone", widths=ORIGINAL, c3_inputs=PARTIAL)
    e.edge("original-alone", widths=(4, 7, 50, 30, 26), original=True)
    e.edge("all-ones", widths=(1, 1, 1, 1, 1))
    e.edge("one-map-each", widths=(5, 3, 20, 11, 7), c3_inputs=[1, 1, 1], original=True)
    e.random(30, random_table, seed=1352)
    widths = st.tuples(*[st.integers(1, 3)] * 5)

    def inputs(each):
        seen = st.lists(st.integers(1, each[0]), min_size=each[1], max_size=each[1])
        return st.fixed_dictionaries(
            {"widths": st.just(each), "c3_inputs": st.none() | seen, "original": st.booleans()}
        )

    e.strategy(widths.flatmap(inputs), valid=valid_table)


def build(cases):
    build_scores(cases.of("lenet5"), np.random.default_rng(1350))
    build_table(cases.of("lenet5_table"))
