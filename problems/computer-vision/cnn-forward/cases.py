import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def array_fault(values, ndim):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if values.ndim != ndim or 0 in values.shape or values.size > 1e5:
        return "x and conv weights have four axes, dense weights two, biases one; none is empty or above 1e5 numbers."
    return None if (np.abs(values.astype(float)) <= 1e3).all() else "Numbers are finite, and at most 1e3 in size."


def layers_fault(layers):
    """None, or why a list is outside the task; whether its layers fit is the task's own question."""
    if len(layers) > 12:
        return "There are at most 12 layers."
    for kind, *arguments in layers:
        if kind in ("conv", "dense") and len(arguments) == (4 if kind == "conv" else 2):
            weight, bias, *numbers = arguments
            if fault := array_fault(weight, 4 if kind == "conv" else 2) or array_fault(bias, 1):
                return fault
            if len(bias) != len(weight):
                return "A bias has one number for each output."
            numbers = [each + place for place, each in enumerate(numbers)]
        elif kind == "maxpool" and len(arguments) == 2:
            numbers = arguments
        elif kind == "relu" and not arguments:
            numbers = []
        else:
            return "A layer is one of the four tuples of the statement."
        if not all(isinstance(each, int) and 1 <= each <= 16 for each in numbers):
            return "kernel_size and stride are integers from 1 to 16, padding from 0 to 15."
    return None


def valid_forward(layers, x):
    """True, or the sentence that tells a user why this input is outside the task."""
    return layers_fault(layers) or array_fault(x, 4) or True


def valid_summary(layers, input_shape):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := layers_fault(layers):
        return fault
    fits = isinstance(input_shape, tuple) and len(input_shape) == 3
    fits = fits and all(isinstance(each, int) and 1 <= each <= 10_000 for each in input_shape)
    return fits or "input_shape is a tuple of three integers from 1 to 10,000."


def conv(rng, out, channels, rows, columns, stride=1, padding=0):
    shape = (out, channels, rows, columns)
    return ("conv", np.round(rng.normal(size=shape), 2), np.round(rng.normal(size=out), 2), stride, padding)


def dense(rng, out, width):
    return ("dense", np.round(rng.normal(size=(out, width)), 2), np.round(rng.normal(size=out), 2))


RELU = ("relu",)


def small_network(rng, i):
    """A list of layers and (C, H, W)."""
    c, o = 1 + i % 3, 2 + i % 4
    if i % 5 == 0:
        return [conv(rng, o, c, 3, 2, 1, 1), RELU, ("maxpool", 2, 2), dense(rng, 3, o * 3 * 4)], (c, 6, 8)
    if i % 5 == 1:
        return [conv(rng, o, c, 2, 3, 2, 0), ("maxpool", 2, 1), RELU, conv(rng, 2, o, 2, 1, 1, 1)], (c, 8, 9)
    if i % 5 == 2:
        return [("maxpool", 3, 2), conv(rng, o, c, 1, 2, 1, 2), conv(rng, c, o, 3, 3, 2, 1), RELU], (c, 9, 7)
    if i % 5 == 3:
        return [dense(rng, 4, c * 4 * 5), RELU, dense(rng, o, 4)], (c, 4, 5)
    return [conv(rng, o, c, 2, 2, 2, 1), RELU, conv(rng, 3, o, 2, 3), ("maxpool", 2, 3), dense(rng, 2, 3)], (c, 6, 7)


def random_forward(rng, i):
    layers, shape = small_network(rng, i)
    return {"layers": layers, "x": rng.normal(size=(1 + i % 3, *shape))}


def random_summary(rng, i):
    layers, (c, h, w) = small_network(rng, i)
    if not any(kind == "dense" for kind, *_ in layers):
        h, w = h + int(rng.integers(300)), w + int(rng.integers(300))
    return {"layers": layers, "input_shape": (c, h, w)}


VALUES = st.sampled_from([0.0, 1.0, -2.0, 0.5])


def arrays(*shape):
    return hnp.arrays(np.float64, shape, elements=VALUES)


def drawn_layers():
    """Networks for images of (2, 3, 4)."""
    stride, padding, relu = st.integers(1, 2), st.integers(0, 1), st.just(RELU)
    plain = st.tuples(st.just("conv"), arrays(1, 2, 2, 1), arrays(1), stride, padding)
    pool = st.tuples(st.just("maxpool"), stride, stride)
    last = st.tuples(st.just("dense"), arrays(2, 24), arrays(2))
    lists = [(plain,), (pool,), (last,), (relu, last), (plain, relu), (plain, pool), (last, relu)]
    return st.one_of([st.tuples(*each).map(list) for each in lists])


def build_forward(e, rng):
    a = np.array
    kernel = ("conv", a([[[[1.0, 0.0], [-1.0, 2.0]]], [[[0.5, 1.0], [0.0, -1.0]]]]), a([0.5, -1.0]), 1, 0)
    image = a([[[[1.0, 2.0, 0.0], [3.0, 5.0, 4.0], [0.0, 1.0, -2.0]]]])
    e.example("conv-and-relu", layers=[kernel, RELU], x=image)
    e.example("overlapping-pool", layers=[("maxpool", 2, 1), RELU], x=image - 3.0)
    e.example("pool-and-dense", layers=[("maxpool", 2, 1), ("dense", a([[1.0, -2.0, 0.5, 3.0]]), a([0.25]))], x=image)
    x = np.round(rng.normal(size=(2, 3, 6, 5)), 2)
    first = conv(rng, 4, 3, 3, 2, 1, 1)
    e.edge("no-layers", layers=[], x=x)
    e.edge("negative-numbers-in-a-pool", layers=[("maxpool", 2, 2)], x=-np.abs(x) - 1.0)
    e.edge("windows-that-overlap", layers=[("maxpool", 3, 1)], x=x)
    e.edge("windows-apart", layers=[("maxpool", 2, 3)], x=x)
    e.edge("wide-padding-and-stride", layers=[conv(rng, 2, 3, 2, 3, 2, 3)], x=x)
    e.edge("two-dense", layers=[first, ("maxpool", 2, 2), dense(rng, 5, 36), RELU, dense(rng, 2, 5)], x=x)
    e.edge("one-layer-twice", layers=[conv(rng, 3, 3, 2, 2), RELU] * 2, x=x)
    e.edge("as-large-as-the-image", layers=[conv(rng, 2, 3, 6, 5)], x=x)
    e.shape("one-pixel", layers=[conv(rng, 4, 3, 1, 1, 2), dense(rng, 2, 4)], x=x[:1, :, :1, :1])
    whole = ("conv", a([[[[100, 3], [7, 90]]]], dtype=np.uint8), a([200], dtype=np.uint8), 1, 1)
    flat = ("dense", a([[20, 1, 90, 5, 4, 3, 2, 1, 0, 7, 8, 9]], dtype=np.uint8), a([250], dtype=np.uint8))
    e.shape("uint8", layers=[whole, RELU, flat], x=a([[[[250, 4, 30], [30, 255, 9]]]], dtype=np.uint8))
    e.shape("uint8-and-one-layer", layers=[whole], x=a([[[[250, 4, 30], [30, 255, 9]]]], dtype=np.uint8))
    e.shape("uint8-and-no-layers", layers=[RELU], x=a([[[[1, 4, 3]]]], dtype=np.uint8))
    for layout in ("fortran", "strided", "readonly"):
        kind, weight, bias, *numbers = first
        held = (kind, Layout(weight, layout), Layout(bias, layout), *numbers)
        e.shape(layout, layers=[held, RELU, dense(rng, 2, 4 * 6 * 6)], x=Layout(x, layout))
    e.random(30, random_forward, seed=1321)
    inputs = {"layers": drawn_layers(), "x": arrays(1, 2, 3, 4)}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid_forward)


def build_summary(e, rng):
    pool = ("maxpool", 2, 2)
    e.example(
        "conv-pool-dense",
        layers=[conv(rng, 4, 3, 3, 2), RELU, pool, dense(rng, 5, 4 * 3 * 5)],
        input_shape=(3, 8, 11),
    )
    e.example("fields", layers=[conv(rng, 2, 1, 3, 5, 2), pool, conv(rng, 3, 2, 3, 1)], input_shape=(1, 100, 90))
    e.edge("no-layers", layers=[], input_shape=(3, 8, 9))
    e.edge("only-relu", layers=[RELU], input_shape=(3, 8, 9))
    e.edge("padding", layers=[conv(rng, 2, 3, 3, 4, 1, 2), conv(rng, 4, 2, 1, 1, 3, 1)], input_shape=(3, 8, 9))
    e.edge("windows-that-overlap", layers=[("maxpool", 3, 2), ("maxpool", 2, 1), pool], input_shape=(5, 40, 31))
    e.edge(
        "stride-above-the-window", layers=[("maxpool", 1, 3), conv(rng, 1, 2, 2, 2, 4), pool], input_shape=(2, 70, 90)
    )
    e.edge("field-above-the-image", layers=[conv(rng, 1, 1, 3, 3, 1, 1)] * 4, input_shape=(1, 5, 4))
    e.edge("two-dense", layers=[dense(rng, 4, 60), RELU, dense(rng, 3, 4)], input_shape=(3, 4, 5))
    e.edge(
        "large-image", layers=[conv(rng, 64, 3, 7, 7, 2, 3), RELU, conv(rng, 8, 64, 3, 3)], input_shape=(3, 1000, 990)
    )
    e.random(30, random_summary, seed=1322)
    inputs = {"layers": drawn_layers(), "input_shape": st.just((2, 3, 4))}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid_summary)


def build(cases):
    rng = np.random.default_rng(1320)
    f, s = cases.of("cnn_forward"), cases.of("cnn_summary")
    build_forward(f, rng)
    build_summary(s, rng)
    # Layers that do not fit images of (3, 4, 5): the same for both entries.
    wrong = {
        "more-channels": [conv(rng, 2, 4, 2, 2)],
        "one-channel-for-three": [conv(rng, 2, 1, 2, 2)],
        "another-width": [("maxpool", 2, 2), dense(rng, 2, 60)],
        "width-of-one-channel": [dense(rng, 2, 20)],
        "second-dense": [dense(rng, 2, 60), dense(rng, 2, 3)],
        "kernel-too-high": [conv(rng, 2, 3, 5, 2)],
        "kernel-too-wide": [conv(rng, 2, 3, 2, 8, 1, 1)],
        "kernel-too-wide-for-its-stride": [conv(rng, 2, 3, 2, 6, 3)],
        "window-too-large": [("maxpool", 5, 1)],
        "conv-after-dense": [dense(rng, 2, 60), conv(rng, 2, 2, 1, 1)],
        "pool-after-dense": [dense(rng, 2, 60), ("maxpool", 1, 1)],
    }
    for name, layers in wrong.items():
        f.edge(name, layers=layers, x=rng.normal(size=(2, 3, 4, 5)), raises=ValueError)
        s.edge(name, layers=layers, input_shape=(3, 4, 5), raises=ValueError)
