import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def array_fault(values, ndim):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if values.ndim != ndim or 0 in values.shape[1:]:
        return "x, weight and grad_output have four axes, and only N may be 0."
    return None if (np.abs(values.astype(float)) <= 1e4).all() else "Numbers are finite, and at most 1e4 in size."


def out_shape(x, weight, stride, padding, dilation):
    sizes = zip(x.shape[2:], weight.shape[2:])
    return tuple((size + 2 * padding - dilation * (k - 1) - 1) // stride + 1 for size, k in sizes)


def valid(x, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x, 4) or array_fault(weight, 4) or (bias is not None and array_fault(bias, 1)):
        return fault
    if len(weight) == 0 or (bias is not None and len(bias) != len(weight)):
        return "There is at least one kernel, and bias has the shape (O,)."
    numbers = (stride, dilation, groups, padding + 1)
    if not all(isinstance(each, int) and 1 <= each <= 16 for each in numbers):
        return "stride, dilation and groups are integers from 1 to 16, padding from 0 to 15."
    return x.size <= 1e5 and weight.size <= 1e4 or "Arrays are small: at most 1e5 pixels and 1e4 weights."


def valid_backward(grad_output, x, weight, stride=1, padding=0):
    """True, or the sentence that tells a user why this input is outside the task."""
    if (fault := valid(x, weight, None, stride, padding)) is not True:
        return fault
    shape = out_shape(x, weight, stride, padding, 1)
    if x.shape[1] != weight.shape[1] or min(shape) < 1:
        return "x and weight have the same channels, and a window fits into the padded image."
    if fault := array_fault(grad_output, 4):
        return fault
    return grad_output.shape == (len(x), len(weight), *shape) or "grad_output has the shape (N, O, Ho, Wo)."


# N, C, H, W, O, kh, kw, stride, padding, dilation, groups
SIZES = [
    (2, 3, 5, 6, 4, 2, 3, 1, 0, 1, 1),
    (3, 2, 6, 7, 5, 3, 2, 2, 1, 1, 1),
    (2, 4, 7, 8, 6, 3, 2, 1, 2, 2, 2),
    (1, 6, 8, 5, 3, 3, 1, 3, 1, 2, 3),
    (2, 4, 9, 7, 8, 2, 3, 2, 0, 3, 4),
]


def random_case(rng, i):
    n, c, h, w, o, kh, kw, stride, padding, dilation, groups = SIZES[i % len(SIZES)]
    inputs = {"x": rng.normal(size=(n, c, h, w)), "weight": rng.normal(size=(o, c // groups, kh, kw))}
    if i % 3:
        inputs["bias"] = rng.normal(scale=2.0, size=o)
    return inputs | {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}


def random_backward(rng, i):
    n, c, h, w, o, kh, kw, stride, padding, *_ = SIZES[i % len(SIZES)]
    stride, padding = stride + i % 2, padding + i % 3
    x, weight = rng.normal(size=(n, c, h, w)), rng.normal(size=(o, c, kh, kw))
    shape = (n, o, *out_shape(x, weight, stride, padding, 1))
    return {"grad_output": rng.normal(size=shape), "x": x, "weight": weight, "stride": stride, "padding": padding}


VALUES = st.sampled_from([0.0, 1.0, -2.0, 0.5])


def arrays(*shape):
    return hnp.arrays(np.float64, shape, elements=VALUES)


def forward_inputs(drawn):
    (groups, c, o), (kh, kw), stride, padding, dilation = drawn
    inputs = {"x": arrays(1, groups * c, 3, 4), "weight": arrays(groups * o, c, kh, kw), "stride": st.just(stride)}
    rest = {"padding": st.just(padding), "dilation": st.just(dilation), "groups": st.just(groups)}
    return st.fixed_dictionaries(inputs | rest, optional={"bias": arrays(groups * o)})


def backward_inputs(drawn):
    n, c, o, (kh, kw), stride, padding = drawn
    x, weight = np.zeros((n, c, 3, 4)), np.zeros((o, c, kh, kw))
    shape = (n, o, *out_shape(x, weight, stride, padding, 1))
    inputs = {"grad_output": arrays(*shape), "x": arrays(*x.shape), "weight": arrays(*weight.shape)}
    return st.fixed_dictionaries(inputs | {"stride": st.just(stride), "padding": st.just(padding)})


def build_forward(e, x, kernel, rng):
    a = np.array
    image = a([[[[1.0, 2.0, 0.0, -1.0], [3.0, 5.0, 4.0, 2.0], [0.0, 1.0, -2.0, 6.0]]]])
    one = a([[[[1.0, 0.0], [-1.0, 2.0]]]])
    e.example("one-channel", x=image, weight=one)
    e.example("stride-and-padding", x=image, weight=one, bias=a([0.5]), stride=2, padding=1)
    e.example(
        "two-groups",
        x=a([[[[1.0, 2.0]], [[3.0, -1.0]], [[0.0, 4.0]], [[5.0, 1.0]]]]),
        weight=a([[[[1.0]], [[2.0]]], [[[-1.0]], [[3.0]]]]),
        bias=a([10.0, -10.0]),
        groups=2,
    )
    bias = a([0.5, -1.0, 2.0, 0.25])
    e.edge("only-bias", x=x, weight=kernel, bias=bias)
    e.edge("only-stride", x=x, weight=kernel, stride=2)
    e.edge("stride-that-does-not-fit", x=x, weight=kernel, stride=4, padding=1)
    e.edge("only-padding", x=x, weight=kernel, padding=2)
    e.edge("only-dilation", x=x, weight=kernel, dilation=2)
    e.edge("dilation-that-just-fits", x=x, weight=kernel, dilation=3)
    e.edge("depthwise", x=x, weight=kernel[:3, :1], groups=3)
    e.edge("two-kernels-for-each-channel", x=x, weight=rng.normal(size=(6, 1, 2, 3)), bias=rng.normal(size=6), groups=3)
    e.edge("as-large-as-the-image", x=x, weight=rng.normal(size=(2, 3, 5, 7)))
    e.edge("no-images", x=x[:0], weight=kernel, bias=bias, padding=1)
    e.edge("too-high", x=x, weight=rng.normal(size=(2, 3, 6, 2)), raises=ValueError)
    e.edge("too-wide", x=x, weight=rng.normal(size=(2, 3, 2, 10)), padding=1, raises=ValueError)
    e.edge("too-large-with-its-dilation", x=x, weight=kernel, dilation=5, raises=ValueError)
    e.edge("too-high-by-one-with-its-dilation", x=x, weight=kernel[..., :1], stride=2, dilation=5, raises=ValueError)
    e.edge("channels-differ", x=x, weight=kernel[:, :2], raises=ValueError)
    e.edge("channels-differ-in-groups", x=x, weight=kernel, groups=2, raises=ValueError)
    e.edge("kernels-do-not-split", x=x, weight=kernel[:, :1], groups=3, raises=ValueError)
    e.shape("one-by-one-kernel", x=x, weight=kernel[:, :, :1, :1], bias=bias, stride=2)
    e.shape("one-pixel", x=x[:, :, :1, :1], weight=kernel, padding=1)
    e.shape("integers", x=a([[[[1, 5, 2], [0, 3, 4]]]]), weight=a([[[[1, 2]]], [[[3, 0]]]]), bias=a([7, 1]))
    e.shape(
        "uint8",
        x=a([[[[250, 3, 90], [7, 120, 255]]]], dtype=np.uint8),
        weight=a([[[[200, 3], [90, 9]]]], dtype=np.uint8),
        bias=a([100], dtype=np.uint8),
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(layout, x=Layout(x, layout), weight=Layout(kernel, layout), bias=Layout(bias, layout), stride=2)
    e.scale("four-images", x=rng.normal(size=(4, 8, 32, 32)), weight=rng.normal(size=(16, 8, 3, 3)), padding=1)
    e.random(30, random_case, seed=1301)
    stride = st.integers(1, 2)
    groups = st.sampled_from([(1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 1), (2, 1, 2)])
    kernels = st.sampled_from([(1, 1), (1, 2), (2, 2)])
    drawn = st.tuples(groups, kernels, stride, st.integers(0, 1), stride)
    e.strategy(drawn.flatmap(forward_inputs), valid=valid)


def build_backward(e, x, kernel, rng):
    a = np.array
    image = a([[[[1.0, 2.0, 0.0], [3.0, 5.0, 4.0]]]])
    e.example("one-channel", grad_output=a([[[[1.0, -2.0]]]]), x=image, weight=a([[[[1.0, 0.0], [-1.0, 2.0]]]]))
    e.example(
        "stride-and-padding",
        grad_output=a([[[[1.0, -2.0]], [[0.5, 3.0]]]]),
        x=image,
        weight=a([[[[1.0, 4.0], [-1.0, 2.0]]], [[[2.0, -3.0], [0.0, 1.0]]]]),
        stride=3,
        padding=1,
    )

    def grad(stride=1, padding=0, images=x, weights=kernel):
        return rng.normal(size=(len(images), len(weights), *out_shape(images, weights, stride, padding, 1)))

    e.edge("only-stride", grad_output=grad(2), x=x, weight=kernel, stride=2)
    e.edge("only-padding", grad_output=grad(1, 2), x=x, weight=kernel, padding=2)
    e.edge("stride-that-does-not-fit", grad_output=grad(3), x=x, weight=kernel, stride=3)
    e.edge("stride-above-the-kernel", grad_output=grad(4, 1), x=x, weight=kernel, stride=4, padding=1)
    e.edge("no-images", grad_output=grad(1, 1)[:0], x=x[:0], weight=kernel, padding=1)
    e.shape(
        "one-by-one-kernel", grad_output=grad(2, 0, x, kernel[:, :, :1, :1]), x=x, weight=kernel[:, :, :1, :1], stride=2
    )
    e.shape("one-pixel", grad_output=grad(1, 1, x[:, :, :1, :1]), x=x[:, :, :1, :1], weight=kernel, padding=1)
    e.shape("one-window", grad_output=a([[[[2.0]], [[-3.0]]]]), x=x[:1], weight=rng.normal(size=(2, 3, 5, 7)))
    e.shape(
        "integers",
        grad_output=a([[[[1, 2], [0, 5]], [[3, 1], [2, 4]]]]),
        x=a([[[[1, 5, 2], [0, 3, 4]]]]),
        weight=a([[[[1, 2]]], [[[3, 0]]]]),
    )
    e.shape(
        "uint8",
        grad_output=a([[[[200, 100]]]], dtype=np.uint8),
        x=a([[[[250, 3, 90], [7, 120, 255]]]], dtype=np.uint8),
        weight=a([[[[200, 3], [90, 9]]]], dtype=np.uint8),
    )
    for layout in ("fortran", "strided", "readonly"):
        e.shape(
            layout,
            grad_output=Layout(grad(2, 1), layout),
            x=Layout(x, layout),
            weight=Layout(kernel, layout),
            stride=2,
            padding=1,
        )
    big, kernels = rng.normal(size=(4, 8, 32, 32)), rng.normal(size=(16, 8, 3, 3))
    e.scale("four-images", grad_output=grad(1, 1, big, kernels), x=big, weight=kernels, padding=1)
    e.random(30, random_backward, seed=1302)
    number = st.integers(1, 2)
    kernels = st.sampled_from([(1, 1), (1, 2), (2, 2)])
    drawn = st.tuples(number, number, number, kernels, number, st.integers(0, 1))
    e.strategy(drawn.flatmap(backward_inputs), valid=valid_backward)


def build(cases):
    rng = np.random.default_rng(1300)
    x, kernel = np.round(rng.normal(size=(2, 3, 5, 7)), 2), np.round(rng.normal(size=(4, 3, 2, 3)), 2)
    build_forward(cases.of("conv2d"), x, kernel, rng)
    build_backward(cases.of("conv2d_backward"), x, kernel, rng)
