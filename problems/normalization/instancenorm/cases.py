import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, weight=None, bias=None, eps=1e-5):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf" or not 3 <= x.ndim <= 5 or 0 in x.shape[1:]:
        return "x is an array of numbers with three to five axes, all but the first of at least length 1."
    for part in (weight, bias):
        if part is not None and (np.shape(part) != x.shape[1:2] or not (np.abs(np.asarray(part, float)) <= 1e6).all()):
            return "weight and bias have shape (C,), and hold numbers of at most 1e6 in size."
    if not 1e-12 <= eps <= 10:
        return "eps lies between 1e-12 and 10."
    x = x.astype(float)
    if not (np.abs(x) <= 1e8).all():
        return "x holds finite numbers of at most 1e8 in size."
    spread = np.sqrt(x.var(axis=tuple(range(2, x.ndim)), keepdims=True) + eps)
    return bool((np.abs(x) <= 3e4 * spread).all()) or "A channel lies within 3e4 of its standard deviations from 0."


def valid_backward(grad_output, x, weight=None, eps=1e-5):
    grads = np.asarray(grad_output)
    if grads.shape != np.shape(x) or grads.dtype.kind not in "iuf" or not (np.abs(grads.astype(float)) <= 1e6).all():
        return "grad_output has the shape of x, and holds numbers of at most 1e6 in size."
    return valid(x, weight, None, eps)


SHAPES = [(2, 4, 3), (3, 2, 5), (2, 3, 2, 4), (1, 4, 5), (2, 3, 1, 2, 3)]


def random_case(rng, i):
    shape = SHAPES[i % len(SHAPES)]
    case = {"x": rng.normal(loc=rng.normal(), scale=[1.0, 5.0, 0.01][i % 3], size=shape)}
    if i % 4:
        case["weight"] = rng.uniform(-2.0, 2.0, size=shape[1])
    if i % 7:
        case["bias"] = rng.normal(size=shape[1])
    if i % 2:
        case["eps"] = float(rng.choice([1e-6, 1e-3, 0.1, 1.0]))
    return case


def random_backward(rng, i):
    case = random_case(rng, i)
    case.pop("bias", None)
    return {"grad_output": rng.normal(scale=2.0, size=case["x"].shape)} | case


def build(cases):
    x = np.array([[[1.0, 2.0, 6.0], [4.0, -2.0, 0.5]], [[3.0, 7.0, -1.0], [0.0, 2.5, 1.0]]])  # (2, 2, 3)
    g = np.array([[[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]], [[0.5, 1.5, -2.0], [2.5, 0.75, 1.0]]])
    weight, bias = np.array([2.0, -0.5]), np.array([0.25, 4.0])
    images = np.round(np.random.default_rng(5).normal(2.0, 3.0, size=(2, 3, 4, 5)), 2)
    image_grads = np.round(np.random.default_rng(6).normal(size=(2, 3, 4, 5)), 2)
    gamma, beta = np.array([2.0, -0.5, 3.0]), np.array([0.25, 4.0, -1.0])
    volumes = np.sin(np.arange(144.0)).reshape(2, 3, 2, 4, 3) + 0.5

    def common(e, given, b):
        """Cases of both entries: `given(x, grads)` are their first inputs, `b(bias)` the bias where there is one."""
        e.example("lines", **given(x, g))
        e.example("scaled-and-shifted", **given(x, g), weight=weight, **b(bias))
        e.edge("only-eps-given", **given(x, g), eps=0.5)
        e.edge("one-value", **given(x[:, :, :1], g[:, :, :1]), weight=weight, **b(bias))
        e.edge("one-value-in-three-axes", **given(images[:, :, :1, :1], image_grads[:, :, :1, :1]))
        e.edge("constant-channel", **given(np.array([[[5.0, 5.0, 5.0], [1.0, 2.0, 4.0]]]), g[:1]), weight=weight,
               **b(bias))
        e.edge("one-channel", **given(x[:, :1], g[:, :1]), weight=weight[:1], **b(bias[:1]))
        e.edge("one-sample", **given(images[:1], image_grads[:1]), weight=gamma, **b(beta))
        e.edge("no-samples", **given(np.zeros((0, 2, 3)), np.zeros((0, 2, 3))), weight=weight, **b(bias))
        e.shape("images", **given(images, image_grads), weight=gamma, **b(beta))
        e.shape("volumes", **given(volumes, volumes[::-1] ** 2), eps=0.01, weight=gamma, **b(beta))
        e.shape("as-many-positions-as-channels", **given(images[:, :, 0, :3], image_grads[:, :, 0, :3]), weight=gamma,
                **b(beta))
        e.shape("integers", **given(np.array([[[1, 5, -2], [4, 4, 9]]]), np.array([[[1, 0, -2], [3, 4, 1]]])),
                weight=np.array([2, -1]), **b(np.array([1, -4])))
        e.shape("unsigned", **given(np.array([[[1, 250, 7, 9]]], dtype=np.uint8),
                                    np.array([[[2, 200, 1, 5]]], dtype=np.uint8)))
        e.shape("fortran-order", **given(Layout(images, "fortran"), Layout(image_grads, "fortran")), weight=gamma)
        e.shape("every-second-element", **given(Layout(images, "strided"), Layout(image_grads, "strided")),
                weight=Layout(gamma, "strided"), **b(Layout(beta, "strided")))
        e.shape("read-only", **given(Layout(images, "readonly"), Layout(image_grads, "readonly")),
                weight=Layout(gamma, "readonly"), **b(Layout(beta, "readonly")), eps=0.02)
        e.stability("tiny-spread", **given(1e-4 * x, g), weight=weight, **b(bias))
        e.stability("tiny-spread-and-eps", **given(1e-4 * x, 1e-4 * g), eps=1e-12)
        e.stability("large-spread", **given(1e7 * x, g))
        e.stability("large-offset", **given(x + np.array([1.5e4, -1e4])[:, None], g), weight=weight)

    e = cases.of("instance_norm")
    common(e, lambda x, grads: {"x": x}, lambda bias: {"bias": bias})
    e.edge("only-weight-given", x=images, weight=gamma)
    e.edge("only-bias-given", x=images, bias=beta)
    e.random(35, random_case, seed=631)
    v = cases.of("instance_norm_backward")
    common(v, lambda x, grads: {"grad_output": grads, "x": x}, lambda bias: {})
    v.random(35, random_backward, seed=632)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(shape, backward):
        array = hnp.arrays(np.float64, shape, elements=number)
        channel = hnp.arrays(np.float64, shape[1], elements=number)
        needed = ({"grad_output": array} if backward else {}) | {"x": array}
        optional = {"weight": channel, "eps": st.just(0.25)} | ({} if backward else {"bias": channel})
        return st.fixed_dictionaries(needed, optional=optional)

    shapes = st.sampled_from([(1, 1, 1), (1, 1, 2), (1, 2, 2), (2, 1, 2), (1, 1, 2, 2), (2, 2, 3)])
    e.strategy(shapes.flatmap(lambda shape: inputs(shape, False)), valid=valid)
    v.strategy(shapes.flatmap(lambda shape: inputs(shape, True)), valid=valid_backward)
