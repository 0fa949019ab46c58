import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def array_fault(values, ndim):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if values.ndim != ndim or 0 in values.shape or values.size > 1e5:
        return "x and weight have five axes, bias has one; none is empty or above 1e5 numbers."
    return None if (np.abs(values.astype(float)) <= 1e4).all() else "Numbers are finite, and at most 1e4 in size."


def numbers_fault(values, count, lowest):
    """None, or why a tuple of integers is outside the task."""
    good = isinstance(values, tuple) and len(values) == count
    good = good and all(type(each) is int and lowest <= each <= 2000 for each in values)
    return None if good else f"Here stands a tuple of {count} integers from {lowest} to 2000."


def valid_conv(x, weight, bias=None, stride=(1, 1, 1), padding=(0, 0, 0)):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x, 5) or array_fault(weight, 5) or (bias is not None and array_fault(bias, 1)):
        return fault
    if bias is not None and len(bias) != len(weight):
        return "bias has the shape (O,)."
    if fault := numbers_fault(stride, 3, 1) or numbers_fault(padding, 3, 0):
        return fault
    return max(padding) <= 10 or "The padding is at most 10."


def valid_costs(layers, clip_shape):
    """True, or the sentence that tells a user why this input is outside the task."""
    if not isinstance(layers, list) or len(layers) > 20:
        return "layers is a list of at most 20 tuples."
    for layer in layers:
        if fault := numbers_fault(layer, 4, 0):
            return fault
        if min(layer[:3]) < 1:
            return "Channels, kernel sizes and strides are at least 1."
    return numbers_fault(clip_shape, 4, 1) or True


# N, C, T, H, W, O, kt, kh, kw
SIZES = [
    (2, 3, 4, 5, 6, 4, 2, 3, 1),
    (1, 2, 5, 4, 7, 3, 3, 1, 2),
    (3, 1, 3, 6, 5, 2, 1, 2, 4),
    (2, 4, 6, 3, 4, 5, 4, 2, 3),
]


def random_conv(rng, i):
    n, c, t, h, w, o, *kernel = SIZES[i % len(SIZES)]
    inputs = {"x": rng.normal(size=(n, c, t, h, w)), "weight": rng.normal(size=(o, c, *kernel))}
    if i % 2:
        inputs["bias"] = rng.normal(scale=2.0, size=o)
    if i % 3:
        inputs["stride"] = tuple(rng.permutation([1, 2, 3]).tolist())
    if i % 5:
        inputs["padding"] = tuple(rng.permutation([0, 1, 2]).tolist())
    return inputs


def random_costs(rng, i):
    layers = []
    for _ in range(1 + i % 4):
        k = int(rng.integers(1, 5))
        layers.append((int(rng.integers(1, 65)), k, int(rng.integers(1, 3)), int(rng.integers(0, 3))))
    clip_shape = (int(rng.integers(1, 5)), *(int(each) for each in rng.integers([40, 60, 90], [60, 90, 200])))
    return {"layers": layers, "clip_shape": clip_shape}


def build_conv(e, rng):
    a = np.array
    clip = a([[[[[1.0, 2.0]], [[4.0, 0.0]], [[3.0, -1.0]]]]])  # three frames of one row
    e.example("difference-of-frames", x=clip, weight=a([[[[[-1.0]], [[1.0]]]]]))
    e.example(
        "all-three-directions",
        x=np.round(rng.normal(size=(1, 1, 2, 2, 3)), 1),
        weight=a([[[[[1.0, -2.0]], [[0.5, 3.0]]]]]),
        bias=a([10.0]),
        stride=(1, 2, 1),
        padding=(1, 0, 0),
    )
    x, kernel = np.round(rng.normal(size=(2, 3, 4, 5, 6)), 2), np.round(rng.normal(size=(4, 3, 2, 3, 1)), 2)
    bias = a([0.5, -1.0, 2.0, 0.25])
    e.edge("only-bias", x=x, weight=kernel, bias=bias)
    e.edge("only-stride", x=x, weight=kernel, stride=(3, 1, 2))
    e.edge("only-padding", x=x, weight=kernel, padding=(2, 0, 1))
    e.edge("stride-and-padding", x=x, weight=kernel, stride=(1, 3, 2), padding=(0, 2, 1))
    e.edge("one-frame-kernel", x=x, weight=kernel[:, :, :1], padding=(0, 1, 0))
    e.edge("as-large-as-the-clip", x=x, weight=rng.normal(size=(2, 3, 4, 5, 6)))
    e.edge("one-channel-for-three", x=x, weight=kernel[:, :1], raises=ValueError)
    e.edge("more-channels", x=x[:, :2], weight=kernel, raises=ValueError)
    e.edge("too-long", x=x, weight=rng.normal(size=(2, 3, 5, 1, 1)), padding=(0, 1, 1), raises=ValueError)
    e.edge("too-high", x=x, weight=rng.normal(size=(2, 3, 1, 6, 1)), stride=(1, 2, 1), raises=ValueError)
    e.edge("too-wide", x=x, weight=rng.normal(size=(2, 3, 1, 1, 7)), raises=ValueError)
    e.shape("one-pixel", x=x[:, :, :1, :1, :1], weight=kernel, bias=bias, padding=(1, 1, 0))
    e.shape("integers", x=a([[[[[1, 5]], [[0, 3]]]]]), weight=a([[[[[1, 2]], [[4, -1]]]]]), bias=a([7]))
    e.shape(
        "uint8",
        x=a([[[[[250, 3]], [[7, 120]], [[90, 255]]]]], dtype=np.uint8),
        weight=a([[[[[200]], [[90]]]]], dtype=np.uint8),
        bias=a([100], dtype=np.uint8),
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(x, layout), weight=Layout(kernel, layout), bias=Layout(bias, layout))
    e.random(30, random_conv, seed=1341)

    def drawn(kernel, stride, padding):
        values = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        inputs = {
            "x": hnp.arrays(np.float64, (1, 2, 2, 3, 4), elements=values),
            "weight": hnp.arrays(np.float64, (1, 2, *kernel), elements=values),
            "stride": st.just(stride),
            "padding": st.just(padding),
        }
        return st.fixed_dictionaries(inputs, optional={"bias": hnp.arrays(np.float64, 1, elements=values)})

    kernels = st.sampled_from([(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2, 2)])
    strides = st.sampled_from([(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2)])
    paddings = st.sampled_from([(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)])
    e.strategy(st.tuples(kernels, strides, paddings).flatmap(lambda each: drawn(*each)), valid=valid_conv)


def build_costs(e):
    e.example("one-layer", layers=[(16, 3, 1, 1)], clip_shape=(3, 8, 32, 48))
    e.example("two-layers", layers=[(8, 3, 2, 0), (4, 2, 1, 1)], clip_shape=(2, 9, 15, 22))
    e.edge("no-layers", layers=[], clip_shape=(3, 8, 32, 48))
    e.edge("kernel-of-one", layers=[(5, 1, 1, 0), (2, 1, 3, 0)], clip_shape=(3, 7, 12, 10))
    e.edge("stride-that-does-not-fit", layers=[(5, 2, 3, 1)], clip_shape=(3, 9, 14, 12))
    e.edge("as-long-as-the-clip", layers=[(6, 5, 1, 0), (2, 1, 1, 0)], clip_shape=(1, 5, 8, 9))
    e.edge("one-frame", layers=[(6, 3, 1, 1), (4, 3, 2, 1)], clip_shape=(3, 1, 16, 20))
    e.edge("above-32-bits", layers=[(64, 3, 1, 1), (128, 3, 1, 1)], clip_shape=(3, 16, 112, 120))
    e.edge("too-long", layers=[(4, 3, 1, 0), (4, 3, 1, 0)], clip_shape=(3, 4, 16, 20), raises=ValueError)
    e.edge("too-long-for-its-stride", layers=[(4, 5, 4, 0)], clip_shape=(3, 4, 16, 20), raises=ValueError)
    e.edge("too-high", layers=[(4, 5, 1, 0)], clip_shape=(3, 9, 4, 20), raises=ValueError)
    e.edge("too-wide", layers=[(4, 7, 2, 1)], clip_shape=(3, 9, 20, 4), raises=ValueError)
    e.random(30, random_costs, seed=1342)
    layer = st.tuples(st.integers(1, 2), st.integers(1, 2), st.integers(1, 2), st.integers(0, 1))
    inputs = {"layers": st.lists(layer, max_size=2), "clip_shape": st.sampled_from([(1, 3, 4, 5), (2, 4, 3, 5)])}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid_costs)


def build(cases):
    rng = np.random.default_rng(1340)
    build_conv(cases.of("conv3d"), rng)
    build_costs(cases.of("network_costs"))
