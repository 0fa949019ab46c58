import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, normalized_shape, weight=None, eps=1e-6):
    x = np.asarray(x)
    if x.dtype.kind not in "iuf" or not 1 <= x.ndim <= 5:
        return "x is an array of numbers with one to five axes."
    shape = tuple(normalized_shape)
    if not 1 <= len(shape) <= x.ndim or shape != x.shape[-len(shape):] or 0 in shape:
        return "normalized_shape is the shape of the last axes of x, each at least 1."
    if weight is not None and (np.shape(weight) != shape or not (np.abs(np.asarray(weight, dtype=float)) <= 1e6).all()):
        return "weight has the shape normalized_shape, and holds numbers of at most 1e6 in size."
    if not 1e-12 <= eps <= 10:
        return "eps lies between 1e-12 and 10."
    return bool((np.abs(x.astype(float)) <= 1e8).all()) or "x holds finite numbers of at most 1e8 in size."


def valid_backward(grad_output, x, normalized_shape, weight=None, eps=1e-6):
    grads = np.asarray(grad_output)
    if grads.shape != np.shape(x) or grads.dtype.kind not in "iuf" or not (np.abs(grads.astype(float)) <= 1e6).all():
        return "grad_output has the shape of x, and holds numbers of at most 1e6 in size."
    return valid(x, normalized_shape, weight, eps)


SHAPES = [((3, 4), 1), ((2, 3, 5), 1), ((2, 3, 4), 2), ((5,), 1), ((2, 1, 3, 4), 2), ((2, 2, 3, 1, 2), 3), ((4, 2), 2)]


def random_case(rng, i):
    shape, k = SHAPES[i % len(SHAPES)]
    x = rng.normal(loc=rng.normal(), scale=[1.0, 5.0, 0.01][i % 3], size=shape)
    case = {"x": x, "normalized_shape": shape[-k:]}
    if i % 4:
        case["weight"] = rng.uniform(-2.0, 2.0, size=shape[-k:])
    if i % 2:
        case["eps"] = float(rng.choice([1e-5, 1e-3, 0.1, 1.0]))
    return case


def random_backward(rng, i):
    case = random_case(rng, i)
    return {"grad_output": rng.normal(scale=2.0, size=case["x"].shape)} | case


def build(cases):
    x = np.array([[1.0, 2.0, 6.0], [4.0, -2.0, 0.5]])
    g = np.array([[1.0, -0.5, 2.0], [0.25, 3.0, -1.0]])
    weight = np.array([2.0, -0.5, 1.5])
    cube = np.linspace(-2.0, 3.0, 24).reshape(2, 3, 4) ** 2
    cube_grads = np.cos(3.0 * cube) + 0.5
    matrix_weight = np.linspace(0.5, 2.0, 12).reshape(3, 4)
    five = np.sin(np.arange(96.0)).reshape(2, 2, 4, 3, 2)

    def common(e, given):
        """Cases of both entries: `given(x, grads)` are their first inputs."""
        e.example("rows", **given(x, g), normalized_shape=(3,))
        e.example("weight", **given(x, g), normalized_shape=(3,), weight=weight)
        e.edge("both-axes", **given(x, g), normalized_shape=(2, 3))
        e.edge("only-eps-given", **given(x, g), normalized_shape=(3,), eps=0.5)
        e.edge("one-element", **given(x[:, :1], g[:, :1]), normalized_shape=(1,), weight=weight[:1])
        e.edge("group-of-zeros", **given(np.array([[0.0, 0.0, 0.0], [1.0, -2.0, 4.0]]), g), normalized_shape=(3,),
               weight=weight)
        e.edge("constant-group", **given(np.array([[5.0, 5.0, 5.0], [1.0, 2.0, 4.0]]), g), normalized_shape=(3,))
        e.edge("one-group", **given(x[0], g[0]), normalized_shape=(3,), weight=weight)
        e.edge("two-elements", **given(x[:, :2], g[:, :2]), normalized_shape=(2,), eps=2.0)
        e.edge("no-groups", **given(np.zeros((0, 3)), np.zeros((0, 3))), normalized_shape=(3,), weight=weight)
        e.edge("no-groups-of-two-axes", **given(np.zeros((2, 0, 3, 4)), np.zeros((2, 0, 3, 4))),
               normalized_shape=(3, 4))
        e.shape("last-of-three", **given(cube, cube_grads), normalized_shape=(4,), weight=matrix_weight[0])
        e.shape("last-two-of-three", **given(cube, cube_grads), normalized_shape=(3, 4), weight=matrix_weight)
        e.shape("all-three", **given(cube, cube_grads), normalized_shape=(2, 3, 4))
        e.shape("five-axes", **given(five, five[::-1] + 0.25), normalized_shape=(3, 2), eps=0.01,
                weight=matrix_weight[:, :2])
        e.shape("as-many-groups-as-elements", **given(cube[0, :, :3], cube_grads[0, :, :3]), normalized_shape=(3,),
                weight=weight)
        e.shape("integers", **given(np.array([[1, 5, -2], [4, 4, 9]]), np.array([[1, 0, -2], [3, 4, 1]])),
                normalized_shape=(3,), weight=np.array([2, 0, -3]))
        e.shape("narrow", **given(np.array([[100, -3], [7, 127]], dtype=np.int8), np.array([[1, 5], [-2, 4]])),
                normalized_shape=(2,))
        e.shape("unsigned", **given(np.array([[1, 250, 7]], dtype=np.uint8), np.array([[2, 200, 1]], dtype=np.uint8)),
                normalized_shape=(3,))
        e.shape("fortran-order", **given(Layout(x, "fortran"), Layout(g, "fortran")), normalized_shape=(3,))
        e.shape("every-second-element", **given(Layout(cube, "strided"), Layout(cube_grads, "strided")),
                normalized_shape=(3, 4), weight=Layout(matrix_weight, "strided"))
        e.shape("read-only", **given(Layout(x, "readonly"), Layout(g, "readonly")), normalized_shape=(3,),
                weight=Layout(weight, "readonly"))
        e.stability("tiny", **given(1e-4 * x, g), normalized_shape=(3,), weight=weight)
        e.stability("tiny-and-tiny-eps", **given(1e-4 * x, 1e-4 * g), normalized_shape=(3,), eps=1e-12)
        e.stability("large", **given(1e7 * x, g), normalized_shape=(3,))
        e.stability("mixed-groups", **given(x * np.array([[1e7], [1e-7]]), g), normalized_shape=(3,), weight=weight)

    e = cases.of("rms_norm")
    common(e, lambda x, grads: {"x": x})
    e.random(35, random_case, seed=611)
    v = cases.of("rms_norm_backward")
    common(v, lambda x, grads: {"grad_output": grads, "x": x})
    v.edge("gradient-along-x", grad_output=0.5 * x, x=x, normalized_shape=(3,), eps=1e-3,
           note="Only what eps leaves of the scale can be changed along x.")
    v.random(35, random_backward, seed=612)
    number = st.sampled_from([0.0, 1.0, -2.0, 0.5])

    def inputs(drawn, backward):
        shape, k = drawn
        array = hnp.arrays(np.float64, shape, elements=number)
        group = hnp.arrays(np.float64, shape[-k:], elements=number)
        needed = {"grad_output": array} if backward else {}
        optional = {"weight": group, "eps": st.just(0.25)}
        needed |= {"x": array, "normalized_shape": st.just(shape[-k:])}
        return st.fixed_dictionaries(needed, optional=optional)

    shapes = st.one_of(st.tuples(st.tuples(st.integers(1, 2), st.integers(1, 3)), st.integers(1, 2)),
                       st.just(((2, 1, 2), 2)))
    e.strategy(shapes.flatmap(lambda drawn: inputs(drawn, False)), valid=valid)
    v.strategy(shapes.flatmap(lambda drawn: inputs(drawn, True)), valid=valid_backward)
