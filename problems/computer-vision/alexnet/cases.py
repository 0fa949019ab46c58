import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def array_fault(values, ndim, largest=1e3):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if values.ndim != ndim or 0 in values.shape or values.size > 1e5:
        return "x and weight have four axes, bias has one; none is empty or above 1e5 numbers."
    return None if (np.abs(values.astype(float)) <= largest).all() else f"Numbers are at most {largest} in size."


def valid_norm(x, n=5, alpha=1e-4, beta=0.75, k=2.0):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x, 4, 1e6):
        return fault
    if not isinstance(n, int) or not 1 <= n <= 31 or n % 2 == 0:
        return "n is an odd integer from 1 to 31."
    good = 0 <= alpha <= 10 and 0 <= beta <= 4 and 1e-3 <= k <= 100
    return good or "alpha is from 0 to 10, beta from 0 to 4 and k from 0.001 to 100."


def valid_layer(x, weight, bias, stride=1, padding=0, groups=1, norm=True, pool=True):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x, 4) or array_fault(weight, 4) or array_fault(bias, 1):
        return fault
    if not all(isinstance(each, int) and 1 <= each <= 16 for each in (stride, padding + 1, groups)):
        return "stride and groups are integers from 1 to 16, padding from 0 to 15."
    if len(bias) != len(weight) or len(weight) % groups or x.shape[1] != groups * weight.shape[1]:
        return "bias has the shape (O,), weight (O, C / G, kh, kw), and G divides O."
    sizes = [(n + 2 * padding - m) // stride + 1 for n, m in zip(x.shape[2:], weight.shape[2:])]
    return min(sizes) >= (3 if pool else 1) or "The kernel fits into the image, and the pool into what comes out."


def valid_table(image_size=227, classes=1000, groups=2):
    """True, or the sentence that tells a user why this input is outside the task."""
    good = all(type(each) is int and 1 <= each <= 100_000 for each in (image_size, classes))
    return (good and groups in (1, 2, 4, 8)) or "Sizes are from 1 to 100,000, and groups is 1, 2, 4 or 8."


def random_norm(rng, i):
    shape = (1 + i % 2, 2 + i % 7, 1 + i % 3, 4 - i % 3)
    inputs = {"x": rng.normal(scale=[1.0, 30.0, 200.0][i % 3], size=shape)}
    if i % 2:
        inputs["n"] = [1, 3, 7][i % 3]
    if i % 3:
        inputs["alpha"] = float(rng.uniform(1e-3, 0.5))
    if i % 4:
        inputs["beta"] = float(rng.uniform(0.3, 1.5))
    return inputs if i % 5 < 2 else inputs | {"k": float(rng.uniform(0.5, 3.0))}


# N, C, H, W, O, kh, kw, stride, padding, groups
SIZES = [
    (2, 4, 8, 9, 6, 3, 2, 1, 0, 2),
    (1, 3, 9, 7, 4, 2, 3, 1, 1, 1),
    (2, 6, 11, 12, 9, 3, 4, 2, 1, 3),
    (1, 4, 7, 8, 8, 3, 3, 1, 2, 4),
]


def random_layer(rng, i):
    n, c, h, w, o, kh, kw, stride, padding, groups = SIZES[i % len(SIZES)]
    inputs = {"x": rng.normal(size=(n, c, h, w)), "weight": 5.0 * rng.normal(size=(o, c // groups, kh, kw))}
    inputs |= {"bias": rng.normal(size=o), "stride": stride, "padding": padding, "groups": groups}
    return inputs | [{}, {"norm": False}, {"pool": False}][i % 3]


def random_table(rng, i):
    inputs = {"image_size": int(rng.integers(67, 400)), "classes": int(rng.integers(2, 5000))}
    return inputs | ({"groups": [1, 4, 8][i % 3]} if i % 2 else {})


VALUES = st.sampled_from([0.0, 1.0, -2.0, 30.0])


def arrays(*shape):
    return hnp.arrays(np.float64, shape, elements=VALUES)


def build_norm(e, rng):
    a = np.array
    five = a([3.0, -1.0, 2.0, 0.0, 4.0, 1.0]).reshape(1, 6, 1, 1)
    e.example("six-channels", x=five, n=3, alpha=0.5, beta=1.0, k=1.0)
    e.example("paper", x=100.0 * five)
    x = np.round(rng.normal(scale=20.0, size=(2, 7, 3, 4)), 1)
    e.edge("only-n", x=x, n=3)
    e.edge("only-alpha", x=x, alpha=0.02)
    e.edge("only-beta", x=x, beta=0.5)
    e.edge("only-k", x=x, k=1.0)
    e.edge("itself-alone", x=x, n=1, alpha=0.1)
    e.edge("more-neighbours-than-channels", x=x[:, :3], n=9, alpha=0.01)
    e.edge("alpha-zero", x=x, alpha=0.0)
    e.edge("beta-zero", x=x, alpha=0.1, beta=0.0)
    e.shape("one-channel", x=x[:, :1], alpha=0.1)
    e.shape("integers", x=a([[[[1, 5]], [[-3, 4]], [[2, 7]]]]), n=3, alpha=0.1)
    e.shape("uint8", x=a([[[[250, 3]], [[7, 120]], [[90, 255]]]], dtype=np.uint8), n=3, alpha=0.01)
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(x, layout), alpha=0.1)
    e.stability("large", x=1e4 * x, alpha=0.1)
    e.random(30, random_norm, seed=1361)
    optional = {"n": st.sampled_from([1, 3]), "alpha": st.just(0.5), "beta": st.just(1.0), "k": st.just(1.0)}
    e.strategy(st.fixed_dictionaries({"x": arrays(1, 4, 1, 2)}, optional=optional), valid=valid_norm)


def build_layer(e, rng):
    a = np.array
    image = a([[[[1.0, 2.0, 0.0, -1.0], [3.0, 5.0, 4.0, 2.0], [0.0, 1.0, -2.0, 6.0]]]])
    two = np.concatenate([image, 10.0 * image[:, :, ::-1]], axis=1)
    kernels = a([2.0, -1.0]).reshape(2, 1, 1, 1)
    e.example("two-towers", x=two, weight=kernels, bias=a([0.5, 3.0]), groups=2, norm=False, pool=False)
    e.example("all-steps", x=two, weight=50.0 * kernels, bias=a([1.0, 200.0]), padding=1, groups=2)
    x, weight = np.round(rng.normal(size=(2, 4, 9, 8)), 2), np.round(20.0 * rng.normal(size=(6, 4, 3, 2)), 1)
    bias = np.round(5.0 * rng.normal(size=6), 1)
    e.edge("defaults", x=x, weight=weight, bias=bias)
    e.edge("only-stride", x=x, weight=weight, bias=bias, stride=2)
    e.edge("only-padding", x=x, weight=weight, bias=bias, padding=2)
    e.edge("only-groups", x=x, weight=weight[:, :2], bias=bias, groups=2)
    e.edge("no-norm", x=x, weight=weight, bias=bias, norm=False)
    e.edge("no-pool", x=x, weight=weight, bias=bias, pool=False)
    e.edge(
        "one-channel-in-each-group",
        x=x,
        weight=np.round(30.0 * rng.normal(size=(8, 1, 2, 3)), 1),
        bias=np.arange(8.0),
        groups=4,
    )
    e.edge("all-negative", x=np.abs(x), weight=-np.abs(weight), bias=-np.abs(bias) - 1.0)
    e.shape(
        "integers",
        x=a([[[[1, 5, 2, 8], [0, 3, 4, 7], [9, 6, 1, 2]]]]),
        weight=a([[[[3]]], [[[-20]]], [[[40]]]]),
        bias=a([7, 100, 1]),
    )
    e.shape(
        "uint8",
        x=a([[[[250, 3, 90], [7, 120, 255], [1, 2, 3]]]], dtype=np.uint8),
        weight=a([[[[200]]], [[[3]]]], dtype=np.uint8),
        bias=a([100, 250], dtype=np.uint8),
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(x, layout), weight=Layout(weight, layout), bias=Layout(bias, layout))
    e.random(30, random_layer, seed=1362)
    inputs = {"x": arrays(1, 2, 3, 4), "bias": arrays(4)}
    choice = st.sampled_from([(arrays(4, 2, 1, 1), 1), (arrays(4, 1, 1, 1), 2), (arrays(4, 2, 1, 2), 1)])

    def drawn(each):
        weight, groups = each
        more = {"weight": weight, "groups": st.just(groups)}
        optional = {"padding": st.just(1), "norm": st.just(False), "pool": st.just(False)}
        return st.fixed_dictionaries(inputs | more, optional=optional)

    e.strategy(choice.flatmap(drawn), valid=valid_layer)


def build_table(e):
    e.example("original")
    e.edge("only-image-size", image_size=224)
    e.edge("only-classes", classes=21)
    e.edge("only-groups", groups=1)
    e.edge("four-groups", image_size=259, classes=365, groups=4)
    e.edge("smallest-image", image_size=67)
    e.edge("too-small", image_size=66, raises=ValueError)
    e.edge("far-too-small", image_size=9, classes=10, raises=ValueError)
    e.random(30, random_table, seed=1363)
    sizes = {"image_size": st.integers(67, 99), "classes": st.integers(1, 3), "groups": st.sampled_from([1, 2])}
    e.strategy(st.fixed_dictionaries({}, optional=sizes), valid=valid_table)


def build(cases):
    rng = np.random.default_rng(1360)
    build_norm(cases.of("local_response_norm"), rng)
    build_layer(cases.of("alexnet_layer"), rng)
    build_table(cases.of("alexnet_table"))
