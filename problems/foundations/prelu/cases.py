import numpy as np
from gradus import Layout
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp


def valid(x, weight):
    return valid_grad(x, weight, x)


def valid_grad(x, weight, grad_output):
    if np.ndim(x) < 2 or np.shape(weight) != np.shape(x)[1:2] or np.shape(x)[1] == 0:
        return "x has shape (N, C, ...) with C of at least 1, and weight has shape (C,)."
    if np.shape(grad_output) != np.shape(x):
        return "grad_output has the shape of x."
    sizes = [np.abs(np.asarray(part, dtype=np.float64)).max(initial=0.0) for part in (x, weight, grad_output)]
    return all(size <= 1e50 for size in sizes) or "The inputs are at most 1e50 in size, and not NaN."


def random_case(rng, i):
    shape = tuple(int(n) for n in rng.integers(1, 5, size=2 + i % 3))
    x = rng.integers(-3, 4, size=shape) if i % 5 == 4 else rng.normal(scale=2.0, size=shape)
    return {"x": x, "weight": rng.normal(loc=0.25, scale=0.8, size=shape[1])}


def random_grad(rng, i):
    inputs = random_case(rng, i)
    return inputs | {"grad_output": rng.normal(size=inputs["x"].shape)}


def build(cases):
    x = np.array([[1.5, -2.0, -0.25], [-0.5, 3.0, -4.0]])
    weight = np.array([0.1, 0.25, 2.0])
    grads = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])
    square = np.array([[-1.0, -2.0], [-3.0, 4.0]])
    image = np.sin(np.arange(24.0)).reshape(2, 3, 2, 2) * 3.0
    cube = np.cos(np.arange(27.0)).reshape(3, 3, 3) * 2.0

    e = cases.of("prelu")
    e.example("two-rows", x=x, weight=weight)
    e.example("square", x=square, weight=np.array([0.5, 0.1]))
    e.edge("zeros", x=np.array([[0.0, -0.0], [1.0, 0.0]]), weight=np.array([0.5, 3.0]))
    e.edge("slopes-zero-one-negative", x=-np.abs(x), weight=np.array([0.0, 1.0, -0.5]))
    e.edge("channels-before-the-last-axis", x=np.array([[[-1.0, -2.0], [-3.0, 4.0]]]), weight=np.array([0.5, 0.1]),
           note="Channels are axis 1: the first row has the slope 0.5, the second 0.1.")
    e.edge("one-channel", x=np.array([[-2.0], [3.0], [-1.0]]), weight=np.array([0.3]))
    e.edge("empty-batch", x=np.zeros((0, 3)), weight=weight)
    e.edge("empty-image", x=np.zeros((2, 3, 0)), weight=weight)
    e.shape("image", x=image, weight=weight)
    e.shape("cube", x=cube, weight=weight, note="Channels are axis 1, whatever the lengths.")
    e.shape("integers", x=np.array([[-3, 0, 2], [5, -1, -1]]), weight=np.array([0.5, 0.25, 1.5]))
    e.shape("fortran-order", x=Layout(image, "fortran"), weight=weight)
    e.shape("every-second-element", x=Layout(image, "strided"), weight=Layout(weight, "strided"))
    e.shape("read-only", x=Layout(x, "readonly"), weight=Layout(weight, "readonly"))
    e.stability("large-and-tiny", x=np.array([[1e50, -1e50, -1e-12], [-1e-50, 1e-12, 40.0]]), weight=weight)
    e.random(30, random_case, seed=101)

    v = cases.of("prelu_grad")
    v.example("two-rows", x=x, weight=weight, grad_output=grads)
    v.example("square", x=square, weight=np.array([0.5, 0.1]), grad_output=np.array([[1.0, 2.0], [-1.0, 0.5]]))
    v.edge("zeros", x=np.array([[0.0, -0.0], [1.0, 0.0]]), weight=np.array([0.5, 3.0]),
           grad_output=np.array([[1.0, 2.0], [3.0, -4.0]]), note="0 belongs to the negative side.")
    v.edge("nothing-negative", x=np.abs(x), weight=weight, grad_output=grads)
    v.edge("slopes-zero-one-negative", x=-np.abs(x), weight=np.array([0.0, 1.0, -0.5]), grad_output=grads)
    v.edge("channels-before-the-last-axis", x=np.array([[[-1.0, -2.0], [-3.0, 4.0]]]), weight=np.array([0.5, 0.1]),
           grad_output=np.array([[[1.0, 2.0], [-0.5, 3.0]]]), note="Channels are axis 1.")
    v.edge("one-channel", x=np.array([[-2.0], [3.0], [-1.0]]), weight=np.array([0.3]),
           grad_output=np.array([[1.0], [0.5], [-2.0]]))
    v.edge("empty-batch", x=np.zeros((0, 3)), weight=weight, grad_output=np.zeros((0, 3)))
    v.edge("empty-image", x=np.zeros((2, 3, 0)), weight=weight, grad_output=np.zeros((2, 3, 0)))
    v.shape("image", x=image, weight=weight, grad_output=np.cos(np.arange(24.0)).reshape(2, 3, 2, 2))
    v.shape("cube", x=cube, weight=weight, grad_output=np.sin(np.arange(27.0) * 0.7).reshape(3, 3, 3))
    v.shape("integers", x=np.array([[-3, 0, 2], [5, -1, -1]]), weight=np.array([0.5, 0.25, 1.5]),
            grad_output=np.array([[2, -1, 4], [0, 3, 1]]))
    v.shape("fortran-order", x=Layout(x, "fortran"), weight=weight, grad_output=Layout(grads, "fortran"))
    v.shape("read-only", x=Layout(x, "readonly"), weight=Layout(weight, "readonly"),
            grad_output=Layout(grads, "readonly"))
    v.stability("large-and-tiny", x=np.array([[1e20, -1e20, -1e-12], [-1e-50, 1e-12, 40.0]]), weight=weight,
                grad_output=grads)
    v.random(30, random_grad, seed=102)

    def inputs(shape):
        number = st.sampled_from([0.0, 1.0, -2.0, 0.5])
        return st.fixed_dictionaries({"x": hnp.arrays(np.float64, shape, elements=number),
                                      "weight": hnp.arrays(np.float64, shape[1:2], elements=number),
                                      "grad_output": hnp.arrays(np.float64, shape, elements=number)})

    drawn = hnp.array_shapes(min_dims=2, max_dims=4, max_side=3).flatmap(inputs)
    e.strategy(drawn.map(lambda case: {"x": case["x"], "weight": case["weight"]}), valid=valid)
    v.strategy(drawn, valid=valid_grad)
