import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def array_fault(values):
    """None, or why an array is outside the task."""
    if not isinstance(values, np.ndarray) or not (values.dtype == np.float64 or values.dtype.kind in "iu"):
        return "Arrays hold float64 or integers."
    if values.ndim != 4 or 0 in values.shape[1:] or values.size > 1e5:
        return "Arrays have four axes and at most 1e5 elements, and only N may be 0."
    return None if (np.abs(values.astype(float)) <= 1e12).all() else "Numbers are finite, and at most 1e12 in size."


def out_shape(x, kernel_size, stride, padding):
    s = kernel_size if stride is None else stride
    return tuple((size + 2 * padding - kernel_size) // s + 1 for size in x.shape[2:])


def valid(x, kernel_size, stride=None, padding=0, mode="max"):
    """True, or the sentence that tells a user why this input is outside the task."""
    if fault := array_fault(x):
        return fault
    numbers = (kernel_size, 1 if stride is None else stride, padding + 1)
    if not all(isinstance(each, int) and 1 <= each <= 16 for each in numbers):
        return "kernel_size and stride are integers from 1 to 16, padding from 0 to 15."
    return mode in ("max", "avg") or 'mode is "max" or "avg".'


def valid_backward(grad_output, x, kernel_size, stride=None, padding=0, mode="max"):
    """True, or the sentence that tells a user why this input is outside the task."""
    if (fault := valid(x, kernel_size, stride, padding, mode)) is not True:
        return fault
    if fault := array_fault(grad_output):
        return fault
    shape = out_shape(x, kernel_size, stride, padding)
    if 2 * padding > kernel_size or min(shape) < 1:
        return True  # a ValueError, whatever grad_output is
    return grad_output.shape == (*x.shape[:2], *shape) or "grad_output has the shape (N, C, Ho, Wo)."


# N, C, H, W, kernel_size, stride, padding
SIZES = [
    (2, 3, 5, 7, 2, None, 0),
    (1, 2, 6, 5, 3, 2, 1),
    (3, 1, 7, 4, 3, 1, 0),
    (2, 2, 9, 8, 4, 3, 2),
    (2, 4, 4, 6, 2, 3, 1),
]


def random_case(rng, i):
    *shape, kernel_size, stride, padding = SIZES[i % len(SIZES)]
    # small integers as floats in every third case: many maxima are equal
    x = rng.integers(-3, 1, size=shape).astype(float) if i % 3 == 0 else rng.normal(loc=-1.0, size=shape)
    inputs = {"x": x, "kernel_size": kernel_size, "padding": padding, "mode": ["max", "avg"][i % 2]}
    return inputs if stride is None else inputs | {"stride": stride}


def random_backward(rng, i):
    inputs = random_case(rng, i)
    x = inputs["x"]
    shape = out_shape(x, inputs["kernel_size"], inputs.get("stride"), inputs["padding"])
    return {"grad_output": rng.normal(size=(*x.shape[:2], *shape))} | inputs


VALUES = st.sampled_from([0.0, 1.0, -2.0, 0.5])


def arrays(*shape):
    return hnp.arrays(np.float64, shape, elements=VALUES)


def inputs_of(drawn, backward):
    kernel_size, stride, padding, mode = drawn
    x = np.zeros((1, 2, 3, 4))
    inputs = {"x": arrays(*x.shape), "kernel_size": st.just(kernel_size), "stride": st.just(stride)}
    inputs |= {"padding": st.just(padding), "mode": st.just(mode)}
    if backward:
        inputs = {"grad_output": arrays(1, 2, *out_shape(x, kernel_size, stride, padding))} | inputs
    return st.fixed_dictionaries(inputs)


def common(e, images, backward, rng):
    """Cases of both entries; the backward one gets a gradient of the right shape first."""

    def given(x, kernel_size, stride=None, padding=0):
        inputs = {"x": x, "kernel_size": kernel_size} | ({"padding": padding} if padding else {})
        inputs |= {} if stride is None else {"stride": stride}
        if not backward:
            return inputs
        shape = out_shape(x, kernel_size, stride, padding)
        return {"grad_output": np.round(rng.normal(size=(*x.shape[:2], *shape)), 2)} | inputs

    a = np.array
    small = a([[[[1.0, 4.0, -2.0, 0.0, 3.0], [2.0, 3.0, 5.0, 5.0, -1.0], [0.5, -3.0, 2.0, 1.0, 6.0]]]])
    e.example("overlapping-windows", **given(small, 3, 2, 1))
    e.example("average", **given(small, 2), mode="avg")
    e.example("first-maximum", **given(a([[[[3.0, 7.0, 7.0], [7.0, 1.0, 7.0]]]]), 2, 1))
    e.edge("only-stride", **given(images, 3, 1))
    e.edge("only-padding", **given(images, 3, None, 1))
    e.edge("stride-above-the-window", **given(images, 2, 3))
    for mode in ("max", "avg"):
        e.edge(f"negative-beside-the-padding-{mode}", **given(-np.abs(images) - 2.0, 3, 2, 1), mode=mode)
        e.edge(f"half-of-the-window-{mode}", **given(images, 4, 1, 2), mode=mode)
        e.edge(f"as-large-as-the-image-{mode}", **given(images[:, :, :, :5], 5), mode=mode)
        e.edge(f"no-images-{mode}", **given(images[:0], 2, 2, 1), mode=mode)
    e.edge("constant", **given(np.full((1, 2, 3, 4), -2.5), 2, 1, 1))
    e.edge("one-pixel-windows", **given(images, 1), mode="avg")
    e.edge("one-pixel-windows-apart", **given(images, 1, 2))
    for mode in ("max", "avg"):
        wide = {"x": images, "kernel_size": 3, "padding": 2, "mode": mode}
        large = {"x": images[:, :, :, :3], "kernel_size": 6, "padding": 1, "mode": mode}
        unit = {"x": images, "kernel_size": 1, "padding": 1, "mode": mode}
        for name, inputs in (("more-than-half", wide), ("too-large", large), ("one-pixel-and-padding", unit)):
            grads = {"grad_output": rng.normal(size=(2, 3, 1, 1))} if backward else {}
            e.edge(f"{name}-{mode}", **grads, **inputs, raises=ValueError)
    e.shape("one-pixel", **given(images[:, :, :1, :1], 2, None, 1))
    e.shape("one-row", **given(images[:, :, :1], 2, 1, 1), mode="avg")
    e.shape("integers", **given(a([[[[1, 5, 5], [0, 3, 2]], [[4, 1, 0], [2, 2, 6]]]]), 2, 1))
    bytes_ = a([[[[250, 3, 255], [7, 120, 90]]]], dtype=np.uint8)
    for mode in ("max", "avg"):
        grads = {"grad_output": a([[[[200, 100]]]], dtype=np.uint8)} if backward else {}
        e.shape(f"uint8-{mode}", **grads, x=bytes_, kernel_size=2, stride=1, mode=mode)
    e.shape("uint8-and-padding", **given(bytes_, 2, 2, 1))
    for layout in ("fortran", "strided", "readonly"):
        inputs = given(images, 3, 2, 1)
        held = {name: Layout(each, layout) for name, each in inputs.items() if isinstance(each, np.ndarray)}
        e.shape(layout, **(inputs | held), mode="avg" if layout == "strided" else "max")
    e.stability("far-from-zero", **given(images - 1e5, 2, 1, 1))
    e.stability("large-and-negative", **given(-1e11 * np.abs(images) - 2e9, 3, 2, 1))


def build(cases):
    rng = np.random.default_rng(1310)
    images = np.round(rng.normal(size=(2, 3, 5, 7)), 2)
    e, b = cases.of("pool2d"), cases.of("pool2d_backward")
    common(e, images, False, rng)
    common(b, images, True, rng)
    e.random(30, random_case, seed=1311)
    b.random(30, random_backward, seed=1312)
    drawn = st.tuples(
        st.integers(2, 3), st.sampled_from([None, 1, 2]), st.integers(0, 1), st.sampled_from(["max", "avg"])
    )
    e.strategy(drawn.flatmap(lambda each: inputs_of(each, False)), valid=valid)
    b.strategy(drawn.flatmap(lambda each: inputs_of(each, True)), valid=valid_backward)
