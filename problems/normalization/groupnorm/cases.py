import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, num_groups, weight=None, bias=None, eps=1e-5):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf" or not 2 <= x.ndim <= 5 or 0 in x.shape[1:]:
        return "x is an array of numbers with two to five axes, all but the first of at least length 1."
    for part in (weight, bias):
        if part is not None and (np.shape(part) != x.shape[1:2] or not (np.abs(np.asarray(part, float)) <= 1e6).all()):
            return "weight and bias have shape (C,), and hold numbers of at most 1e6 in size."
    if not 1e-12 <= eps <= 10 or num_groups < 1:
        return "eps lies between 1e-12 and 10, and num_groups is at least 1."
    x = x.astype(float)
    if not (np.abs(x) <= 1e8).all():
        return "x holds finite numbers of at most 1e8 in size."
    if x.shape[1] % num_groups or not x.size:
        return True  # a ValueError, or nothing to compute
    rows = x.reshape(len(x), num_groups, -1)
    near = np.abs(rows).max(axis=2) <= 3e4 * np.sqrt(rows.var(axis=2) + eps)
    return bool(near.all()) or "A group lies within 3e4 of its standard deviations from 0."


def valid_backward(grad_output, x, num_groups, weight=None, eps=1e-5):
    grads = np.asarray(grad_output)
    if grads.shape != np.shape(x) or grads.dtype.kind not in "iuf" or not (np.abs(grads.astype(float)) <= 1e6).all():
        return "grad_output has the shape of x, and holds numbers of at most 1e6 in size."
    return valid(x, num_groups, weight, None, eps)


SHAPES = [((2, 4, 3), 2), ((3, 6), 3), ((2, 6, 2, 3), 2), ((1, 4, 5), 1), ((2, 3, 4), 3), ((2, 4, 1, 2, 3), 2)]


def random_case(rng, i):
    shape, groups = SHAPES[i % len(SHAPES)]
    case = {"x": rng.normal(loc=rng.normal(), scale=[1.0, 5.0, 0.01][i % 3], size=shape), "num_groups": groups}
    if i % 4:
        case["weight"] = rng.uniform(-2.0, 2.0, size=shape[1])
    if i % 5:
        case["bias"] = rng.normal(size=shape[1])
    if i % 2:
        case["eps"] = float(rng.choice([1e-6, 1e-3, 0.1, 1.0]))
    return case


def random_backward(rng, i):
    case = random_case(rng, i)
    case.pop("bias", None)
    return {"grad_output": rng.normal(scale=2.0, size=case["x"].shape)} | case


def build(cases):
    x = np.array([[1.0, 2.0, 6.0, 3.0], [4.0, -2.0, 0.5, 7.0]])  # (N, C)
    g = np.array([[1.0, -0.5, 2.0, 0.75], [0.25, 3.0, -1.0, 1.5]])
    weight, bias = np.array([2.0, -0.5, 1.5, 3.0]), np.array([0.25, 4.0, -1.0, 0.5])
    images = np.round(np.random.default_rng(5).normal(2.0, 3.0, size=(2, 6, 2, 3)), 2)
    image_grads = np.round(np.random.default_rng(6).normal(size=(2, 6, 2, 3)), 2)
    gamma, beta = np.array([2.0, -0.5, 3.0, 1.0, 0.25, -1.5]), np.array([0.25, 4.0, -1.0, 2.0, 0.0, 1.5])
    lines = np.linspace(-2.0, 3.0, 24).reshape(2, 4, 3) ** 2
    line_grads = np.cos(3.0 * lines) + 0.5

    def common(e, given, b):
        """Cases of both entries: `given(x, grads)` are their first inputs, `b(bias)` the bias where there is one."""
        e.example("two-groups", **given(x, g), num_groups=2)
        e.example("scaled-and-shifted", **given(lines, line_grads), num_groups=2, weight=weight, **b(bias))
        e.edge("one-group", **given(images, image_grads), num_groups=1, weight=gamma, **b(beta))
        e.edge("as-many-groups-as-channels", **given(images, image_grads), num_groups=6, weight=gamma, **b(beta))
        e.edge("only-eps-given", **given(lines, line_grads), num_groups=2, eps=0.5)
        e.edge("one-value-in-each-group", **given(x, g), num_groups=4, weight=weight, **b(bias))
        e.edge("one-channel", **given(lines[:, :1], line_grads[:, :1]), num_groups=1, weight=weight[:1], **b(bias[:1]))
        e.edge("constant-group", **given(np.array([[5.0, 5.0, 1.0, 4.0], [3.0, 2.0, 7.0, 7.0]]), g), num_groups=2,
               weight=weight, **b(bias))
        e.edge("no-samples", **given(np.zeros((0, 4, 2)), np.zeros((0, 4, 2))), num_groups=2, weight=weight, **b(bias))
        for groups in (3, 8):
            e.edge(f"{groups}-groups-of-4-channels", **given(x, g), num_groups=groups, raises=ValueError)
        e.edge("uneven-without-samples", **given(np.zeros((0, 4, 2)), np.zeros((0, 4, 2))), num_groups=3,
               raises=ValueError)
        e.shape("images", **given(images, image_grads), num_groups=2, weight=gamma, **b(beta))
        e.shape("images-in-three-groups", **given(images, image_grads), num_groups=3, weight=gamma, **b(beta))
        e.shape("one-image", **given(images[:1], image_grads[:1]), num_groups=2)
        e.shape("five-axes", **given(np.sin(np.arange(96.0)).reshape(2, 4, 2, 2, 3) + 0.5,
                                     np.cos(np.arange(96.0)).reshape(2, 4, 2, 2, 3)), num_groups=2, eps=0.01,
                weight=weight, **b(bias))
        e.shape("as-many-samples-as-channels", **given(np.sin(np.arange(32.0)).reshape(4, 4, 2) * 3.0,
                                                       np.cos(np.arange(32.0)).reshape(4, 4, 2)),
                num_groups=2, weight=weight, **b(bias))
        e.shape("as-many-positions-as-channels", **given(np.sin(np.arange(32.0)).reshape(2, 4, 4) * 3.0,
                                                         np.cos(np.arange(32.0)).reshape(2, 4, 4)),
                num_groups=2, weight=weight, **b(bias))
        e.shape("integers", **given(np.array([[1, 5, -2, 4], [4, 4, 9, 0]]), np.array([[1, 0, -2, 3], [3, 4, 1, -1]])),
                num_groups=2, weight=np.array([2, -1, 3, 1]), **b(np.array([1, 0, -4, 2])))
        e.shape("unsigned", **given(np.array([[1, 250, 7, 9]], dtype=np.uint8),
                                    np.array([[2, 200, 1, 5]], dtype=np.uint8)), num_groups=2)
        e.shape("fortran-order", **given(Layout(images, "fortran"), Layout(image_grads, "fortran")), num_groups=2)
        e.shape("every-second-element", **given(Layout(lines, "strided"), Layout(line_grads, "strided")), num_groups=2,
                weight=Layout(weight, "strided"), **b(Layout(bias, "strided")))
        e.shape("read-only", **given(Layout(images, "readonly"), Layout(image_grads, "readonly")), num_groups=3,
                weight=Layout(gamma, "readonly"), **b(Layout(beta, "readonly")))
        e.stability("tiny-spread", **given(1e-4 * lines, line_grads), num_groups=2, weight=weight, **b(bias))
        e.stability("tiny-spread-and-eps", **given(1e-4 * x, 1e-4 * g), num_groups=2, eps=1e-12)
        e.stability("large-spread", **given(1e7 * lines, line_grads), num_groups=2)

    e = cases.of("group_norm")
    common(e, lambda x, grads: {"x": x}, lambda bias: {"bias": bias})
    e.edge("only-weight-given", x=images, num_groups=2, weight=gamma)
    e.edge("only-bias-given", x=images, num_groups=2, bias=beta)
    e.random(36, random_case, seed=621)
    v = cases.of("group_norm_backward")
    common(v, lambda x, grads: {"grad_output": grads, "x": x}, lambda bias: {})
    v.edge("constant-gradient", grad_output=np.full((2, 4), 2.5), x=x, num_groups=2,
           note="Moving all outputs of a group together cannot be done from x.")
    v.random(36, random_backward, seed=622)
    far = 3.0 * lines + np.array([1.2e4, 1.2e4, -1e4, -1e4])[:, None]
    for entry, given in ((e, {}), (v, {"grad_output": line_grads})):
        entry.stability("large-offset", **given, x=far, num_groups=2, weight=weight)

    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(drawn, backward):
        shape, groups = drawn
        array = hnp.arrays(np.float64, shape, elements=number)
        channel = hnp.arrays(np.float64, shape[1], elements=number)
        needed = ({"grad_output": array} if backward else {}) | {"x": array, "num_groups": st.just(groups)}
        optional = {"weight": channel, "eps": st.just(0.25)} | ({} if backward else {"bias": channel})
        return st.fixed_dictionaries(needed, optional=optional)

    shapes = st.sampled_from([((1, 2), 1), ((1, 2), 2), ((2, 2), 1), ((1, 4), 2), ((1, 2, 2), 1), ((2, 4, 1), 2),
                              ((1, 4, 2), 2), ((1, 3), 2)])
    e.strategy(shapes.flatmap(lambda drawn: inputs(drawn, False)), valid=valid)
    v.strategy(shapes.flatmap(lambda drawn: inputs(drawn, True)), valid=valid_backward)
