import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.lib.stride_tricks import sliding_window_view

# coverage-ok: w1: kernels are 3 x 3
# coverage-ok: w2: kernels are 3 x 3, from the block's channels to themselves
# coverage-ok: w_skip: kernels are 1 x 1


def array_fault(values, shape=None):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if values.ndim != 4 or 0 in values.shape or values.size > 1e5:
        return "Arrays have four axes; none is empty or above 1e5 numbers."
    if shape is not None and values.shape != shape:
        return "Weights have the shapes (O, C, 3, 3), (O, O, 3, 3) and (O, C, 1, 1), and gradients that of the output."
    return None if (np.abs(values.astype(float)) <= 1e3).all() else "Numbers are finite, and at most 1e3 in size."


def conv(x, weight, stride, padding):
    images = np.pad(x.astype(float), ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    views = sliding_window_view(images, weight.shape[2:], axis=(2, 3))[:, :, ::stride, ::stride]
    return np.einsum("ncuvij,ocij->nouv", views, weight)


def near_kink(z):
    size = np.abs(z)
    return bool(((size > 0) & (size < 1e-9)).any() or size.max() > 1e100)


def block_sums(x, w1, w2, w_skip=None, stride=1, skip=True):
    """What goes into the two ReLUs, as far as it fits."""
    first = conv(x, w1, stride, 1)
    second = conv(np.maximum(first, 0), w2, 1, 1)
    if not skip:
        return first, second
    shortcut = x.astype(float) if w_skip is None else conv(x, w_skip, stride, 0)
    return first, second + shortcut if shortcut.shape == second.shape else second


KINK = "The arguments of a ReLU are 0, or between 1e-9 and 1e100 in size."


def valid(x, w1, w2, w_skip=None, stride=1):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x) or array_fault(w1):
        return fault
    o, c = len(w1), x.shape[1]
    fault = array_fault(w1, (o, c, 3, 3)) or array_fault(w2, (o, o, 3, 3))
    if fault := fault or (w_skip is not None and array_fault(w_skip, (o, c, 1, 1))):
        return fault
    if not isinstance(stride, int) or not 1 <= stride <= 8:
        return "stride is an integer from 1 to 8."
    return KINK if any(near_kink(z) for z in block_sums(x, w1, w2, w_skip, stride)) else True


def valid_backward(grad_output, x, w1, w2, w_skip=None, stride=1):
    """True, or the sentence that tells a user why this input is outside the task."""
    if (fault := valid(x, w1, w2, w_skip, stride)) is not True:
        return fault
    return array_fault(grad_output, block_sums(x, w1, w2, w_skip, stride)[1].shape) or True


def valid_norms(grad_output, x, blocks):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x) or array_fault(grad_output, x.shape):
        return fault
    if not isinstance(blocks, list) or len(blocks) > 40:
        return "blocks is a list of at most 40 tuples."
    kernels = (x.shape[1], x.shape[1], 3, 3)
    for w1, w2 in blocks:
        if fault := array_fault(w1, kernels) or array_fault(w2, kernels):
            return fault
    for skip in (True, False):
        y = x
        for w1, w2 in blocks:
            sums = block_sums(y, w1, w2, skip=skip)
            if any(near_kink(z) for z in sums):
                return KINK
            y = np.maximum(sums[1], 0)
    return True


def weights(rng, out, channels, size=3, gain=1.0):
    return gain * rng.normal(scale=np.sqrt(2 / (channels * size**2)), size=(out, channels, size, size))


# N, C, H, W, O, stride, projection
PLANS = [(2, 3, 4, 5, 3, 1, False), (1, 2, 5, 4, 3, 2, True), (2, 2, 3, 6, 2, 1, True), (3, 1, 7, 5, 2, 3, True)]


def random_block(rng, i):
    n, c, h, w, o, stride, projection = PLANS[i % 4]
    inputs = {"x": rng.normal(size=(n, c, h, w)), "w1": weights(rng, o, c), "w2": weights(rng, o, o)}
    if projection:
        inputs |= {"w_skip": weights(rng, o, c, 1)}
    return inputs if stride == 1 else inputs | {"stride": stride}


def random_backward(rng, i):
    inputs = random_block(rng, i)
    return {"grad_output": rng.normal(size=block_sums(**inputs)[1].shape)} | inputs


def random_norms(rng, i):
    c, n = 1 + i % 3, 1 + (i % 5 == 0)
    x, g = rng.normal(size=(2, 1 + i % 2, c, 3, 4))
    gain = [1.0, 0.5, 1.5][i % 3]
    return {"grad_output": g, "x": x, "blocks": [(weights(rng, c, c), weights(rng, c, c, 3, gain)) for _ in range(n)]}


VALUES = st.sampled_from([0.0, 1.0, -2.0, 0.5])


def arrays(*shape):
    return hnp.arrays(np.float64, shape, elements=VALUES)


def drawn_block(plan, backward=False):
    c, o, stride, projection = plan
    inputs = {"x": arrays(1, c, 2, 3), "w1": arrays(o, c, 3, 3), "w2": arrays(o, o, 3, 3), "stride": st.just(stride)}
    if projection:
        inputs |= {"w_skip": arrays(o, c, 1, 1)}
    if backward:
        inputs = {"grad_output": arrays(1, o, 1 + 1 // stride, 1 + 2 // stride)} | inputs
    return st.fixed_dictionaries(inputs)


def row_kernel(*values):
    """A 3 x 3 kernel whose middle row alone is not 0."""
    kernel = np.zeros((1, 1, 3, 3))
    kernel[0, 0, 1] = values
    return kernel


def build_blocks(f, b, rng):
    """The same cases for forward and backward; the latter gets a gradient of the right shape."""

    def both(group, name, grad=None, **inputs):
        getattr(f, group)(name, **inputs)
        if grad is None:
            plain = {key: each for key, each in inputs.items() if key not in ("stride", "w_skip")}
            rest = {key: inputs[key] for key in ("w_skip", "stride") if key in inputs}
            grad = np.round(rng.normal(size=block_sums(**plain, **rest)[1].shape), 2)
        getattr(b, group)(name, grad_output=grad, **inputs)

    a = np.array
    small = {"x": a([[[[1.0, -2.0]]]]), "w1": row_kernel(1.0, 2.0, -1.0), "w2": row_kernel(0.75, -1.0, 3.0)}
    both("example", "two-pixels", grad=a([[[[5.0, 2.0]]]]), **small)
    both("example", "projection", grad=a([[[[5.0, 2.0]]]]), **small, w_skip=a([[[[-3.0]]]]))
    x = np.round(rng.normal(size=(2, 3, 4, 5)), 2)
    w1, w2 = (np.round(weights(rng, 3, 3), 2) for _ in range(2))
    v1, v2, skip = (np.round(weights(rng, o, c, k), 2) for o, c, k in ((2, 3, 3), (2, 2, 3), (2, 3, 1)))
    both("edge", "identity", x=x, w1=w1, w2=w2)
    both("edge", "other-channels", x=x, w1=v1, w2=v2, w_skip=skip)
    both("edge", "only-stride-and-projection", x=x, w1=v1, w2=v2, w_skip=skip, stride=2)
    both("edge", "projection-of-the-same-shape", x=x, w1=w1, w2=w2, w_skip=np.round(weights(rng, 3, 3, 1), 2))
    both("edge", "stride-above-the-kernel", x=x, w1=v1, w2=v2, w_skip=skip, stride=4)
    both("edge", "silent-branch", x=np.abs(x), w1=-np.abs(w1), w2=w2)
    both("edge", "silent-block", x=-np.abs(x) - 0.5, w1=w1, w2=-np.abs(w2))
    zeros = a([[[[1.0, 0.0, -2.0], [0.0, 3.0, 0.0]]]])
    both("edge", "sums-of-zero", x=zeros, w1=row_kernel(0.0, 1.0, 0.0), w2=row_kernel(0.0, -1.0, 0.0))
    both("edge", "zero-kernels", x=zeros, w1=row_kernel(0.0, 0.0, 0.0), w2=row_kernel(1.0, 2.0, 3.0))
    tiny = small | {"x": small["x"] * 2.0**-28}  # sums from 3.7e-9 on, which a mask with a margin takes for 0
    both("stability", "tiny-sums", grad=a([[[[5.0, 2.0]]]]), **tiny)
    wrong = {
        "stride-without-projection": {"x": x, "w1": w1, "w2": w2, "stride": 2},
        "channels-without-projection": {"x": x, "w1": v1, "w2": v2},
        "one-channel-to-two": {"x": x[:, :1], "w1": v1[:, :1], "w2": v2},
        "one-pixel-left": {"x": x, "w1": w1, "w2": w2, "stride": 5},
    }
    for name, inputs in wrong.items():
        f.edge(name, **inputs, raises=ValueError)
        b.edge(name, grad_output=block_sums(**inputs)[1] + 1.0, **inputs, raises=ValueError)
    both("shape", "one-pixel", x=x[:1, :, :1, :1], w1=w1, w2=w2)
    both("shape", "only-stride-on-one-pixel", x=x[:, :, :1, :1], w1=w1, w2=w2, stride=3)
    both(
        "shape",
        "integers",
        grad=a([[[[2, -1], [3, 1]]]]),
        x=a([[[[1, 5], [0, 3]]]]),
        w1=np.arange(9).reshape(1, 1, 3, 3) - 3,
        w2=np.arange(9)[::-1].reshape(1, 1, 3, 3) - 4,
        w_skip=a([[[[2]]]]),
    )
    byte = np.arange(9, dtype=np.uint8).reshape(1, 1, 3, 3)
    both(
        "shape",
        "uint8",
        grad=a([[[[200, 100]]]], dtype=np.uint8),
        x=a([[[[250, 3]]]], dtype=np.uint8),
        w1=byte * 20,
        w2=byte * 25,
        w_skip=a([[[[100]]]], dtype=np.uint8),
    )
    for layout in ("fortran", "strided", "readonly"):
        grad = np.round(rng.normal(size=(2, 2, 2, 3)), 2)
        held = {"x": x, "w1": v1, "w2": v2, "w_skip": skip}
        held = {name: Layout(each, layout) for name, each in held.items()}
        both("shape", layout, grad=Layout(grad, layout), **held, stride=2)
    f.random(30, random_block, seed=1381)
    b.random(30, random_backward, seed=1382)
    plans = st.sampled_from([(1, 1, 1, False), (1, 1, 1, True), (1, 2, 1, True), (1, 1, 2, True)])
    f.strategy(plans.flatmap(drawn_block), valid=valid)
    b.strategy(plans.flatmap(lambda plan: drawn_block(plan, True)), valid=valid_backward)


def build_norms(e, rng):
    a = np.array
    kernels = row_kernel(1.0, 2.0, -1.0), row_kernel(0.75, -1.0, 3.0)
    e.example("one-block", grad_output=a([[[[5.0, 2.0]]]]), x=a([[[[1.0, -2.0]]]]), blocks=[kernels])
    e.example(
        "two-blocks",
        grad_output=a([[[[1.0, 2.0]]]]),
        x=a([[[[1.0, 3.0]]]]),
        blocks=[kernels, (row_kernel(0.5, 1.0, 0.25), row_kernel(-1.0, 0.5, 1.0))],
    )
    x, g = np.round(rng.normal(size=(2, 2, 3, 4, 5)), 2)  # two arrays of shape (2, 3, 4, 5)
    e.edge("no-blocks", grad_output=g, x=x, blocks=[])
    pair = np.round(weights(rng, 3, 3), 2), np.round(weights(rng, 3, 3), 2)
    e.edge("one-block-twice", grad_output=g, x=x, blocks=[pair] * 2)
    e.edge("zero-branches", grad_output=g, x=x, blocks=[(0.0 * pair[0], pair[1]), pair])
    deep = [(weights(rng, 2, 2), weights(rng, 2, 2, gain=0.9)) for _ in range(4)]
    e.edge("four-blocks", grad_output=g[:, :2], x=x[:, :2], blocks=deep)
    whole = np.arange(9).reshape(1, 1, 3, 3) - 3, np.arange(9)[::-1].reshape(1, 1, 3, 3) - 4
    e.shape("integers", grad_output=a([[[[2, -1], [3, 1]]]]), x=a([[[[1, 5], [0, 3]]]]), blocks=[whole, whole])
    byte = np.arange(9, dtype=np.uint8).reshape(1, 1, 3, 3)
    e.shape(
        "uint8",
        grad_output=a([[[[200, 100]]]], dtype=np.uint8),
        x=a([[[[250, 3]]]], dtype=np.uint8),
        blocks=[(byte * 20, byte * 25)],
    )
    e.shape(
        "readonly",
        grad_output=Layout(g, "readonly"),
        x=Layout(x, "readonly"),
        blocks=[tuple(Layout(each, "readonly") for each in pair)],
    )
    e.random(30, random_norms, seed=1383)
    block = st.tuples(arrays(1, 1, 3, 3), arrays(1, 1, 3, 3))
    inputs = {"grad_output": arrays(1, 1, 2, 3), "x": arrays(1, 1, 2, 3), "blocks": st.lists(block, max_size=2)}
    e.strategy(st.fixed_dictionaries(inputs), valid=valid_norms)


def build(cases):
    rng = np.random.default_rng(1380)
    build_blocks(cases.of("residual_block"), cases.of("residual_block_backward"), rng)
    build_norms(cases.of("input_gradient_norms"), rng)
